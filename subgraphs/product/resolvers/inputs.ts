import { z } from 'zod'
import { currencyCode, id, idempotencyKey, price } from '#shared/inputs.ts'
import { MAX_AMOUNT_MINOR } from '#shared/money.ts'
import { PRODUCT_STATUSES } from '../domain/status.ts'

/** The rules for what clients send; each failure names its field. */

export const productStatusChangeInput = z.object({
  productId: id,
  status: z.enum(PRODUCT_STATUSES),
  expectedVersion: z.int().min(1).nullish(),
})

export const skuPriceChangeInput = z.object({ skuId: id, price, idempotencyKey })

export const skuCostSetInput = z.object({
  skuId: id,
  cost: z.object({ amountMinor: z.bigint().min(0n).max(MAX_AMOUNT_MINOR), currencyCode }).nullish(),
  idempotencyKey,
})

export const quotesInput = z.object({ skuIds: z.array(id).min(1).max(1000) })
