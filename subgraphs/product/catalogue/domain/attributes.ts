import { fail, type UserError } from '#shared/errors.ts'
import type { ProductStatus } from '../../domain/status.ts'
import type { DefinitionRecord } from './records.ts'

export const ATTRIBUTE_TYPES = ['TEXT', 'NUMBER', 'BOOLEAN', 'ENUM', 'DATE'] as const
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number]

/** What an index entry of the database can hold. */
const LONGEST = 500
const NUMBER = /^(-?)0*(\d{1,15})(?:\.(\d{1,6}))?$/
const DAY = /^\d{4}-\d\d-\d\d$/

export type Parsed = { value: string; expected?: undefined } | { value?: undefined; expected: string }

/** The one form of a value, in which equal values are equal texts; or what was expected. The database guards the same. */
export function parseValue({ type, options }: Pick<DefinitionRecord, 'type' | 'options'>, text: string): Parsed {
  switch (type) {
    case 'TEXT': {
      const value = text.trim()
      return value !== '' && value.length <= LONGEST ? { value } : { expected: `a text of 1 to ${LONGEST} characters` }
    }
    case 'NUMBER':
      return parseNumber(text)
    case 'BOOLEAN':
      return text === 'true' || text === 'false' ? { value: text } : { expected: '"true" or "false"' }
    case 'ENUM':
      return options.some(option => option.code === text)
        ? { value: text }
        : { expected: `one of ${options.map(option => JSON.stringify(option.code)).join(', ')}` }
    case 'DATE':
      return isDay(text) ? { value: text } : { expected: 'a day such as "2026-11-21"' }
  }
}

function parseNumber(text: string): Parsed {
  const parts = NUMBER.exec(text)
  if (!parts) return { expected: 'a decimal number, at most 15 digits before and 6 behind the point' }
  const [, sign = '', whole = '', fraction = ''] = parts
  const behind = fraction.replace(/0+$/, '')
  const value = behind ? `${whole}.${behind}` : whole
  return { value: value === '0' ? value : sign + value }
}

function isDay(text: string): boolean {
  const date = DAY.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return date !== null && date.getUTCFullYear() > 0 && date.toISOString().startsWith(text)
}

/** A value that a client gives; null takes it away. */
export interface GivenValue {
  code: string
  value?: string | null | undefined
}

export interface JudgedValues {
  set: { definition: DefinitionRecord; value: string }[]
  cleared: DefinitionRecord[]
  errors: UserError[]
}

/**
 * What of the given values is to be written, over the values that the product has by definition, and what is wrong with
 * the others. A product that is reviewed or sold keeps the values that its category asks for.
 */
export function judgeValues(
  product: { category: string | null; status: ProductStatus },
  definitions: readonly DefinitionRecord[],
  current: ReadonlyMap<string, string>,
  given: readonly GivenValue[],
  path: readonly (string | number)[],
): JudgedValues {
  const judged: JudgedValues = { set: [], cleared: [], errors: [] }
  const byCode = new Map(definitions.map(definition => [definition.code, definition]))
  for (const [index, { code, value = null }] of given.entries()) {
    const at = [...path, index]
    const definition = byCode.get(code)
    if (!definition) {
      judged.errors.push(fail('NOT_FOUND', unknownCode(code, product.category, definitions), [...at, 'code']))
    } else if (value === null) {
      if (!current.has(definition.id)) continue
      if (definition.required && needsRequired(product.status)) {
        const message = `${code}: expected a value while the product is ${product.status}, got nothing`
        judged.errors.push(fail('REQUIRED', message, [...at, 'value']))
      } else judged.cleared.push(definition)
    } else {
      const parsed = parseValue(definition, value)
      if (parsed.value === undefined) {
        const message = `${code}: expected ${parsed.expected}, got ${JSON.stringify(value.slice(0, 80))}`
        judged.errors.push(fail(value === '' ? 'REQUIRED' : 'INVALID', message, [...at, 'value']))
      } else if (current.get(definition.id) !== parsed.value) judged.set.push({ definition, value: parsed.value })
    }
  }
  return judged
}

function unknownCode(code: string, category: string | null, definitions: readonly DefinitionRecord[]): string {
  if (category === null) return 'expected a product with a category: attributes belong to one'
  const codes = definitions.map(definition => definition.code)
  return `expected an attribute of ${JSON.stringify(category)} (${codes.slice(0, 20).join(', ') || 'it has none'}), got ${JSON.stringify(code)}`
}

/** Whether a product in this state has all that its category asks for. */
export function needsRequired(status: ProductStatus): boolean {
  return status === 'IN_REVIEW' || status === 'ACTIVE'
}

/** The codes of required attributes without a value. */
export function missingValues(
  definitions: readonly DefinitionRecord[],
  current: ReadonlyMap<string, string>,
): string[] {
  return definitions.filter(({ id, required }) => required && !current.has(id)).map(({ code }) => code)
}
