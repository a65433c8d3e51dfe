import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { askHelper, readCores, startHelper, stopAll } from '../gateway/processes.ts'
import { spread } from '../gateway/statistics.ts'
import { compare, startGateways, writeGraph } from './gateways.ts'
import { KEYS, type Keys, type Workload, workloads } from './keys.ts'
import { type Helpers, type Measured, measure } from './measure.ts'

/**
 * `node bench/sharing/main.ts`: the gateway alone with each kind of sharing, on clients that nothing tells apart, popular
 * (Zipf) and uniform keys, and subgraphs that execute every request. Round by round in turn, as `npm run bench:gateway` does
 * it; ratios are of the same round, to the gateway that shares nothing.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '64' },
    workloads: { type: 'string', default: workloads.map(({ name }) => name).join() },
    delays: { type: 'string', default: '0,3' },
  },
})
const rounds = Number(values.rounds)
const load = { connections: Number(values.connections), seconds: Number(values.seconds) }
const folder = mkdtempSync(join(tmpdir(), 'fairground-bench-sharing-'))
const cores = readCores()

process.once('exit', () => {
  stopAll()
  rmSync(folder, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

await writeGraph(folder)
const helpers: Helpers = {
  subgraphs: await startHelper('../sharing/subgraphs.ts', [folder], cores.others),
  load: await startHelper('../sharing/load.ts', [], cores.others),
}
const gateways = await startGateways(folder, cores.gateway)
await compare(gateways)

for (const workload of workloads.filter(({ name }) => values.workloads.split(',').includes(name))) {
  for (const keys of KEYS) {
    for (const delayMs of values.delays.split(',').map(Number)) await table(workload, keys, delayMs)
  }
}
process.exit()

/** Measures all gateways and writes a table. */
async function table(workload: Workload, keys: Keys, delayMs: number): Promise<void> {
  await askHelper(helpers.subgraphs, { delayMs })
  const order = { ...load, workload: workload.name, keys }
  const measured: Measured[][] = gateways.map(() => [])
  for (const gateway of gateways) await measure(gateway, helpers, order)
  for (let round = 0; round < rounds; round++) {
    const turns = [...gateways.keys()]
    if (round % 2 === 1) turns.reverse()
    for (const index of turns) measured[index]!.push(await measure(gateways[index]!, helpers, order))
  }
  console.log(`\n${workload.title}; ${keys} keys; ${delayMs} ms in subgraphs; ${load.connections} connections\n`)
  console.log('| | requests/s | CPU gateway | subgraphs | both | p50 ms | p99 ms | fetches | entities |')
  console.log(`|---|${'---:|'.repeat(8)}`)
  for (const [index, { sharing }] of gateways.entries()) console.log(line(sharing, measured[index]!, measured[0]!))
}

/** The medians of one gateway, with how it stands to the other one. */
function line(name: string, rounds: readonly Measured[], others: readonly Measured[]): string {
  const median = (pick: (one: Measured) => number, digits: number) => spread(rounds.map(pick)).median.toFixed(digits)
  const ratio = (pick: (one: Measured) => number) =>
    spread(rounds.map((one, round) => pick(one) / pick(others[round]!))).median.toFixed(2)
  const cells = [
    `${median(one => one.perSecond, 0)} (${ratio(one => one.perSecond)}x)`,
    `${median(one => one.gateway, 0)} µs (${ratio(one => one.gateway)}x)`,
    `${median(one => one.subgraphs, 0)} µs (${ratio(one => one.subgraphs)}x)`,
    `${ratio(one => one.gateway + one.subgraphs)}x`,
    median(one => one.p50, 1),
    median(one => one.p99, 1),
    median(one => one.fetches, 2),
    median(one => one.entities, 1),
  ]
  return `| ${name} | ${cells.join(' | ')} |`
}
