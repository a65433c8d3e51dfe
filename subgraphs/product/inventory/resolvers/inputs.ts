import { z } from 'zod'
import { each, id, idempotencyKey, reason, text } from '#shared/inputs.ts'

/** The rules for what clients send; each failure names its field. */

const locationCode = id
const units = z.int().min(1).max(1_000_000)
const delta = z
  .int()
  .min(-1_000_000)
  .max(1_000_000)
  .refine(value => value !== 0, 'a number other than zero')
const region = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)
const adjustment = { skuId: id, locationCode, delta, reason }

export const stockAdjustInput = z.object({
  ...adjustment,
  idempotencyKey,
})

export const stockAdjustManyInput = z.object({
  items: z.array(z.object(adjustment)).min(1).max(500),
  errorPolicy: z.enum(['REJECT_EVERYTHING', 'REJECT_FAILED_ROWS']),
  idempotencyKey,
})

export const stockLocationUpsertInput = z.object({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  name: text(200).nullish(),
  priority: z.int().min(0).max(1_000_000).nullish(),
  regions: z.array(region).max(500).nullish(),
  handlingDays: z.int().min(0).max(365).nullish(),
})

const figure = z.int().min(0).max(100_000_000).nullish()

export const stockLevelConfigureInput = z.object({
  skuId: id,
  locationCode,
  safety: figure,
  incoming: figure,
  lowThreshold: figure,
})

export const stockActivityCreateInput = z
  .object({
    kind: z.enum(['FLASH_SALE', 'LIVE_ROOM']),
    name: text(200),
    contentId: id,
    startsAt: z.date(),
    endsAt: z.date(),
    quotas: z
      .array(z.object({ skuId: id, quantity: units }))
      .min(1)
      .max(200)
      .superRefine(each(quota => quota.skuId, ['skuId'], 'each SKU once')),
    idempotencyKey,
  })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { message: 'a time after startsAt', path: ['endsAt'] })

export const stockQuotaChangeInput = z.object({ activityId: id, skuId: id, delta, idempotencyKey })
export const stockActivityEndInput = z.object({ activityId: id })

const reserveLine = z.object({ orderLineId: id, skuId: id, quantity: units, contentId: id.nullish() })

export const stockReserveInput = z.object({
  orderId: id,
  lines: z
    .array(reserveLine)
    .min(1)
    .max(200)
    .superRefine(each(line => line.orderLineId, ['orderLineId'], 'each order line once')),
  expiresAt: z.date(),
})

export const stockClaimInput = z.object({ orderId: id })
export const stockReleaseInput = z.object({
  orderId: id,
  orderLineIds: z.array(id).min(1).max(200).nullish(),
  lines: z
    .array(z.object({ orderLineId: id, keep: z.int().min(0).max(999) }))
    .min(1)
    .max(200)
    .nullish(),
  reason,
})

export const shippingInput = z.object({ region: region.nullish() })
