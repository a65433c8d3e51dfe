import cluster from 'node:cluster'
import { readFile } from 'node:fs/promises'
import { createLogger, type Logger, logUnhandledRejections } from '#shared/log.ts'
import { disableTelemetry, readStandaloneEnv, type StandaloneEnv } from './env.ts'
import { asksForHelp, readOptions, type StandaloneOptions, USAGE, UsageError } from './standalone/options.ts'
import type { Standalone } from './standalone/server.ts'
import { follow, type SupergraphSource, supergraphFrom } from './standalone/supergraph.ts'
import { Crew } from './workers/crew.ts'
import { runPrimary } from './workers/primary.ts'
import { runWorker } from './workers/worker.ts'

interface Run {
  options: StandaloneOptions
  env: StandaloneEnv
  log: Logger
}

/** `npm run gateway`: any supergraph, as its own product. In this process, or in as many workers as WORKERS says. */
async function main(): Promise<void> {
  if (asksForHelp(process.argv.slice(2))) return console.log(USAGE)
  disableTelemetry()
  const run = given()
  if (cluster.isWorker) return runWorker(async primary => serve(run, await primary.supergraph()))
  const source = supergraphFrom(run.options.supergraph)
  const first = await source.read()
  if (run.options.explain) return explainFile(first, run.options.explain)
  return run.env.workers > 1 ? runWorkers(run, source, first) : runAlone(run, source, first)
}

function given(): Run {
  const options = readOptions(process.argv.slice(2))
  return { options, env: readStandaloneEnv(), log: createLogger('gateway', options.logLevel) }
}

async function serve({ options, env, log }: Run, supergraphSdl: string): Promise<Standalone> {
  logUnhandledRejections(log)
  // The primary of several workers needs none of this.
  const { startStandalone } = await import('./standalone/server.ts')
  return startStandalone({ ...options, ...env, supergraphSdl, log })
}

async function runAlone(run: Run, source: SupergraphSource, first: string): Promise<void> {
  const { options, log } = run
  const gateway = await serve(run, first)
  const following = follow(source, { first, everySeconds: options.pollSeconds, swap: gateway.swap, log })
  process.on('SIGHUP', () => void following.look(true))
  const stop = async () => {
    following.stop()
    await gateway.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
  log.info({ url: `${gateway.url}/graphql` }, 'gateway listening')
}

/** The primary reads the supergraph, so that all workers have the same, and a new one has what the others took. */
async function runWorkers({ options, env, log }: Run, source: SupergraphSource, first: string): Promise<void> {
  const { workers: count, semiSpaceMb } = env
  const args = process.argv.slice(2)
  const crew = new Crew({ exec: import.meta.filename, args, count, semiSpaceMb, supergraph: first, log })
  const following = follow(source, { first, everySeconds: options.pollSeconds, swap: sdl => crew.swap(sdl), log })
  process.on('SIGHUP', () => void following.look(true))
  // SIGHUP has its meaning here, the same as without workers.
  return runPrimary(crew, 'SIGUSR2')
}

async function explainFile(supergraphSdl: string, file: string): Promise<void> {
  const [{ explain }, { loadSupergraph }] = await Promise.all([
    import('./execution/explain.ts'),
    import('./execution/plan/supergraph.ts'),
  ])
  console.log(explain(loadSupergraph(supergraphSdl), { query: await readFile(file, 'utf8') }))
}

try {
  await main()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  console.error(error instanceof UsageError ? `${message}\n\n${USAGE}` : `The gateway did not start: ${message}`)
  process.exit(1)
}
