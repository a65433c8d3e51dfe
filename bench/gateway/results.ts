import type { Measured } from './measure.ts'
import { type Spread, spread } from './statistics.ts'

export type TableName = 'unique' | 'identical'

/** All rounds of one gateway on one query. Round n of each gateway was measured right after each other's round n. */
export interface Row {
  table: TableName
  query: string
  gateway: string
  rounds: Measured[]
}

export interface Machine {
  processor: string
  cores: string
  memory: string
  system: string
  node: string
  versions: Record<string, string>
}

export interface Results {
  at: string
  machine: Machine
  settings: Record<string, string>
  rows: Row[]
  /** What was not measured, and why. */
  leftOut: string[]
}

export function findRow(rows: readonly Row[], wanted: Pick<Row, 'table' | 'query' | 'gateway'>): Row | undefined {
  return rows.find(
    ({ table, query, gateway }) => table === wanted.table && query === wanted.query && gateway === wanted.gateway,
  )
}

/** How one gateway stands to another, round by round. */
export function ratio(row: Row, other: Row, of: (row: Measured, other: Measured) => number): Spread {
  return spread(row.rounds.map((measured, index) => of(measured, other.rounds[index]!)))
}
