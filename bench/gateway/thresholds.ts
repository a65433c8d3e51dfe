import type { Measured } from './measure.ts'
import { findRow, type Row, ratio } from './results.ts'

/** What this gateway is to reach, on unique requests. */
interface Threshold {
  query: string
  gateway: string
  against: string
  what: string
  ratio(ours: Measured, theirs: Measured): number
  wanted: number
}

const lessGatewayCpu = {
  what: 'less gateway CPU per request',
  ratio: (ours: Measured, theirs: Measured) => theirs.gatewayMs / ours.gatewayMs,
}
const against = (gateway: string, query: string, wanted: number): Threshold => ({
  ...{ query, gateway, against: 'stock', wanted },
  ...lessGatewayCpu,
})

const thresholds: readonly Threshold[] = [
  against('ours-tcp', 'list', 15),
  against('ours-unix', 'list', 20),
  against('ours-tcp', 'large', 20),
  against('ours-tcp', 'entity', 10),
  against('ours-tcp', 'feed', 12),
  against('ours-general', 'feed', 7),
  {
    ...{ query: 'list', gateway: 'ours-tcp', against: 'bff', wanted: 1.3 },
    what: 'requests/s',
    ratio: (ours, theirs) => ours.perSecond / theirs.perSecond,
  },
  {
    ...{ query: 'list', gateway: 'ours-in-process', against: 'bff-executed', wanted: 2 },
    what: 'less CPU per request of gateway and subgraphs',
    ratio: (ours, theirs) => theirs.systemMs / ours.systemMs,
  },
]

/** A table of what was wanted and what was reached, the median over the rounds. */
export function thresholdTable(rows: readonly Row[]): string {
  const lines = thresholds.map(({ query, gateway, against, what, ratio: of, wanted }) => {
    const ours = findRow(rows, { table: 'unique', query, gateway })
    const theirs = findRow(rows, { table: 'unique', query, gateway: against })
    const start = `| ${query} | ${gateway} | ${against} | ${what} | ${wanted}x |`
    if (!ours || !theirs) return `${start} not measured | |`
    const { min, median, max } = ratio(ours, theirs, of)
    const digits = (value: number) => value.toFixed(value < 10 ? 2 : 1)
    const reached = `${digits(median)}x (${digits(min)}–${digits(max)})`
    return `${start} ${reached} | ${median >= wanted ? 'reached' : '**missed**'} |`
  })
  return [
    '| query | gateway | against | what | wanted | median (min–max) | |',
    '|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}
