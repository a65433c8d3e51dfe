import { z } from 'zod'
import { isCurrency } from '#shared/money.ts'
import { convert, editable, expression, field, mapping, rule, scalar } from './rules.ts'
import { checkSource, source } from './source.ts'

const group = z.strictObject({
  by: field.describe('Rows with the same value are one product.'),
  rows: z
    .enum(['consecutive', 'anywhere'])
    .default('consecutive')
    .describe('anywhere: rows of one product need not follow each other.'),
  head: expression
    .optional()
    .describe('JSONata over the record: true for the row that speaks for the product. Default: the first.'),
  members: expression
    .optional()
    .describe(
      'JSONata over the record: the values of `by` of other rows that belong to this one. Needs `rows: anywhere`.',
    ),
})

const coverage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delta').describe('A feed says nothing of what it leaves out.') }),
  z.strictObject({
    kind: z.literal('full').describe('A feed holds everything the channel has.'),
    missing: z
      .enum(['unlist', 'keep'])
      .default('unlist')
      .describe('What happens to products that are not in it any more.'),
    atMost: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe('The share of the listed products that one run may unlist. Beyond it, it unlists none and says so.'),
  }),
])

/** Says of an unknown key what was expected. */
const byField = <V extends z.ZodType>(value: V) =>
  z.partialRecord(field, value, {
    error: issue => (issue.code === 'invalid_key' ? 'a field, or attributes.<code>' : undefined),
  })

/** A channel's configuration: everything that makes one channel unlike another. docs/api/channels.md explains it. */
export const channelConfig = z
  .strictObject({
    source,
    map: byField(mapping),
    group: group.optional(),
    snapshot: z
      .strictObject({ latestBy: field })
      .optional()
      .describe('Of several rows of one product only the newest counts, also between runs.'),
    coverage: coverage.default({ kind: 'delta' }),
    validate: z.array(rule).max(100).default([]),
    convert: convert.prefault({}),
    defaults: byField(scalar).default({}).describe('Values for fields that are empty.'),
    feedWins: z
      .array(editable)
      .max(200)
      .default([])
      .describe('Fields in which the feed replaces what was edited by hand. Others stay as they were edited.'),
    initialStatus: z.enum(['ACTIVE', 'DRAFT']).default('ACTIVE').describe('What new products start as.'),
  })
  .superRefine((config, ctx) => {
    const problem = (path: (string | number)[], message: string) => ctx.addIssue({ code: 'custom', path, message })
    for (const needed of ['externalId', 'title', 'price'] as const) {
      if (config.map[needed] === undefined) problem(['map', needed], 'a mapping')
    }
    const currency = config.defaults.currencyCode
    if (config.map.currencyCode === undefined && currency === undefined) {
      problem(['defaults', 'currencyCode'], 'a currency here or in map.currencyCode')
    }
    if (currency !== undefined && !isCurrency(currency)) {
      problem(['defaults', 'currencyCode'], 'an ISO 4217 currency code')
    }
    checkSource(config.source, (path, message) => problem(['source', ...path], message))
    if (config.snapshot && config.map[config.snapshot.latestBy] === undefined)
      problem(['snapshot', 'latestBy'], 'a mapped field')
    if (config.group && config.map[config.group.by] === undefined) problem(['group', 'by'], 'a mapped field')
    if (config.group?.members && config.group.rows !== 'anywhere')
      problem(['group', 'rows'], 'anywhere, because of members')
    if ('each' in config.source && config.source.each && !config.group)
      problem(['group'], 'a group, because each record becomes several rows')
  })
export type ChannelConfig = z.output<typeof channelConfig>
