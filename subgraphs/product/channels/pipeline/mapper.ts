import { attributeFields, ESSENTIAL, FIELDS, type Field } from '../config/fields.ts'
import type { ChannelConfig } from '../config/schema.ts'
import type { ChannelFunctions, Converter } from '../functions/registry.ts'
import type { FeedRecord, RowProblem } from '../reader/feed.ts'
import { convertField } from './convert.ts'
import { compileMapping, MAX_RESULT, type Read } from './expression.ts'
import { type ErrorPolicy, empty, type MappedRow, violate } from './row.ts'
import { compileRule } from './validate.ts'

export interface MapperInput {
  row: number
  record: FeedRecord
  problem?: RowProblem
}

export type RowMapper = (input: MapperInput) => Promise<MappedRow>

/** Builds the pipeline of one configuration: map, defaults, convert, validate. Throws on an expression that is none. */
export function createMapper(config: ChannelConfig, functions: ChannelFunctions, policy: ErrorPolicy): RowMapper {
  const readFields = createReader(config, functions)
  const rules = config.validate.map(rule => compileRule(rule, config, functions))
  // What a later row of a group leaves out, its first row said.
  const needed: Field[] = config.group ? ['externalId'] : [...(ESSENTIAL as Set<Field>)]
  return async ({ row, record, problem }) => {
    const result: MappedRow = { row, record, before: {}, values: {}, violations: [], accepted: true }
    const reading = readFields(result)
    if (reading) await reading
    if (problem) {
      // What its fields hold is read for the product's id; what is wrong with them comes of the row.
      result.violations = []
      result.accepted = false
      violate(result, problem.field, problem.code, problem.message, problem.value)
      return result
    }
    for (const field of result.values.listed === false ? ['externalId' as const] : needed) {
      if (empty(result.values[field]) && !result.violations.some(one => one.field === field))
        violate(result, field, 'REQUIRED', `expected ${field}, got nothing`)
    }
    for (const check of rules) {
      const checking = check(result)
      if (checking) await checking
    }
    settle(result, policy)
    return result
  }
}

/** Reads and converts fields of a row: all, or the few that rows are first looked through for. */
export function createReader(
  config: ChannelConfig,
  functions: ChannelFunctions,
  only: readonly Field[] = [...FIELDS, ...attributeFields(config)],
): (result: MappedRow) => Promise<void> | undefined {
  const reads: [Field, Read][] = []
  for (const field of only) {
    const mapping = config.map[field]
    if (mapping !== undefined) reads.push([field, compileMapping(mapping)])
  }
  const converters = config.convert.functions
    .filter(({ field }) => only.includes(field))
    .map(({ field, use, options }) => ({ field, options, run: functions.converters[use] ?? unknownConverter(use) }))
  const fields = only.filter(field => config.map[field] !== undefined || config.defaults[field] !== undefined)
  const finish = (result: MappedRow) => {
    for (const { field, options, run } of converters) runConverter(result, field, run, options)
    for (const field of fields) convertField(config, result, field)
  }
  return result => {
    let later: Promise<void>[] | undefined
    for (const [field, read] of reads) {
      try {
        const value = read(result.record)
        if (value instanceof Promise) {
          later ??= []
          later.push(value.then(known => take(result, field, known)).catch(error => failed(result, field, error)))
        } else take(result, field, value)
      } catch (error) {
        failed(result, field, error)
      }
    }
    if (later) return Promise.all(later).then(() => finish(result))
    finish(result)
    return undefined
  }
}

function unknownConverter(name: string): never {
  throw new Error(`expected a registered converter, got ${name}`)
}

function take(result: MappedRow, field: Field, value: unknown): void {
  result.before[field] = value
  const text = typeof value === 'string' ? value : typeof value === 'object' ? (JSON.stringify(value) ?? '') : ''
  if (text.length > MAX_RESULT) {
    violate(result, field, 'TOO_LONG', `expected at most ${MAX_RESULT} characters, got ${text.length}`, text)
  } else if (text.includes('\uFFFD')) {
    violate(result, field, 'BAD_ENCODING', `expected text in the feed's encoding, got bytes that are none`, value)
  } else if (!empty(value)) result.values[field] = value
}

function failed(result: MappedRow, field: Field, error: unknown): void {
  const reason = (error as { message?: string }).message ?? String(error)
  violate(result, field, 'EXPRESSION', `the mapping failed: ${reason}`)
}

function runConverter(result: MappedRow, field: Field, run: Converter, options: Record<string, never> | object): void {
  const value = result.values[field]
  if (empty(value)) return
  try {
    result.values[field] = run(value, { values: result.values, record: result.record, options: options as never })
  } catch (error) {
    violate(result, field, 'FUNCTION', error instanceof Error ? error.message : String(error), value)
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
