import { z } from 'zod'
import { id, reason } from '#shared/inputs.ts'

export const orderReconciliationRunInput = z.object({ repair: z.boolean() })

export const orderReconciliationResolveInput = z.object({ exceptionId: id, resolution: reason })
