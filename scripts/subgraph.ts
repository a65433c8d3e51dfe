import { logUnhandledRejections } from '#shared/log.ts'
import { openShared } from '#shared/platform.ts'
import { SUBGRAPHS, type SubgraphName, serveSubgraph } from '#shared/serve.ts'
import { readGraphEnv } from '../gateway/env.ts'
import { openSubgraphs } from '../gateway/subgraphs.ts'

/** `npm run subgraph -- order`: one subgraph alone, over HTTP, for SUBGRAPH_ORDER_URL of the gateway and the others. */
async function main(name: SubgraphName): Promise<void> {
  if (!SUBGRAPHS.includes(name)) {
    throw new Error(`expected one of ${SUBGRAPHS.join(', ')}, got ${name ?? 'nothing'}: npm run subgraph -- order`)
  }
  const env = readGraphEnv(undefined, 'subgraph')
  if (!env.databaseUrl || !env.redisUrl) {
    throw new Error('expected DATABASE_URL and REDIS_URL: a subgraph alone shares them with the others')
  }
  const shared = await openShared(env)
  logUnhandledRejections(shared.log)
  const { [name]: _own, ...remotes } = env.remotes
  const opened = await openSubgraphs({ shared, names: [name], remotes, secret: env.secret, poolSize: env.poolSize })
  const server = await serveSubgraph(opened.subgraphs[0]!, {
    port: env.port,
    host: env.host,
    secret: env.secret,
    metrics: () => shared.metrics.registry.metrics(),
    log: shared.log,
  })
  const stop = async () => {
    await server.close()
    await opened.close()
    await shared.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
}

try {
  await main(process.argv[2] as SubgraphName)
} catch (error) {
  console.error(`The subgraph did not start: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
