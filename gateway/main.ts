import cluster from 'node:cluster'
import { createLogger, type Logger, logUnhandledRejections } from '#shared/log.ts'
import { disableTelemetry, type GraphEnv, readGraphEnv, shareSearchIndex } from './env.ts'
import { Crew } from './workers/crew.ts'
import { runPrimary } from './workers/primary.ts'
import { runWorker, type Served } from './workers/worker.ts'

/**
 * The gateway, and whichever subgraphs have no SUBGRAPH_<NAME>_URL, on a given PostgreSQL and Redis: in this process, or
 * in as many workers as WORKERS says.
 */
async function main(): Promise<void> {
  disableTelemetry()
  const env = readGraphEnv()
  if (!env.databaseUrl || !env.redisUrl) {
    throw new Error('expected DATABASE_URL and REDIS_URL; npm start brings its own on a bare machine')
  }
  if (cluster.isWorker) return runWorker(() => serve(env))
  if (env.workers > 1) {
    shareSearchIndex(env)
    const log = createLogger('fairground', env.logLevel)
    const { workers: count, semiSpaceMb } = env
    return runPrimary(new Crew({ exec: import.meta.filename, count, semiSpaceMb, log }))
  }
  const { url, close, log } = await serve(env)
  log.info({ url: `${url}/graphql` }, 'gateway listening')
  const stop = async (signal: string) => {
    log.info({ signal }, 'closing')
    await close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal))
}

async function serve(env: GraphEnv): Promise<Served & { log: Logger }> {
  // The primary of several workers needs none of this.
  const [{ openShared }, { startGraph }] = await Promise.all([import('#shared/platform.ts'), import('./graph.ts')])
  const shared = await openShared(env)
  logUnhandledRejections(shared.log)
  const { url, tokens, health, close } = await startGraph(env, shared)
  return {
    url,
    tokens,
    health,
    log: shared.log,
    registry: shared.metrics.registry,
    close: async () => {
      await close()
      await shared.close()
    },
  }
}

try {
  await main()
} catch (error) {
  console.error(`The gateway did not start: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
