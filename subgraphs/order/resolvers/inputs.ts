import { z } from 'zod'
import { amountMinor, currencyCode, id, idempotencyKey, price, reason } from '#shared/inputs.ts'

/** The rules for what clients send; each failure names its field. */

const text = z.string().trim().max(500)
const units = z.int().min(1).max(999)

export const orderLines = z
  .array(
    z.object({
      skuId: id,
      quantity: z.int().min(1).max(999),
      attributionToken: z.string().min(1).max(4096).nullish(),
    }),
  )
  .min(1)
  .max(100)
export const couponCodes = z.array(z.string().trim().min(1).max(64)).max(5).nullish()

export const orderCreateInput = z.object({
  lines: orderLines,
  currencyCode,
  couponCodes,
  externalId: z.string().trim().min(1).max(128).nullish(),
  expectedTotalMinor: amountMinor.nullish(),
  idempotencyKey,
})

export const orderCancelInput = z.object({ orderId: id, reason: text.nullish() })
export const orderConfirmInput = z.object({ orderId: id })

export const orderFulfilInput = z.object({
  orderId: id,
  kind: z.enum(['SHIPMENT', 'DIGITAL']),
  lines: z
    .array(z.object({ orderLineId: id, quantity: units }))
    .min(1)
    .max(200)
    .nullish(),
  carrier: text.nullish(),
  trackingNumber: text.nullish(),
  idempotencyKey,
})

export const orderRefundRequestInput = z.object({
  orderId: id,
  lines: z
    .array(z.object({ orderLineId: id, quantity: units.nullish(), amount: price.nullish() }))
    .min(1)
    .max(200)
    .nullish(),
  withReturn: z.boolean(),
  reason,
  idempotencyKey,
})

export const orderRefundApproveInput = z.object({ refundId: id })
export const orderRefundRejectInput = z.object({ refundId: id, reason })
export const orderRefundRetryInput = z.object({ refundId: id, reason, idempotencyKey })
export const orderRefundSettleInput = z.object({ refundId: id, settlement: reason, idempotencyKey })
export const orderRefundReturnInput = z.object({
  refundId: id,
  carrier: text.nullish(),
  trackingNumber: text.nullish(),
})
export const orderRefundReceiveInput = z.object({ refundId: id })
export const clockAdvanceInput = z.object({
  seconds: z
    .int()
    .min(1)
    .max(400 * 86_400),
})
