import { z } from 'zod'
import { isCurrency, MAX_AMOUNT_MINOR } from '#shared/money.ts'
import { productStatusChangeInput } from '../../resolvers/inputs.ts'
import { ATTRIBUTE_TYPES } from '../domain/attributes.ts'
import { PRODUCT_USES } from '../domain/records.ts'

/** The rules for what clients send; each failure names its field. */

const MOST_ITEMS = 500
/** What one statement writes in about a second. */
const MOST_VALUES = 10_000
const id = z.string().min(1).max(64)
const text = (longest: number) => z.string().trim().min(1).max(longest)
const code = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/)
const language = z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/)
const version = z.int().min(1)
const nextOf = z.int().min(0)
const position = z.int().min(0).max(1_000_000_000)
const address = z.url({ protocol: /^https?$/ }).max(2000)

/** Refuses a list in which two items have the same key; `field` is the one that is named. */
function each<T>(keyOf: (item: T) => string, field: string[], message: string) {
  return (items: readonly T[], ctx: z.core.$RefinementCtx) => {
    const seen = new Set<string>()
    for (const [index, item] of items.entries()) {
      if (seen.has(keyOf(item))) ctx.addIssue({ code: 'custom', message, path: [index, ...field] })
      seen.add(keyOf(item))
    }
  }
}

const bulk = {
  errorPolicy: z.enum(['REJECT_EVERYTHING', 'REJECT_FAILED_ROWS']),
  idempotencyKey: z.string().min(8).max(128),
}
const ofProducts = <T extends z.ZodType<{ productId: string }>>(item: T) =>
  z
    .array(item)
    .min(1)
    .max(MOST_ITEMS)
    .superRefine(each(one => one.productId, ['productId'], 'each product once'))

const picture = z
  .object({
    url: address,
    altText: text(500)
      .nullish()
      .transform(value => value ?? null),
    width: z
      .int()
      .min(1)
      .max(100_000)
      .nullish()
      .transform(value => value ?? null),
    height: z
      .int()
      .min(1)
      .max(100_000)
      .nullish()
      .transform(value => value ?? null),
  })
  .superRefine(({ width, height }, ctx) => {
    if ((width === null) === (height === null)) return
    ctx.addIssue({ code: 'custom', message: 'width and height together', path: [width === null ? 'width' : 'height'] })
  })

export const productUpdateInput = z.object({
  productId: id,
  expectedVersion: version,
  title: text(500).optional(),
  description: text(20_000).nullish(),
  brand: text(200).nullish(),
  category: text(200).nullish(),
  language: language.nullish(),
  media: z.array(picture).max(50).optional(),
})

export const productStatusChangeManyInput = z.object({ items: ofProducts(productStatusChangeInput), ...bulk })

const labels = z
  .array(z.object({ language, text: text(200) }))
  .min(1)
  .max(20)
  .superRefine(each(label => label.language, ['language'], 'each language once'))

export const attributeDefinitionSetInput = z
  .object({
    category: text(200),
    code,
    type: z.enum(ATTRIBUTE_TYPES),
    unit: text(32)
      .nullish()
      .transform(value => value ?? null),
    options: z
      .array(z.object({ code, labels }))
      .max(200)
      .superRefine(each(option => option.code, ['code'], 'each option once'))
      .nullish()
      .transform(value => value ?? []),
    labels,
    required: z.boolean(),
    facetable: z.boolean(),
    position,
    retired: z.boolean(),
    expectedVersion: nextOf,
  })
  .refine(({ type, unit }) => unit === null || type === 'NUMBER', { message: 'a unit of numbers only', path: ['unit'] })
  .refine(({ type, options }) => (type === 'ENUM') === options.length > 0, {
    message: 'options if, and only if, the type is ENUM',
    path: ['options'],
  })

export const productAttributeSetManyInput = z.object({
  items: ofProducts(
    z.object({
      productId: id,
      attributes: z
        .array(z.object({ code: z.string().min(1).max(64), value: z.string().max(2000).nullish() }))
        .min(1)
        .max(100)
        .superRefine(each(value => value.code, ['code'], 'each attribute once')),
      expectedVersion: version.nullish(),
    }),
  ).refine(items => items.reduce((sum, { attributes }) => sum + attributes.length, 0) <= MOST_VALUES, {
    message: `at most ${MOST_VALUES} values in all`,
    params: { code: 'TOO_MANY_ITEMS' },
  }),
  ...bulk,
})

const price = z.object({
  amountMinor: z.bigint().min(1n).max(MAX_AMOUNT_MINOR),
  currencyCode: z.string().refine(isCurrency, 'an ISO 4217 currency code'),
})

export const productApplicationSetManyInput = z.object({
  items: z
    .array(
      z.object({
        productId: id,
        use: z.enum(PRODUCT_USES),
        title: text(500)
          .nullish()
          .transform(value => value ?? null),
        copy: text(5000)
          .nullish()
          .transform(value => value ?? null),
        labels: z
          .array(text(40))
          .max(10)
          .nullish()
          .transform(value => value ?? []),
        prices: z
          .array(z.object({ skuId: id, price }))
          .max(200)
          .superRefine(each(entry => entry.skuId, ['skuId'], 'each SKU once'))
          .nullish()
          .transform(value => value ?? []),
        commissionPlanId: id.nullish().transform(value => value ?? null),
        visible: z.boolean(),
        expectedVersion: nextOf,
      }),
    )
    .min(1)
    .max(MOST_ITEMS)
    .superRefine(each(item => `${item.use} ${item.productId}`, ['productId'], 'each product and use once')),
  ...bulk,
})

export const shelfSetInput = z.object({ id, use: z.enum(PRODUCT_USES), name: text(200), expectedVersion: nextOf })

const instant = z
  .date()
  .nullish()
  .transform(value => value ?? null)

export const shelfPlaceManyInput = z.object({
  shelfId: id,
  items: ofProducts(
    z
      .object({ productId: id, position, startsAt: instant, endsAt: instant })
      .refine(({ startsAt, endsAt }) => startsAt === null || endsAt === null || startsAt < endsAt, {
        message: 'a time after startsAt',
        path: ['endsAt'],
      }),
  ),
  expectedVersion: version.nullish(),
  ...bulk,
})

export const shelfRemoveManyInput = z.object({
  shelfId: id,
  productIds: z
    .array(id)
    .min(1)
    .max(MOST_ITEMS)
    .superRefine(each(one => one, [], 'each product once')),
  expectedVersion: version.nullish(),
  ...bulk,
})

export const definitionsInput = z.object({ category: z.string().min(1).max(200).nullish() })
