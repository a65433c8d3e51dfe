import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { difference, type Expected, expectedAnswers, type Gateway, startTarget } from './gateways.ts'
import { writeGraph } from './graph/write.ts'
import { installHive } from './hive.ts'
import { describeMachine } from './machine.ts'
import { type Helpers, measure } from './measure.ts'
import { readOptions } from './options.ts'
import { readCores, startHelper, stopAll } from './processes.ts'
import { type Query, queries } from './queries.ts'
import { markdown, writeReport } from './report.ts'
import type { Results, Row, TableName } from './results.ts'
import { listTargets, type Target } from './targets.ts'

/**
 * `npm run bench:gateway`: this gateway, others, a hand-written BFF and no gateway at all, on one synthetic graph, round by
 * round in turn, one under load at a time. What counts is the gateway's CPU for a request; see bench/gateway/README.md.
 */
const options = readOptions(process.argv.slice(2))
const folder = mkdtempSync(join(tmpdir(), 'fairground-bench-gateway-'))
const cores = readCores()
const chosen = queries.filter(({ name }) => options.queries?.includes(name) ?? true)
const tables = (['unique', 'identical'] as TableName[]).filter(name => options.tables?.includes(name) ?? true)
const leftOut: string[] = []

async function startAll(targets: readonly Target[]): Promise<Gateway[]> {
  const gateways: Gateway[] = []
  for (const target of targets) {
    try {
      gateways.push(await startTarget(target, cores))
    } catch (error) {
      leaveOut(target.name, `did not start: ${(error as Error).message}`)
    }
  }
  return gateways
}

function leaveOut(name: string, reason: string): void {
  console.error(`left out: ${name}: ${reason}`)
  leftOut.push(`${name}: ${reason}`)
}

/** Those that are asked this query and answer it as the first of them does. */
async function agreeing(gateways: readonly Gateway[], query: Query, { subgraphs }: Helpers): Promise<Gateway[]> {
  let expected: Expected | undefined
  const agreed: Gateway[] = []
  for (const gateway of gateways.filter(({ queries }) => queries?.includes(query.name) ?? true)) {
    try {
      if (!gateway.floor) expected ??= await expectedAnswers(query, gateway, subgraphs)
      const differs = expected ? await difference(gateway, expected) : 'no answer to compare with'
      if (differs) throw new Error(differs)
      agreed.push(gateway)
    } catch (error) {
      leaveOut(`${gateway.name} on ${query.name}`, (error as Error).message)
    }
  }
  const bytes = Buffer.byteLength(expected?.answers.get(0) ?? '')
  console.log(`\n${query.name}: ${agreed.length} gateways give the same ${bytes} bytes`)
  return agreed
}

async function measureQuery(helpers: Helpers, gateways: readonly Gateway[], query: Query, table: TableName) {
  const what = { query: query.name, connections: options.connections, unique: table === 'unique' }
  const rows = gateways.map((gateway): Row => ({ table, query: query.name, gateway: gateway.name, rounds: [] }))
  for (const gateway of gateways) {
    // Each request once, so that the subgraphs have every answer; then what it takes to be compiled.
    await measure(gateway, helpers, { ...what, seconds: 60, requests: query.distinct })
    await measure(gateway, helpers, { ...what, seconds: options.warm })
  }
  for (let round = 0; round < options.rounds; round += 1) {
    const order = [...gateways.keys()]
    if (round % 2 === 1) order.reverse()
    for (const index of order) {
      const measured = await measure(gateways[index]!, helpers, { ...what, seconds: options.seconds })
      rows[index]!.rounds.push(measured)
      const { perSecond, gatewayMs, subgraphsMs, loadMs, p99 } = measured
      const cpu = [gatewayMs, subgraphsMs, loadMs].map(ms => `${(ms * 1_000).toFixed(0)}`.padStart(5)).join(' ')
      console.log(
        `${table} ${query.name} ${round} ${gateways[index]!.name.padEnd(16)} ${perSecond.toFixed(0).padStart(6)}/s  CPU µs gateway, subgraphs, load: ${cpu}  p99 ${p99.toFixed(1)} ms`,
      )
    }
  }
  return rows
}

async function main(): Promise<void> {
  if (options['with-hive']) installHive()
  const graph = await writeGraph(folder)
  const helpers: Helpers = {
    gatewayCore: cores.gateway,
    subgraphs: await startHelper('servers/subgraphs.ts', [folder], cores.others),
    load: await startHelper('load/generator.ts', [], cores.others),
  }
  const targets = listTargets(options, folder, graph)
  const gateways = await startAll(targets)
  const { seconds, rounds, warm, connections } = options
  const rows: Row[] = []
  for (const query of chosen) {
    const agreed = await agreeing(gateways, query, helpers)
    for (const table of tables) rows.push(...(await measureQuery(helpers, agreed, query, table)))
  }
  const results: Results = {
    at: new Date().toISOString(),
    machine: describeMachine(cores, options['with-hive']),
    settings: {
      connections: String(connections),
      rounds: String(rounds),
      seconds: String(seconds),
      warm: String(warm),
    },
    rows,
    leftOut,
  }
  const text = markdown(results, targets)
  writeReport(options.out ?? join(import.meta.dirname, '..', 'results'), results, text)
  console.log(`\n${text}`)
  if (leftOut.length > 0) process.exitCode = 1
}

process.once('exit', () => {
  stopAll()
  rmSync(folder, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
await main()
process.exit()
