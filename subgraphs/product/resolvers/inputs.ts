import { z } from 'zod'
import { isCurrency, MAX_AMOUNT_MINOR } from '#shared/money.ts'
import { PRODUCT_STATUSES } from '../domain/status.ts'

/** The rules for what clients send; each failure names its field. */

const id = z.string().min(1).max(64)
const idempotencyKey = z.string().min(8).max(128)
const currencyCode = z.string().refine(isCurrency, 'an ISO 4217 currency code')
const reason = z.string().trim().min(1).max(500)

export const productStatusChangeInput = z.object({
  productId: id,
  status: z.enum(PRODUCT_STATUSES),
  expectedVersion: z.int().min(1).nullish(),
})

export const skuPriceChangeInput = z.object({
  skuId: id,
  price: z.object({ amountMinor: z.bigint().min(1n).max(MAX_AMOUNT_MINOR), currencyCode }),
  idempotencyKey,
})

export const skuCostSetInput = z.object({
  skuId: id,
  cost: z.object({ amountMinor: z.bigint().min(0n).max(MAX_AMOUNT_MINOR), currencyCode }).nullish(),
  idempotencyKey,
})

export const stockAdjustInput = z.object({
  skuId: id,
  locationCode: z.string().min(1).max(64),
  delta: z
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine(delta => delta !== 0, 'a number other than zero'),
  reason,
  idempotencyKey,
})

const reserveLine = z.object({ orderLineId: id, skuId: id, quantity: z.int().min(1).max(1_000_000) })

export const stockReserveInput = z.object({
  orderId: id,
  lines: z
    .array(reserveLine)
    .min(1)
    .max(200)
    .superRefine((lines, ctx) => {
      const seen = new Set<string>()
      for (const [index, { orderLineId }] of lines.entries()) {
        if (seen.has(orderLineId))
          ctx.addIssue({ code: 'custom', message: 'each order line once', path: [index, 'orderLineId'] })
        seen.add(orderLineId)
      }
    }),
  expiresAt: z.date(),
})

export const stockClaimInput = z.object({ orderId: id })
export const stockReleaseInput = z.object({ orderId: id, orderLineIds: z.array(id).min(1).max(200).nullish(), reason })
export const quotesInput = z.object({ skuIds: z.array(id).min(1).max(1000) })
