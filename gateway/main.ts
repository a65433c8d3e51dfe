import { openShared } from '#shared/platform.ts'
import { disableTelemetry, readGraphEnv } from './env.ts'

/** The gateway, and whichever subgraphs have no SUBGRAPH_<NAME>_URL, on a given PostgreSQL and Redis. */
async function main(): Promise<void> {
  disableTelemetry()
  const env = readGraphEnv()
  if (!env.databaseUrl || !env.redisUrl) {
    throw new Error('expected DATABASE_URL and REDIS_URL; npm start brings its own on a bare machine')
  }
  const { startGraph } = await import('./graph.ts')
  const shared = await openShared(env)
  const graph = await startGraph(env, shared)
  shared.log.info({ url: `${graph.url}/graphql` }, 'gateway listening')

  const stop = async (signal: string) => {
    shared.log.info({ signal }, 'closing')
    await graph.close()
    await shared.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal))
}

try {
  await main()
} catch (error) {
  console.error(`The gateway did not start: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
