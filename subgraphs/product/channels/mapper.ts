import { type ChannelConfig, ESSENTIAL, FIELDS, type Field } from './config.ts'
import { convertField } from './convert.ts'
import { compileMapping, type Read } from './expression.ts'
import type { FeedRow } from './reader.ts'
import { type ErrorPolicy, empty, type MappedRow, violate } from './row.ts'
import { checkRule } from './validate.ts'

export type RowMapper = (row: FeedRow) => Promise<MappedRow>

/** Builds the pipeline of one configuration: map, defaults, convert, validate. Throws on an expression that is none. */
export function createMapper(config: ChannelConfig, policy: ErrorPolicy = 'REJECT_FAILED_ROWS'): RowMapper {
  const reads = Object.entries(config.map).map(([field, mapping]) => [field as Field, compileMapping(mapping)] as const)
  const inherits = config.group !== undefined
  return async ({ row, record, progress }) => {
    const result: MappedRow = { row, progress, before: {}, values: {}, violations: [], accepted: true }
    for (const [field, read] of reads) await mapField(result, record, field, read)
    for (const field of FIELDS) convertField(config, result, field)
    // What a later row of a group leaves out, its first row said.
    const needed = inherits ? ['externalId'] : [...ESSENTIAL]
    for (const field of needed) {
      if (empty(result.values[field as Field]) && !result.violations.some(one => one.field === field))
        violate(result, field, 'REQUIRED', `expected ${field}, got nothing`)
    }
    for (const rule of config.validate) checkRule(result, rule, inherits)
    settle(result, policy)
    return result
  }
}

async function mapField(result: MappedRow, record: Record<string, unknown>, field: Field, read: Read): Promise<void> {
  try {
    const value = await read(record)
    result.before[field] = value
    if (JSON.stringify(value ?? '').includes('\uFFFD')) {
      violate(result, field, 'BAD_ENCODING', `expected text in the feed's encoding, got bytes that are none`, value)
    } else if (!empty(value)) result.values[field] = value
  } catch (error) {
    const reason = (error as { message?: string }).message ?? String(error)
    violate(result, field, 'EXPRESSION', `the mapping failed: ${reason}`)
  }
}

/** Decides by the policy whether the row stands, and without which of its fields. */
function settle(result: MappedRow, policy: ErrorPolicy): void {
  const errors = result.violations.filter(one => one.severity === 'error')
  if (policy !== 'IGNORE_FAILED') {
    result.accepted = errors.length === 0
    return
  }
  for (const { field } of errors) {
    if (ESSENTIAL.has(field)) result.accepted = false
    else delete result.values[field as Field]
  }
}
