import { z } from 'zod'
import { each, id, idempotencyKey, language, orEmpty, orNull, price, text } from '#shared/inputs.ts'
import { productStatusChangeInput } from '../../resolvers/inputs.ts'
import { ATTRIBUTE_TYPES } from '../domain/attributes.ts'
import { PRODUCT_USES } from '../domain/records.ts'
import { givenValues, version } from './input-parts.ts'

/** The rules for what clients send; each failure names its field. */

const MOST_ITEMS = 500
/** What one statement writes in about a second. */
const MOST_VALUES = 10_000
const code = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/)
const position = z.int().min(0).max(1_000_000_000)
/** The version that this is to follow; 0 for what is new. */
const nextOf = z.int().min(0)
const bulk = {
  errorPolicy: z.enum(['REJECT_EVERYTHING', 'REJECT_FAILED_ROWS']),
  idempotencyKey,
}
const ofProducts = <T extends z.ZodType<{ productId: string }>>(item: T) =>
  z
    .array(item)
    .min(1)
    .max(MOST_ITEMS)
    .superRefine(each(one => one.productId, ['productId'], 'each product once'))

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
    unit: orNull(text(32)),
    options: orEmpty(
      z
        .array(z.object({ code, labels }))
        .max(200)
        .superRefine(each(option => option.code, ['code'], 'each option once')),
    ),
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
      attributes: givenValues.min(1),
      expectedVersion: version.nullish(),
    }),
  ).refine(items => items.reduce((sum, { attributes }) => sum + attributes.length, 0) <= MOST_VALUES, {
    message: `at most ${MOST_VALUES} values in all`,
    params: { code: 'TOO_MANY_ITEMS' },
  }),
  ...bulk,
})

export const productApplicationSetManyInput = z.object({
  items: z
    .array(
      z.object({
        productId: id,
        use: z.enum(PRODUCT_USES),
        title: orNull(text(500)),
        copy: orNull(text(5000)),
        labels: orEmpty(z.array(text(40)).max(10)),
        prices: orEmpty(
          z
            .array(z.object({ skuId: id, price }))
            .max(200)
            .superRefine(each(entry => entry.skuId, ['skuId'], 'each SKU once')),
        ),
        commissionPlanId: orNull(id),
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

const instant = orNull(z.date())

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
