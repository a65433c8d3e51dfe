import { z } from 'zod'
import { id, idempotencyKey, text } from '#shared/inputs.ts'

export const digitalGoodSetInput = z.object({
  skuId: id,
  kind: z.enum(['CODE', 'MEMBERSHIP']),
  membershipDays: z.int().min(1).max(3660).nullish(),
})

export const deliveryCodesAddInput = z.object({
  skuId: id,
  codes: z.array(text(200)).min(1).max(1000),
  idempotencyKey,
})
