import { openShared } from '#shared/platform.ts'
import { SUBGRAPHS, type SubgraphName, serveSubgraph } from '#shared/serve.ts'
import { readGraphEnv } from '../gateway/env.ts'
import { openSubgraphs } from '../gateway/subgraphs.ts'

/** `npm run subgraph -- order`: one subgraph alone, over HTTP, for SUBGRAPH_ORDER_URL of the gateway and the others. */
const name = process.argv[2] as SubgraphName
if (!SUBGRAPHS.includes(name)) {
  console.error(`expected a subgraph (${SUBGRAPHS.join(', ')}), got ${name ?? 'nothing'}: npm run subgraph -- order`)
  process.exit(2)
}
const env = readGraphEnv()
if (!env.databaseUrl || !env.redisUrl) {
  console.error('expected DATABASE_URL and REDIS_URL: a subgraph alone shares them with the others')
  process.exit(2)
}
const shared = await openShared(env)
const { [name]: _own, ...remotes } = env.remotes
const opened = await openSubgraphs({ shared, names: [name], remotes, secret: env.secret })
const server = await serveSubgraph(opened.subgraphs[0]!, {
  port: env.port,
  host: env.host,
  secret: env.secret,
  metrics: () => shared.metrics.registry.metrics(),
  log: shared.log,
})
console.log(`${name} listens at ${server.url}`)

const stop = async () => {
  await server.close()
  await opened.close()
  await shared.close()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
