import { z } from 'zod'
import { amountMinor, id, idempotencyKey } from '#shared/inputs.ts'
import { country } from '../routing/resolvers/inputs.ts'

export const paymentIntentCreateInput = z.object({
  orderId: id,
  captureMethod: z.enum(['AUTOMATIC', 'MANUAL']),
  idempotencyKey,
})
export const paymentIntentCancelInput = z.object({ paymentIntentId: id })
export const paymentIntentConfirmInput = z.object({
  paymentIntentId: id,
  method: z.string().min(1).max(40),
  methodToken: z.string().min(1).max(200).nullish(),
  country: country.nullish(),
  idempotencyKey,
})
export const paymentIntentCaptureInput = z.object({
  paymentIntentId: id,
  amountMinor: amountMinor.nullish(),
  idempotencyKey,
})
