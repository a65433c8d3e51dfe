import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'
import type { Thresholds } from './domain/retrieval.ts'

const share = (fallback: number) => z.coerce.number().min(0).max(1).default(fallback)

const schema = z.object({
  SUPPORT_ANSWER_THRESHOLD: share(0.3),
  SUPPORT_ASK_BACK_THRESHOLD: share(0.15),
})

/** Reads the subgraph's settings; all mistakes are reported together. */
export function readEnv(source: Record<string, string | undefined> = process.env): { thresholds: Thresholds } {
  const env = readEnvironment(schema, source)
  return { thresholds: { answer: env.SUPPORT_ANSWER_THRESHOLD, askBack: env.SUPPORT_ASK_BACK_THRESHOLD } }
}
