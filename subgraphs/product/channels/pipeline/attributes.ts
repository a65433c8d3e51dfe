import { type Parsed, parseValue } from '../../catalogue/domain/attributes.ts'
import type { DefinitionRecord } from '../../catalogue/domain/records.ts'
import type { ImportedAttribute } from '../../domain/product.ts'
import { type AttributeField, attributeCode, attributeFields } from '../config/fields.ts'
import type { ChannelConfig } from '../config/schema.ts'
import { truthOf } from './convert.ts'
import { instantOf } from './instants.ts'
import { toDecimal } from './numbers.ts'
import { type ErrorPolicy, empty, type MappedRow, violate } from './row.ts'

/** What a category's products are described by, as far as a feed's values are checked against it. Plain data. */
export type Definition = Pick<
  DefinitionRecord,
  'id' | 'version' | 'category' | 'code' | 'type' | 'options' | 'required'
>

/** Reads the attributes of one product from its rows, those of the head first; notes what is wrong with them. */
export type Describe = (rows: readonly MappedRow[], policy: ErrorPolicy) => ImportedAttribute[]

/** A message lists options: some, not two hundred. */
const LONGEST = 300

/** Builds what gives products their attributes. A value is judged by the definition of its product's category. */
export function createDescriber(config: ChannelConfig, definitions: readonly Definition[]): Describe {
  const fields = attributeFields(config)
  const known = new Map(definitions.map(definition => [keyOf(definition.category, definition.code), definition]))
  return (rows, policy) => {
    if (fields.length === 0) return []
    const good = rows.filter(row => row.accepted)
    const category = good.find(row => !empty(row.values.category))?.values.category
    const found: { row: MappedRow; attribute: ImportedAttribute }[] = []
    for (const field of fields) {
      const definition = known.get(keyOf(String(category ?? ''), attributeCode(field)))
      const row = good.find(one => !empty(one.values[field]))
      if (row && !definition) refuseUnknown(config, row, field, category, policy)
      else if (definition) {
        const value = row
          ? readValue(config, row, field, definition, policy)
          : readNothing(rows, field, definition, policy)
        if (value !== undefined) found.push({ row: row ?? rows[0]!, attribute: attributeOf(definition, value) })
      }
    }
    // A row that was refused for one of its values gives none.
    return found.filter(({ row }) => row.accepted).map(({ attribute }) => attribute)
  }
}

const keyOf = (category: string, code: string) => `${code} ${category}`

function attributeOf({ id, version, code }: Definition, value: string | null): ImportedAttribute {
  return { definitionId: id, definitionVersion: version, code, value }
}

/** Undefined if it is none, and what the product has stays. */
function readValue(
  config: ChannelConfig,
  row: MappedRow,
  field: AttributeField,
  definition: Definition,
  policy: ErrorPolicy,
): string | undefined {
  const text = String(row.values[field])
  const { value, expected } = convertValue(definition, text, config.convert)
  if (value === undefined) refuse(row, field, 'ATTRIBUTE', expected, text, policy)
  else row.values[field] = value
  return value
}

/** Null if the product has no value any more; undefined if what the feed says of it was refused before. */
function readNothing(
  rows: readonly MappedRow[],
  field: AttributeField,
  { required }: Definition,
  policy: ErrorPolicy,
): null | undefined {
  if (rows.some(row => row.violations.some(one => one.field === field && one.severity === 'error'))) return undefined
  if (!required) return null
  refuse(rows[0]!, field, 'REQUIRED', field, null, policy)
  return undefined
}

function refuseUnknown(
  { convert }: ChannelConfig,
  row: MappedRow,
  field: AttributeField,
  category: unknown,
  policy: ErrorPolicy,
): void {
  const expected = category ? `an attribute of ${JSON.stringify(category)}` : 'a product with a category'
  const value = row.values[field]
  if (convert.otherAttributes === 'refuse') refuse(row, field, 'NO_ATTRIBUTE', expected, value, policy)
  else if (convert.otherAttributes === 'report')
    violate(row, field, 'NO_ATTRIBUTE', `expected ${expected}`, value, 'warning')
}

function refuse(
  row: MappedRow,
  field: AttributeField,
  code: string,
  expected: string,
  value: unknown,
  policy: ErrorPolicy,
): void {
  const message = `expected ${expected.slice(0, LONGEST)}${empty(value) ? ', got nothing' : ''}`
  violate(row, field, code, message, value)
  if (policy !== 'IGNORE_FAILED') row.accepted = false
}

/** A value as feeds write it, in the one form in which it is stored. */
function convertValue(definition: Definition, text: string, { numbers }: ChannelConfig['convert']): Parsed {
  switch (definition.type) {
    case 'NUMBER':
      return parseValue(definition, toDecimal(text, numbers)?.replace(/^\+/, '') ?? '')
    case 'BOOLEAN': {
      const truth = truthOf(text)
      return truth === null ? { expected: 'yes or no, in words or as 1 or 0' } : { value: String(truth) }
    }
    case 'DATE': {
      const at = instantOf(text)
      return parseValue(definition, at === null ? '' : new Date(at).toISOString().slice(0, 10))
    }
    case 'ENUM':
      return parseValue(definition, optionOf(definition, text))
    case 'TEXT':
      return parseValue(definition, text)
  }
}

/** Feeds name an option by its code, or as people read it. */
function optionOf({ options }: Definition, text: string): string {
  if (options.some(option => option.code === text)) return text
  const wanted = text.toLowerCase()
  return options.find(({ labels }) => labels.some(label => label.text.toLowerCase() === wanted))?.code ?? text
}
