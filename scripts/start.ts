import { join } from 'node:path'
import { provideDefaults, readStartSettings } from './start/env.ts'

/**
 * `npm start`: the whole graph on an embedded default. PostgreSQL and Redis are real servers below the data folder;
 * DATABASE_URL, REDIS_URL, MEILI_URL and SANDBOX_URL replace any of them. `-- --reset` starts over.
 */
const started = performance.now()
const closers: { name: string; close(): unknown }[] = []
let closing = false

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
  const from = performance.now()
  const result = await work()
  console.log(`  ${name.padEnd(34)} ${((performance.now() - from) / 1000).toFixed(1)} s`)
  return result
}

async function main(): Promise<void> {
  const settings = readStartSettings()
  const { isFree } = await import('./embedded/ports.ts')
  if (!(await isFree(settings.port))) throw new Error(`port ${settings.port} is taken; set PORT to another one`)
  const { openHome } = await import('./start/home.ts')
  const { secrets, unlock } = openHome(settings.home, process.argv.includes('--reset'))
  closers.push({ name: 'data folder', close: unlock })
  console.log(`Fairground starts in ${settings.home}`)

  const [databaseUrl, redisUrl] = await Promise.all([
    settings.databaseUrl ?? step('PostgreSQL', () => embeddedPostgres(settings.home)),
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
    IMPORT_ROOT: process.cwd(),
    TEST_CLOCK: '1',
    LOG_LEVEL: 'warn',
  })
  const { startSandbox } = await import('./start/sandbox.ts')
  if (!settings.sandboxUrl) {
    const webhookUrl = `http://127.0.0.1:${settings.port}/webhooks/payment/sandbox`
    const sandbox = await step('sandbox payment provider', () =>
      startSandbox({ home: settings.home, webhookUrl, secret: secrets.webhook }),
    )
    closers.push({ name: 'sandbox provider', close: sandbox.stop })
    provideDefaults({ SANDBOX_URL: sandbox.url })
  }
  await openGraph()
}

async function embeddedPostgres(home: string): Promise<string> {
  const { ensureDatabase, startPostgres } = await import('./embedded/postgres.ts')
  const server = await startPostgres(home)
  closers.push({ name: 'PostgreSQL', close: server.stop })
  return ensureDatabase(server, 'fairground')
}

async function embeddedRedis(home: string): Promise<string> {
  const { startRedis } = await import('./embedded/redis.ts')
  const server = await startRedis(home, join(import.meta.dirname, '..', 'node_modules', '.cache', 'fairground'), [
    '--appendonly',
    'yes',
  ])
  closers.push({ name: 'Redis', close: server.stop })
  return server.url
}

async function openGraph(): Promise<void> {
  const { disableTelemetry, readGraphEnv } = await import('../gateway/env.ts')
  disableTelemetry()
  const { openShared } = await import('#shared/platform.ts')
  const env = readGraphEnv()
  const shared = await openShared(env)
  closers.push({ name: 'shared connections', close: shared.close })
  const { seed } = await import('../prisma/seed/main.ts')
  await step('demonstration data', () => seed(shared))
  const { startGraph } = await import('../gateway/graph.ts')
  const graph = await step('subgraphs and gateway', () => startGraph(env, shared))
  closers.push({ name: 'gateway', close: graph.close })
  report(graph.url, graph.tokens)
}

function report(url: string, tokens: { identity: { roles: string[] }; token: string }[]): void {
  console.log(`\nReady after ${((performance.now() - started) / 1000).toFixed(1)} s`)
  console.log(`  graph     ${url}/graphql`)
  console.log(`  explorer  ${url}/`)
  console.log(`  health    ${url}/readyz`)
  console.log(`  metrics   ${url}/metrics`)
  if (tokens.length > 0) console.log('\nDevelopment tokens (header: authorization: Bearer …)')
  for (const { identity, token } of tokens) console.log(`  ${identity.roles[0]!.toLowerCase().padEnd(9)} ${token}`)
  console.log('\nCtrl-C stops everything. `npm run demo` in another terminal walks the whole chain.')
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (closing) return
    closing = true
    console.log('\nstopping …')
    void closeAll().then(() => process.exit(0))
  })
}

try {
  await main()
} catch (error) {
  console.error(`\nFairground did not start: ${error instanceof Error ? error.message : error}`)
  await closeAll()
  process.exit(1)
}
