import { z } from 'zod'
import { idempotencyKey } from '../../resolvers/inputs.ts'
import { STEPS } from '../domain/steps.ts'

/** The rules for what operations send; each failure names its field. */

const id = z.string().min(1).max(64)
const reason = z.string().trim().min(1).max(500)

export const compensateInput = z.object({ orderId: id, reason, idempotencyKey })
export const stepInput = compensateInput.extend({ step: z.enum(STEPS) })
export const redriveInput = z.object({ ids: z.array(id).min(1).max(100), reason })
