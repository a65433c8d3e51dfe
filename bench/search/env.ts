import { resolve } from 'node:path'
import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'

const schema = z.object({
  MEILI_URL: z.url().optional(),
  MEILI_KEY: z.string().optional(),
  SHARED_DATA: z.string().default('../shared/data'),
})

/** Which engine to measure, the embedded one unless a Meilisearch server is named, and where listings of real shops are. */
export function readSearchBenchEnv(source: Record<string, string | undefined> = process.env) {
  const env = readEnvironment(schema, source)
  return { meiliUrl: env.MEILI_URL, meiliKey: env.MEILI_KEY, data: resolve(env.SHARED_DATA) }
}

export type SearchBenchEnv = ReturnType<typeof readSearchBenchEnv>
