import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'

const schema = z.object({
  CRASH_SEED: z.coerce
    .number()
    .int()
    .min(0)
    .default(() => Date.now() % 1_000_000),
  CRASH_POINT: z.string().optional(),
})

/** Which points the sample takes, and which one a whole run is limited to: `<part of a point's name>`. */
export function readCrashEnv(source: Record<string, string | undefined> = process.env): {
  seed: number
  only?: string
} {
  const env = readEnvironment(schema, source)
  return { seed: env.CRASH_SEED, only: env.CRASH_POINT }
}
