import { z } from 'zod'
import { amountMinor, currencyCode, id, idempotencyKey, text } from '#shared/inputs.ts'
import { couponCodes, orderLines } from '../../resolvers/inputs.ts'

/** The rules for what clients send; each failure names its field. */

const amount = amountMinor.nullish()
const limit = z.int().min(1).max(1_000_000_000).nullish()

/** Which fields say how much, by kind; those of the other kinds must be left out. */
const FIELDS = { PERCENTAGE: ['percentBps'], FIXED: ['amountOffMinor'], GIFT: ['giftSkuId', 'giftQuantity'] } as const
type Kind = keyof typeof FIELDS

function eachKindItsFields(
  input: { kind: Kind } & Partial<Record<(typeof FIELDS)[Kind][number], unknown>>,
  ctx: z.core.$RefinementCtx,
): void {
  for (const kind of Object.keys(FIELDS) as Kind[]) {
    for (const field of FIELDS[kind]) {
      const given = input[field] != null
      if (given === (kind === input.kind)) continue
      const message = given ? `nothing, because only ${kind} has it` : `a value, because ${kind} needs it`
      ctx.addIssue({ code: 'custom', message, path: [field], input: input[field] })
    }
  }
}

export const promotionCreateInput = z
  .object({
    name: text(200),
    kind: z.enum(['PERCENTAGE', 'FIXED', 'GIFT']),
    merchantId: id.nullish(),
    skuIds: z.array(id).min(1).max(100).nullish(),
    currencyCode,
    percentBps: z.int().min(1).max(10_000).nullish(),
    amountOffMinor: amount,
    giftSkuId: id.nullish(),
    giftQuantity: z.int().min(1).max(999).nullish(),
    thresholdMinor: amount,
    stacking: z.enum(['STACKABLE', 'EXCLUSIVE']),
    priority: z.int().min(0).max(1_000_000),
    couponRequired: z.boolean(),
    totalLimit: limit,
    perCustomerLimit: limit,
    startsAt: z.date(),
    endsAt: z.date(),
    idempotencyKey,
  })
  .superRefine(eachKindItsFields)
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { message: 'a time after startsAt', path: ['endsAt'] })

export const promotionInput = z.object({ promotionId: id })

export const couponCreateInput = z.object({
  promotionId: id,
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{4,32}$/),
  totalLimit: limit,
  perCustomerLimit: limit,
  idempotencyKey,
})

export const couponEndInput = z.object({ couponId: id })

export const orderPreviewInput = z.object({ lines: orderLines, currencyCode, couponCodes })
