import { z } from 'zod'
import { EDITABLE, FIELDS } from './fields.ts'
import { isSafePattern } from './patterns.ts'

const attribute = z
  .templateLiteral(['attributes.', z.string().regex(/^[a-z][a-z0-9_]{0,63}$/)])
  .describe("A value of an attribute of the product's category, by the attribute's code.")
const anyField = { error: 'a field, or attributes.<code>' }
export const field = z.union([z.enum(FIELDS), attribute], anyField)
/** What people edit of products. */
export const editable = z.union([z.enum(EDITABLE), attribute], anyField)
const name = z.string().min(1).max(200)
/** JSONata. */
export const expression = z.string().min(1).max(1000)
export const scalar = z.union([z.string().max(2000), z.number(), z.boolean()])
const options = z.record(z.string().max(100), scalar).default({})

export const mapping = z.union(
  [
    expression.describe('A JSONata expression over the record.'),
    z.strictObject({ from: name.describe('A column, or the way to a value within the record: `brand.name`.') }),
    z.strictObject({ const: scalar }),
  ],
  { error: 'a mapping: an expression, {"from": "column"} or {"const": value}' },
)
export type Mapping = z.output<typeof mapping>

const common = {
  field,
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,39}$/)
    .optional()
    .describe('The code in the error report. Default: the name of the rule.'),
  severity: z.enum(['error', 'warning']).default('error').describe('A warning is reported and refuses nothing.'),
}

export const rule = z.discriminatedUnion('rule', [
  z.strictObject({ ...common, rule: z.enum(['required', 'number', 'positive', 'url']) }),
  z.strictObject({ ...common, rule: z.enum(['maxLength', 'minLength']), value: z.int().min(1).max(100_000) }),
  z.strictObject({ ...common, rule: z.literal('range'), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({
    ...common,
    rule: z.literal('pattern'),
    value: z.string().refine(isSafePattern, 'a pattern without repeated groups or back references'),
  }),
  z.strictObject({ ...common, rule: z.literal('oneOf'), value: z.array(z.string().max(200)).min(1).max(1000) }),
  z.strictObject({
    ...common,
    rule: z.literal('check'),
    value: expression.describe('JSONata over the converted fields; anything but true is a violation.'),
    message: z.string().max(200).optional().describe('What was expected.'),
  }),
  z.strictObject({ ...common, rule: z.literal('function'), use: name.describe('A registered validator.'), options }),
])
export type ValidationRule = z.output<typeof rule>

export const WEIGHT_UNITS = ['mg', 'g', 'kg', 'oz', 'lb'] as const

export const convert = z.strictObject({
  html: z.array(field).default(['description']).describe('Fields that hold HTML. They become plain text.'),
  trim: z.boolean().default(true),
  numbers: z
    .strictObject({
      decimal: z.enum(['.', ',']).default('.'),
      grouping: z.enum(['.', ',', ' ', "'"]).optional().describe('What parts thousands.'),
    })
    .default({ decimal: '.' })
    .describe('How the feed writes prices, weights and stock.'),
  prices: z
    .enum(['major', 'minor'])
    .default('major')
    .describe('minor: 1250 means 12.50 in a currency with two decimals.'),
  weightUnit: z.enum(WEIGHT_UNITS).default('g').describe('The unit of weights that come without one.'),
  categories: z.record(z.string(), z.string().max(200)).optional().describe("The feed's names of categories to yours."),
  otherCategories: z
    .enum(['keep', 'refuse'])
    .default('keep')
    .describe('What happens to a category that `categories` does not name.'),
  otherAttributes: z
    .enum(['report', 'ignore', 'refuse'])
    .default('report')
    .describe(
      'What happens to a value of an attribute that its category has not: it is left out, with a warning or without, or an error.',
    ),
  functions: z
    .array(z.strictObject({ field, use: name.describe('A registered converter.'), options }))
    .max(20)
    .default([])
    .describe(
      'Converters in code, for what nothing else here can say. They run in this order, before the other conversions.',
    ),
})
