import { readFile } from 'node:fs/promises'
import { createLogger, logUnhandledRejections } from '#shared/log.ts'
import { disableTelemetry, readCodegen } from './env.ts'
import { readOptions, USAGE, UsageError } from './standalone/options.ts'

/** `npm run gateway`: any supergraph, as its own product. */
async function main(): Promise<void> {
  disableTelemetry()
  const options = readOptions(process.argv.slice(2))
  const { follow, supergraphFrom } = await import('./standalone/supergraph.ts')
  const source = supergraphFrom(options.supergraph)
  const supergraphSdl = await source.read()
  if (options.explain) return explainFile(supergraphSdl, options.explain)

  const log = createLogger('gateway', options.logLevel)
  logUnhandledRejections(log)
  const { startStandalone } = await import('./standalone/server.ts')
  const gateway = await startStandalone({ ...options, supergraphSdl, codegen: readCodegen(), log })
  const following = follow(source, {
    first: supergraphSdl,
    everySeconds: options.pollSeconds,
    swap: gateway.swap,
    log,
  })
  process.on('SIGHUP', () => void following.look())
  const stop = async () => {
    following.stop()
    await gateway.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
  log.info({ url: `${gateway.url}/graphql` }, 'gateway listening')
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
