import { z } from 'zod'
import { country, positive } from '../routing/resolvers/inputs.ts'

const id = z.string().min(1).max(64)
const idempotencyKey = z.string().min(8).max(128)

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
  amountMinor: positive.nullish(),
  idempotencyKey,
})
