import type { Ticker } from '#shared/serve/subgraph.ts'
import type { ChannelDeps } from './commands.ts'
import { runImports } from './worker.ts'

export { channelPermissions } from './permissions.ts'
export { channelResolvers } from './resolvers.ts'

/** Looks for runs that wait, or whose worker died. */
export function channelTickers({ platform }: ChannelDeps): Ticker[] {
  return [{ name: 'product.imports', everyMs: 500, run: async () => void (await runImports(platform)) }]
}
