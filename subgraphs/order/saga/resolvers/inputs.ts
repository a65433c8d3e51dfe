import { z } from 'zod'
import { id, idempotencyKey, reason } from '#shared/inputs.ts'
import { STEPS } from '../domain/steps.ts'

/** The rules for what operations send; each failure names its field. */

export const compensateInput = z.object({ orderId: id, reason, idempotencyKey })
export const stepInput = compensateInput.extend({ step: z.enum(STEPS) })
export const redriveInput = z.object({ ids: z.array(id).min(1).max(100), reason })
