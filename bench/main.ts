import { deepStrictEqual } from 'node:assert'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { openShared } from '#shared/platform.ts'
import { seed } from '../prisma/seed/main.ts'
import { freePort } from '../scripts/embedded/ports.ts'
import { readBenchEnv } from './env.ts'
import { type Measured, measure } from './load.ts'
import { type Server, startServer, startSubgraph, stopServers } from './processes.ts'
import { print, type Row, save, summarise } from './report.ts'
import { Closers, openServices } from './services.ts'

/**
 * `npm run bench`: the room query and a single product through this gateway in one process, through this gateway over HTTP,
 * and through @apollo/gateway as it comes, on one database, one run, round by round in turn. The absolute figures are this
 * machine's; the ratios of the same round are what to compare. The result is written to bench/results.
 */
const { seconds, rounds, connections } = readBenchEnv()
const operation = (file: string) =>
  readFileSync(join(import.meta.dirname, '..', 'schema', 'operations', 'storefront', file), 'utf8')
const queries = [
  { name: 'room of 20 products', query: operation('liveRoom.graphql'), variables: { id: 'room_demo_tea' } },
  { name: 'one product', query: operation('product.graphql'), variables: { id: 'prd_demo_001' } },
]
const NAMES = ['product', 'sales-attribute', 'order', 'payment', 'settlement', 'support']
const closers = new Closers()

async function open(): Promise<{ targets: Server[]; subgraphs: Server[] }> {
  const { folder, redis, databaseUrl } = await openServices(closers)
  closers.add(stopServers)
  const shared = await openShared({ databaseUrl, redisUrl: redis.url, logLevel: 'silent' })
  await seed(shared)
  await shared.close()
  const env = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redis.url,
    FAIRGROUND_HOME: folder,
    PORT: '0',
    LOG_LEVEL: 'silent',
    SUBGRAPH_SECRET: 'benchmark-secret-of-32-characters!',
  }
  const ports = await Promise.all(NAMES.map(() => freePort()))
  const remotes = Object.fromEntries(
    NAMES.map((name, index) => [
      `SUBGRAPH_${name.toUpperCase().replaceAll('-', '_')}_URL`,
      `http://127.0.0.1:${ports[index]}/graphql`,
    ]),
  )
  const subgraphs = await Promise.all(
    NAMES.map((name, index) => startSubgraph(name, ports[index]!, { ...env, ...remotes })),
  )
  const targets = [
    await startServer('in one process', 'ours.ts', env),
    await startServer('over HTTP', 'ours.ts', { ...env, ...remotes }),
    await startServer('stock gateway', 'stock.ts', { ...env, ...remotes }),
  ]
  return { targets, subgraphs }
}

async function answer(target: Server, body: string): Promise<unknown> {
  const response = await fetch(target.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown }
  if (errors) throw new Error(`${target.name}: ${JSON.stringify(errors)}`)
  return data
}

async function main(): Promise<void> {
  console.log(
    `Node ${process.version}, ${cpus().length} cores shared by gateway, subgraphs, PostgreSQL, Redis and the load; ${connections} connections, ${rounds} rounds of ${seconds} s`,
  )
  const { targets, subgraphs } = await open()
  const rows: Row[] = []
  for (const { name, query, variables } of queries) {
    const body = JSON.stringify({ query, variables })
    const [first, ...others] = await Promise.all(targets.map(target => answer(target, body)))
    for (const other of others) deepStrictEqual(other, first, 'the gateways answer differently')
    for (const target of targets) await measure(target, subgraphs, { body, seconds: 1, connections })
    const measured: Measured[][] = []
    for (let round = 0; round < rounds; round += 1) {
      const results: Measured[] = []
      for (const target of targets) results.push(await measure(target, subgraphs, { body, seconds, connections }))
      measured.push(results)
    }
    rows.push(
      ...summarise(
        name,
        targets.map(target => target.name),
        measured,
      ),
    )
    print(rows.filter(row => row.query === name))
  }
  save({ seconds, rounds, connections }, rows)
}

try {
  await main()
} finally {
  await closers.close()
}
