import type { Platform } from '#shared/platform.ts'

/** All that the product subgraph is built from. */
export interface ProductDeps {
  platform: Platform
  /** Feeds given by path lie below this folder; without it none is accepted. */
  importRoot?: string | undefined
  /** Modules of channel functions, as addresses that `import` takes. */
  channelFunctions?: readonly string[] | undefined
  /** Hosts that feeds may be fetched from although they are not public. */
  feedHosts?: readonly string[] | undefined
  /** Where clients reach this subgraph's uploads and reports; default: where they reach the graph. */
  feedsUrl?: string | undefined
  /** The embedded search index's file; in memory when left out. */
  searchFile?: string | undefined
  /** A Meilisearch server to use instead, and its key. */
  meiliUrl?: string | undefined
  meiliKey?: string | undefined
}
