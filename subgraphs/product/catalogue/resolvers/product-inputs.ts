import { z } from 'zod'
import { each, id, idempotencyKey, language, orEmpty, orNull, price, text } from '#shared/inputs.ts'
import { plainText } from '../../channels/pipeline/text.ts'
import { givenValues, version } from './input-parts.ts'

/** The rules for what clients send of one product; each failure names its field. */

/** As feeds' descriptions are: nothing is left that a page would run. */
const description = text(20_000).transform(html => plainText(html) || null)
const pixels = orNull(z.int().min(1).max(100_000))

const picture = z
  .object({
    url: z.url({ protocol: /^https?$/ }).max(2000),
    altText: orNull(text(500)),
    width: pixels,
    height: pixels,
  })
  .superRefine(({ width, height }, ctx) => {
    if ((width === null) === (height === null)) return
    ctx.addIssue({ code: 'custom', message: 'width and height together', path: [width === null ? 'width' : 'height'] })
  })
const media = z.array(picture).max(50)

export const productUpdateInput = z.object({
  productId: id,
  expectedVersion: version,
  title: text(500).optional(),
  description: description.nullish(),
  brand: text(200).nullish(),
  category: text(200).nullish(),
  language: language.nullish(),
  media: media.optional(),
})

export const productEditsDropInput = z.object({
  productId: id,
  expectedVersion: version,
  fields: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(200)
    .superRefine(each(field => field, [], 'each field once'))
    .nullish()
    .transform(value => value ?? undefined),
})

const sku = z
  .object({
    code: orNull(text(200)),
    title: orNull(text(500)),
    options: orEmpty(
      z
        .array(z.object({ name: text(100), value: text(200) }))
        .max(10)
        .superRefine(each(option => option.name, ['name'], 'each option once')),
    ),
    price,
    compareAtPrice: orNull(price),
    weightGrams: orNull(z.int().min(0).max(1_000_000_000)),
    initialStock: z
      .int()
      .min(0)
      .max(999_999)
      .nullish()
      .transform(value => value ?? 0),
  })
  .refine(({ price: now, compareAtPrice: before }) => before === null || before.currencyCode === now.currencyCode, {
    message: 'the currency of the price',
    path: ['compareAtPrice', 'currencyCode'],
    params: { code: 'CURRENCY_MISMATCH' },
  })

type Options = { options: { name: string; value: string }[] }
const variantOf = ({ options }: Options) => JSON.stringify(options.map(({ name, value }) => [name, value]).sort())

export const productCreateInput = z.object({
  merchantId: orNull(id),
  title: text(500),
  description: orNull(description),
  brand: orNull(text(200)),
  category: orNull(text(200)),
  language: orNull(language),
  media: orEmpty(media),
  attributes: orEmpty(givenValues),
  skus: z
    .array(sku)
    .min(1)
    .max(200)
    .superRefine(each(one => one.code, ['code'], 'each code once'))
    .superRefine(each(variantOf, ['options'], 'each variant once')),
  idempotencyKey,
})
