import { z } from 'zod'

export const orderReconciliationRunInput = z.object({ repair: z.boolean() })

export const orderReconciliationResolveInput = z.object({
  exceptionId: z.string().min(1).max(64),
  resolution: z.string().trim().min(1).max(500),
})
