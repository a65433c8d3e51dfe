import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { list, readEnvironment } from '#shared/env.ts'

const schema = z
  .object({
    SEARCH_FILE: z.string().optional(),
    MEILI_URL: z.url().optional(),
    MEILI_KEY: z.string().optional(),
    IMPORT_ROOT: z.string().optional(),
    CHANNEL_FUNCTIONS: list,
    FEED_HOSTS: list,
    FEEDS_URL: z.url({ protocol: /^https?$/ }).optional(),
  })
  .transform(env => ({
    /** The embedded search index; in memory, and rebuilt at each start, when left out. */
    searchFile: env.SEARCH_FILE,
    meiliUrl: env.MEILI_URL,
    meiliKey: env.MEILI_KEY,
    /** Feeds given by path lie below this folder; without it none is accepted. */
    importRoot: env.IMPORT_ROOT,
    /** Modules of channel functions. */
    channelFunctions: env.CHANNEL_FUNCTIONS.map(file => pathToFileURL(resolve(file)).href),
    /** Hosts that feeds may be fetched from although they are not public. */
    feedHosts: env.FEED_HOSTS,
    /** Where clients reach uploads and reports; where they reach the graph, when left out. */
    feedsUrl: env.FEEDS_URL?.replace(/\/$/, ''),
  }))

/** Reads the subgraph's settings; all mistakes are reported together. */
export function readEnv(source: Record<string, string | undefined> = process.env): z.output<typeof schema> {
  return readEnvironment(schema, source)
}
