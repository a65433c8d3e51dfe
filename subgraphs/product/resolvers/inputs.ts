import { z } from 'zod'
import { isCurrency, MAX_AMOUNT_MINOR } from '#shared/money.ts'
import { PRODUCT_STATUSES } from '../domain/status.ts'

/** The rules for what clients send; each failure names its field. */

const id = z.string().min(1).max(64)
const idempotencyKey = z.string().min(8).max(128)
const currencyCode = z.string().refine(isCurrency, 'an ISO 4217 currency code')

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

export const quotesInput = z.object({ skuIds: z.array(id).min(1).max(1000) })
