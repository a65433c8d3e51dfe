import type { Field } from '../config/fields.ts'
import type { FeedRecord } from '../reader/feed.ts'

export type ErrorPolicy = 'REJECT_EVERYTHING' | 'REJECT_FAILED_ROWS' | 'IGNORE_FAILED'

export interface Violation {
  row: number
  field: string
  code: string
  message: string
  value: string | null
  severity: 'error' | 'warning'
}

/** What is known of a row, by the fields of ours. */
export type Values = Partial<Record<Field, unknown>>

/** One row after mapping, conversion and validation. */
export interface MappedRow {
  row: number
  record: FeedRecord
  before: Values
  values: Values
  violations: Violation[]
  accepted: boolean
}

const SHOWN = 200
/** A value as a violation shows it. */
export const shown = (value: unknown) => {
  if (value === null || value === undefined) return null
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, SHOWN)
}
/** Nothing was said: feeds write it in three ways. */
export const empty = (value: unknown) => value === undefined || value === null || value === ''

/** Notes what is wrong with a row. */
export function violate(
  { row, violations }: MappedRow,
  field: string,
  code: string,
  message: string,
  value: unknown = null,
  severity: Violation['severity'] = 'error',
): void {
  violations.push({ row, field, code, message, value: shown(value), severity })
}
