import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'

const schema = z.object({})

/** Reads the subgraph's settings; all mistakes are reported together. The catalogue itself has none. */
export function readEnv(source: Record<string, string | undefined> = process.env): z.output<typeof schema> {
  return readEnvironment(schema, source)
}
