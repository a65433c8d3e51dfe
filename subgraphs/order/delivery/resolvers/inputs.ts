import { z } from 'zod'
import { idempotencyKey } from '../../resolvers/inputs.ts'

const skuId = z.string().min(1).max(64)

export const digitalGoodSetInput = z.object({
  skuId,
  kind: z.enum(['CODE', 'MEMBERSHIP']),
  membershipDays: z.int().min(1).max(3660).nullish(),
})

export const deliveryCodesAddInput = z.object({
  skuId,
  codes: z.array(z.string().trim().min(1).max(200)).min(1).max(1000),
  idempotencyKey,
})
