import { z } from 'zod'
import { isCurrency } from '#shared/money.ts'

/** The fields that a feed can be mapped to. */
export const FIELDS = [
  'externalId',
  'title',
  'description',
  'brand',
  'category',
  'language',
  'imageUrls',
  'price',
  'currencyCode',
  'compareAtPrice',
  'skuExternalId',
  'skuTitle',
  'skuCode',
  'options',
  'stock',
  'snapshotAt',
] as const
export type Field = (typeof FIELDS)[number]

/** What a product cannot live without: dropping it drops the row under every policy. */
export const ESSENTIAL: ReadonlySet<string> = new Set(['externalId', 'title', 'price', 'currencyCode'])

const field = z.enum(FIELDS)
const name = z.string().min(1).max(200)
const scalar = z.union([z.string().max(2000), z.number(), z.boolean()])

const source = z.strictObject({
  format: z.enum(['csv', 'tsv', 'xml', 'json', 'ndjson']),
  delimiter: z.string().length(1).optional(),
  encoding: z.enum(['auto', 'utf-8', 'gb18030']).default('auto'),
  compression: z.enum(['auto', 'gzip', 'none']).default('auto'),
  /** XML: the element that is one record. */
  itemElement: name.optional(),
  /** JSON: the way to the list of records, as in `data.items`. */
  recordPath: name.optional(),
})

const mapping = z.union([
  z.string().min(1).max(1000),
  z.strictObject({ from: name }),
  z.strictObject({ const: scalar }),
])
export type Mapping = z.output<typeof mapping>

/** A pattern that can only take linear time: no group is repeated, nothing refers back. */
export function isSafePattern(pattern: string): boolean {
  if (pattern.length > 200 || /\\[1-9]|\\k|\(\?<?[=!]|\)\s*[*+{?]/.test(pattern)) return false
  if ((pattern.match(/[*+]|\{\d+,\d*\}/g) ?? []).length > 3) return false
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}

const common = {
  field,
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,39}$/)
    .optional(),
  severity: z.enum(['error', 'warning']).default('error'),
}
const rule = z.discriminatedUnion('rule', [
  z.strictObject({ ...common, rule: z.enum(['required', 'number', 'positive', 'url']) }),
  z.strictObject({ ...common, rule: z.literal('maxLength'), value: z.int().min(1).max(100_000) }),
  z.strictObject({
    ...common,
    rule: z.literal('pattern'),
    value: z.string().refine(isSafePattern, 'a pattern without repeated groups or back references'),
  }),
  z.strictObject({ ...common, rule: z.literal('oneOf'), value: z.array(z.string().max(200)).min(1).max(1000) }),
])
export type ValidationRule = z.output<typeof rule>

/** A channel's configuration: everything that makes one channel unlike another. docs/api/channels.md explains it. */
export const channelConfig = z
  .strictObject({
    source,
    map: z.partialRecord(field, mapping),
    group: z.strictObject({ by: field, rows: z.literal('consecutive').default('consecutive') }).optional(),
    snapshot: z.strictObject({ latestBy: field }).optional(),
    validate: z.array(rule).max(100).default([]),
    convert: z
      .strictObject({
        html: z.array(field).default(['description']),
        trim: z.boolean().default(true),
        categories: z.record(z.string(), z.string().max(200)).optional(),
      })
      .default({ html: ['description'], trim: true }),
    defaults: z.partialRecord(field, scalar).default({}),
    initialStatus: z.enum(['ACTIVE', 'DRAFT']).default('ACTIVE'),
  })
  .superRefine((config, ctx) => {
    const problem = (path: (string | number)[], message: string) => ctx.addIssue({ code: 'custom', path, message })
    for (const needed of ['externalId', 'title', 'price'] as const) {
      if (config.map[needed] === undefined) problem(['map', needed], 'a mapping')
    }
    if (config.map.currencyCode === undefined && config.defaults.currencyCode === undefined) {
      problem(['defaults', 'currencyCode'], 'a currency here or in map.currencyCode')
    }
    if (config.defaults.currencyCode !== undefined && !isCurrency(config.defaults.currencyCode)) {
      problem(['defaults', 'currencyCode'], 'an ISO 4217 currency code')
    }
    if (config.source.format === 'xml' && !config.source.itemElement)
      problem(['source', 'itemElement'], 'the name of the element that is one record')
    if (config.snapshot && config.map[config.snapshot.latestBy] === undefined)
      problem(['snapshot', 'latestBy'], 'a mapped field')
    if (config.snapshot && config.group) problem(['snapshot'], 'either snapshot or group, not both')
  })
export type ChannelConfig = z.output<typeof channelConfig>
