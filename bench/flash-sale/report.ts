import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { spread } from '../gateway/statistics.ts'
import type { Options } from './options.ts'
import type { Measured } from './processes.ts'

export interface Round extends Measured {
  way: 'a quota' | 'open stock'
  buyers: number
  seconds: number
  /** Simple updates a second, just before. */
  floor: number
}

/** One order per buyer, far more buyers than units. */
export interface Rush extends Measured {
  seconds: number
  units: number
  redis: boolean
}

export interface Result {
  floor: string
  options: Options
  rounds: readonly Round[]
  rushes: readonly Rush[]
}

const loadBefore = (loadavg()[0] ?? 0).toFixed(1)
const whole = (value: number) => Math.round(value).toLocaleString('en')

/** Middle, least and greatest of the rounds. */
function figure(values: readonly number[], format: (value: number) => string): string {
  const { min, median, max } = spread(values)
  return min === max ? format(median) : `${format(median)} (${format(min)} to ${format(max)})`
}

function latency(rounds: readonly Measured[], share: number): number {
  const sorted = Float64Array.from(rounds.flatMap(round => round.latencies)).sort()
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
}

function rows(rounds: readonly Round[]): string[][] {
  return [...Map.groupBy(rounds, round => `${round.way} ${round.buyers}`).values()].map(group => [
    group[0]!.way,
    whole(group[0]!.buyers),
    figure(
      group.map(round => round.held / round.seconds),
      whole,
    ),
    figure(
      group.map(round => round.floor),
      whole,
    ),
    figure(
      group.map(round => round.held / round.seconds / round.floor),
      value => value.toFixed(2),
    ),
    latency(group, 0.5).toFixed(0),
    latency(group, 0.99).toFixed(0),
    whole(group.reduce((total, round) => total + round.busy, 0)),
  ])
}

const HEAD = [
  'one SKU, from',
  'buyers',
  'reservations/s',
  'simple updates/s',
  'ratio',
  'p50 ms',
  'p99 ms',
  'turned away',
]

function table(head: readonly string[], body: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_cell, index) => (index === 0 ? '---' : '---:'))), ...body.map(line)].join('\n')
}

/** Prints what was measured and writes it to bench/results. */
export function reportSale({ floor, options, rounds, rushes }: Result): void {
  const { rounds: count, seconds, workers } = options
  write(
    'flash-sale.md',
    `# The last flash sale benchmark

\`npm run bench:flash-sale\`, ${today()}: ${count} rounds of ${seconds} s, each beside ${floor} on the same server; middle (least to greatest).
${machine()}, shared by ${workers} product processes with the buyers in them, PostgreSQL (its defaults: every commit is on the disk), Redis, and pgbench
in its turn. Each buyer reserves one unit by \`stockReserve\`, waits for the answer, and asks again.

${table(HEAD, rows(rounds))}

${rushes.map(rush).join('\n')}
`,
  )
}

/** Reservations a second of one design. */
export interface Compared {
  design: string
  batches: boolean
  buyers: number
  perSecond: number
  /** Simple updates a second, just before. */
  floor: number
  /** To set the units up. */
  fillMs: number
  bytes: number
}

export function reportDesigns({
  floor,
  units,
  options: { buyers, rounds, seconds },
  measured,
}: Pick<Result, 'floor' | 'options'> & { units: number; measured: readonly Compared[] }): void {
  const body = [...Map.groupBy(measured, each => `${each.design} ${each.batches}`).values()].map(group => [
    group[0]!.design,
    group[0]!.batches ? 'up to 100' : '1',
    ...buyers.map(count =>
      figure(
        group.filter(each => each.buyers === count).map(each => each.perSecond),
        whole,
      ),
    ),
    figure(
      group.map(each => each.fillMs),
      whole,
    ),
    whole(Math.max(...group.map(each => each.bytes)) / 1024),
  ])
  const counts = buyers.map(count => `${whole(count)} buyers`)
  const head = ['the units are', 'orders a transaction', ...counts, 'made in ms', 'KB']
  write(
    'flash-sale-designs.md',
    `# The last comparison of designs for one hot SKU

\`npm run bench:flash-sale -- --designs\`, ${today()}: reservations a second of ${whole(units)} units; ${rounds} rounds of ${seconds} s, middle (least to greatest). Tables of their own, one statement a transaction,
without the product subgraph; the buyers are in one process with 16 connections. Simple updates a second on the same server (${floor}): ${figure(
      measured.map(each => each.floor),
      whole,
    )}.
${machine()}, shared by the buyers and PostgreSQL with its defaults.

${table(head, body)}
`,
  )
}

const today = () => new Date().toISOString().slice(0, 10)

function machine(): string {
  const [cpu] = cpus()
  return `${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, node ${process.versions.node}, load average before ${loadBefore}`
}

function write(name: string, text: string): void {
  console.log(`\n${text}`)
  const folder = join(import.meta.dirname, '..', 'results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), text)
}

function rush({ seconds, units, redis, ...measured }: Rush): string {
  const { held, soldOut, busy } = measured
  const buyers = held + soldOut + busy
  const where = redis ? '' : ', without Redis'
  return `${whole(buyers)} buyers at once on ${units} units${where}: ${held} held, ${whole(soldOut)} sold out, ${busy} turned away, all answered in ${seconds.toFixed(2)} s (${whole(buyers / seconds)} answers/s).`
}
