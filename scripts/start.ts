import { join } from 'node:path'
import type { GraphEnv } from '../gateway/env.ts'
import type { Ready } from '../gateway/workers/messages.ts'
import { allSettled, type Managed } from './embedded/processes.ts'
import { provideDefaults, readStartSettings, type StartSettings } from './start/env.ts'

/**
 * `npm start`: the whole graph on an embedded default. PostgreSQL and Redis are real servers below the data folder;
 * DATABASE_URL, REDIS_URL, MEILI_URL and SANDBOX_URL replace any of them. `-- --reset` starts over.
 */
const started = performance.now()
const closers: { name: string; close(): unknown }[] = []
let closing = false
let ready = false

async function closeAll(): Promise<void> {
  for (const { name, close } of closers.splice(0).reverse()) {
    try {
      await close()
    } catch (error) {
      console.error(`${name} did not stop cleanly: ${error}`)
    }
  }
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (closing) throw new Error('stopped')
  const from = performance.now()
  const result = await work()
  if (closing) throw new Error('stopped')
  console.log(`  ${name.padEnd(34)} ${((performance.now() - from) / 1000).toFixed(1)} s`)
  return result
}

/** Has a server stopped with everything else, and everything else with the server. */
function own(name: string): <T extends Managed>(server: T) => T {
  return server => {
    closers.push({ name, close: server.stop })
    void server.ended.then(how => {
      if (!closing) end(1, `${name} ${how} while Fairground ran. Start again; --reset starts over with empty data.`)
    })
    return server
  }
}

async function main(): Promise<void> {
  const settings = readStartSettings()
  const { isFree } = await import('./embedded/ports.ts')
  if (!(await isFree(settings.port))) throw new Error(`port ${settings.port} is taken; set PORT to another one`)
  const { FEEDS, openHome } = await import('./start/home.ts')
  const { secrets, unlock } = await openHome(settings.home, process.argv.includes('--reset'))
  closers.push({ name: 'data folder', close: unlock })
  console.log(`Fairground starts in ${settings.home}`)

  const [databaseUrl, redisUrl] = await allSettled([
    settings.databaseUrl ?? step('PostgreSQL', () => embeddedPostgres(settings)),
    settings.redisUrl ?? step('Redis', () => embeddedRedis(settings.home)),
  ])
  const { runMigrations } = await import('../prisma/engine.ts')
  const { provisionAll } = await import('../prisma/provision.ts')
  await step('migrations and queues', async () => {
    await runMigrations(databaseUrl)
    await provisionAll(databaseUrl)
  })
  provideDefaults({
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    FAIRGROUND_HOME: settings.home,
    SUBGRAPH_SECRET: secrets.subgraph,
    ATTRIBUTION_SECRET: secrets.attribution,
    WEBHOOK_SECRETS: secrets.webhook,
    SEARCH_FILE: join(settings.home, 'search', 'products.sqlite'),
    IMPORT_ROOT: join(settings.home, FEEDS),
    TEST_CLOCK: '1',
    LOG_LEVEL: 'warn',
  })
  const { startSandbox } = await import('./start/sandbox.ts')
  if (!settings.sandboxUrl) {
    const webhookUrl = `http://127.0.0.1:${settings.port}/webhooks/payment/sandbox`
    const sandbox = await step('sandbox payment provider', () =>
      startSandbox({ home: settings.home, webhookUrl, secret: secrets.webhook }).then(own('The sandbox provider')),
    )
    provideDefaults({ SANDBOX_URL: sandbox.url })
    settings.sandboxUrl = sandbox.url
  }
  await openGraph(settings.sandboxUrl)
}

async function embeddedPostgres({ home, connections }: StartSettings): Promise<string> {
  const { ensureDatabase, startPostgres } = await import('./embedded/postgres.ts')
  // Twenty are left for others, such as the demonstration data and somebody who looks.
  const most = ['-c', `max_connections=${Math.max(200, connections + 20)}`]
  const server = await startPostgres(home, most).then(own('PostgreSQL'))
  return ensureDatabase(server, 'fairground')
}

async function embeddedRedis(home: string): Promise<string> {
  const { startRedis } = await import('./embedded/redis.ts')
  const server = await startRedis(home, join(import.meta.dirname, '..', 'node_modules', '.cache', 'fairground'), [
    '--appendonly',
    'yes',
  ]).then(own('Redis'))
  return server.url
}

async function openGraph(sandboxUrl: string): Promise<void> {
  const { disableTelemetry, readGraphEnv } = await import('../gateway/env.ts')
  disableTelemetry()
  const { openShared } = await import('#shared/platform.ts')
  const { logUnhandledRejections } = await import('#shared/log.ts')
  const env = readGraphEnv()
  const shared = await openShared(env)
  logUnhandledRejections(shared.log)
  closers.push({ name: 'shared connections', close: shared.close })
  const { seed } = await import('../prisma/seed/main.ts')
  await step('demonstration data', () => seed(shared))
  if (env.workers > 1) {
    const { url, tokens } = await step(`subgraphs and gateway, ${env.workers} times`, () => openWorkers(env))
    return report(url, sandboxUrl, tokens)
  }
  const { startGraph } = await import('../gateway/graph.ts')
  const graph = await step('subgraphs and gateway', async () => {
    const running = await startGraph(env, shared)
    closers.push({ name: 'gateway', close: running.close })
    return running
  })
  report(graph.url, sandboxUrl, graph.tokens)
}

/** The servers belong to this process; the workers find them by the variables that were set for them. */
async function openWorkers(env: GraphEnv): Promise<Ready> {
  const [{ createLogger }, { Crew }] = await Promise.all([
    import('#shared/log.ts'),
    import('../gateway/workers/crew.ts'),
  ])
  const exec = join(import.meta.dirname, '..', 'gateway', 'main.ts')
  const log = createLogger('fairground', env.logLevel)
  const crew = new Crew({ exec, log, count: env.workers, semiSpaceMb: env.semiSpaceMb })
  closers.push({ name: 'workers', close: () => crew.stop() })
  void crew.failed.then(reason => end(1, reason))
  return crew.start()
}

function report(url: string, sandboxUrl: string, tokens: { identity: { roles: string[] }; token: string }[]): void {
  console.log(`\nReady after ${((performance.now() - started) / 1000).toFixed(1)} s`)
  console.log(`  graph     ${url}/graphql`)
  console.log(`  explorer  ${url}/`)
  console.log(`  health    ${url}/readyz`)
  console.log(`  metrics   ${url}/metrics`)
  console.log(`  payments  ${sandboxUrl} (the sandbox provider)`)
  if (tokens.length > 0) console.log('\nDevelopment tokens (header: authorization: Bearer …)')
  for (const { identity, token } of tokens) console.log(`  ${identity.roles[0]!.toLowerCase().padEnd(9)} ${token}`)
  console.log('\nCtrl-C stops everything. `npm run demo` in another terminal walks the whole chain.')
}

/** Ends once: what is being started is awaited, so that it can be stopped too. */
function end(code: number, reason: string): void {
  closing = true
  // The terminal may be gone.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  console.error(`\n${reason}`)
  // Whatever hangs: leaving ends the servers as well.
  setTimeout(() => process.exit(code || 1), 30_000).unref()
  void starting
    .catch(() => {})
    .then(closeAll)
    .then(() => process.exit(code))
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }
for (const [signal, code] of Object.entries(SIGNALS)) {
  process.on(signal, () => {
    // A second one does not wait.
    if (closing) process.exit(code)
    end(ready ? 0 : code, 'stopping …')
  })
}

const starting = main()
starting.then(
  () => {
    ready = true
  },
  error => {
    if (!closing) end(1, `Fairground did not start: ${error instanceof Error ? error.message : error}`)
  },
)
