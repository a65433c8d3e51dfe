import { z } from 'zod'

const id = z.string().min(1).max(64)
const idempotencyKey = z.string().min(8).max(128)

export const settlementPeriodCloseInput = z.object({ periodId: id.nullish(), idempotencyKey })
export const settlementPayoutRunInput = z.object({ periodId: id, idempotencyKey })
