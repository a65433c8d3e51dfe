import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'

const schema = z
  .object({
    SEARCH_FILE: z.string().optional(),
    MEILI_URL: z.url().optional(),
    MEILI_KEY: z.string().optional(),
    IMPORT_ROOT: z.string().optional(),
  })
  .transform(env => ({
    /** The embedded search index; in memory, and rebuilt at each start, when left out. */
    searchFile: env.SEARCH_FILE,
    meiliUrl: env.MEILI_URL,
    meiliKey: env.MEILI_KEY,
    /** Feeds given by path lie below this folder; without it none is accepted. */
    importRoot: env.IMPORT_ROOT,
  }))

/** Reads the subgraph's settings; all mistakes are reported together. */
export function readEnv(source: Record<string, string | undefined> = process.env): z.output<typeof schema> {
  return readEnvironment(schema, source)
}
