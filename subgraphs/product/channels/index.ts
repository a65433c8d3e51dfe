import type { Ticker } from '#shared/serve/subgraph.ts'
import type { StreamRoute } from '#shared/serve.ts'
import type { ChannelDeps } from './deps.ts'
import { expireFeeds } from './feeds/chunks.ts'
import { startDuePulls } from './feeds/due.ts'
import { reportRoute } from './http/report.ts'
import { uploadRoute } from './http/upload.ts'
import { runImports } from './imports/worker.ts'

export { channelPermissions } from './permissions.ts'
export { channelResolvers } from './resolvers.ts'

/** What channels do beside answering operations. */
export interface ChannelWork {
  tickers: Ticker[]
  streams: StreamRoute[]
  /** Has running imports hand their runs back after the batch they are at, for another process to go on with. */
  stop(): void
}

/** Imports that run at once in this process: a small feed does not wait for a large one to end. */
const AT_ONCE = 2

export function channelWork(deps: ChannelDeps): ChannelWork {
  const { platform, channelFunctions: functions, feedHosts } = deps
  let stopped = false
  const run = async () => void (await runImports(platform, { functions, feedHosts, stopping: () => stopped }))
  const workers = Array.from({ length: AT_ONCE }, (_, index) => ({
    name: `product.imports.${index}`,
    everyMs: 500,
    run,
  }))
  return {
    tickers: [
      ...workers,
      { name: 'product.pulls', everyMs: 5000, run: async () => void (await startDuePulls(platform)) },
      { name: 'product.feeds', everyMs: 60_000, run: async () => void (await expireFeeds(platform)) },
    ],
    streams: [uploadRoute(deps), reportRoute(deps)],
    stop: () => {
      stopped = true
    },
  }
}
