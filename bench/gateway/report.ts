import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measured } from './measure.ts'
import { queries } from './queries.ts'
import { findRow, type Results, type Row, ratio, type TableName } from './results.ts'
import { type Spread, spread } from './statistics.ts'
import type { Target } from './targets.ts'
import { thresholdTable } from './thresholds.ts'

const TABLES: Record<TableName, string> = {
  unique: 'Unique requests: other variables and another authorization header each time',
  identical: 'Identical requests',
}
const COLUMNS = [
  'gateway',
  'requests/s',
  'x stock (min / median / max)',
  'gateway CPU ms',
  'x less than stock (min / median / max)',
  'gateway + subgraphs CPU ms',
  'p50 ms',
  'p95',
  'p99',
  'RSS MB',
  'fetches',
]
const ratios = ({ min, median, max }: Spread) => [min, median, max].map(value => value.toFixed(2)).join(' / ')

/** The results as markdown. */
export function markdown(results: Results, targets: readonly Target[]): string {
  const { machine, settings, rows, leftOut } = results
  const titles = new Map(targets.map(({ name, title }) => [name, title]))
  const tables = (Object.keys(TABLES) as TableName[])
    .filter(table => rows.some(row => row.table === table))
    .map(table => `## ${TABLES[table]}\n\n${queryTables(rows, table)}`)
  const list = (record: Record<string, string>) =>
    Object.entries(record)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')
  return [
    '# Gateways side by side',
    `\`npm run bench:gateway\`, ${results.at}. ${list(settings)}.`,
    `${machine.processor}, ${machine.cores}, ${machine.memory}, ${machine.system}, Node ${machine.node}; ${list(machine.versions)}.`,
    'All gateways ran in turn, round by round, on the same supergraph, subgraphs and queries; before that their answers were compared byte for byte. ' +
      'The subgraphs answer from memory, so that the gateway is what limits. Ratios are of the same round. CPU is for each request.',
    quiet(rows),
    [...titles].map(([name, title]) => `- \`${name}\`: ${title}`).join('\n'),
    `## What is wanted\n\n${thresholdTable(rows)}`,
    ...tables,
    ...(leftOut.length > 0 ? [`## Left out\n\n${leftOut.map(line => `- ${line}`).join('\n')}`] : []),
  ].join('\n\n')
}

function queryTables(rows: readonly Row[], table: TableName): string {
  const parts = queries.map(({ name, title }) => {
    const lines = rows.filter(row => row.table === table && row.query === name)
    if (lines.length === 0) return undefined
    const stock = findRow(rows, { table, query: name, gateway: 'stock' })
    const head = `| ${COLUMNS.join(' | ')} |\n|${'---|'.repeat(COLUMNS.length)}`
    return `### ${title} (\`${name}\`)\n\n${head}\n${lines.map(row => line(row, stock)).join('\n')}`
  })
  return parts.filter(part => part !== undefined).join('\n\n')
}

function line(row: Row, stock: Row | undefined): string {
  const median = (pick: (measured: Measured) => number, digits: number) =>
    spread(row.rounds.map(pick)).median.toFixed(digits)
  const cells = [
    row.gateway,
    median(one => one.perSecond, 0),
    stock ? ratios(ratio(row, stock, (one, other) => one.perSecond / other.perSecond)) : '',
    median(one => one.gatewayMs, 3),
    stock ? ratios(ratio(row, stock, (one, other) => other.gatewayMs / one.gatewayMs)) : '',
    median(one => one.systemMs, 3),
    median(one => one.p50, 1),
    median(one => one.p95, 1),
    median(one => one.p99, 1),
    median(one => one.residentMb, 0),
    median(one => one.fetches, 1),
  ]
  return `| ${cells.join(' | ')} |`
}

/** Whether the machine had anything else to do: a busy one makes everything slower, and the fastest the most. */
function quiet(rows: readonly Row[]): string {
  const { median, max } = spread(rows.flatMap(({ rounds }) => rounds.map(({ othersShare }) => othersShare)))
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`
  return `Beside the gateway its core was busy for ${percent(median)} of the time (median; at most ${percent(max)}): kernel and other programs.`
}

/** Writes gateway.json and gateway.md. */
export function writeReport(folder: string, results: Results, text: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'gateway.json'), `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(join(folder, 'gateway.md'), `${text}\n`)
}
