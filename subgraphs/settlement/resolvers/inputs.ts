import { z } from 'zod'
import { id, idempotencyKey } from '#shared/inputs.ts'

export const settlementPeriodCloseInput = z.object({ periodId: id.nullish(), idempotencyKey })
export const settlementPayoutRunInput = z.object({ periodId: id, idempotencyKey })
