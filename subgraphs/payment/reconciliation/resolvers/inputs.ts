import { z } from 'zod'
import { id, reason } from '#shared/inputs.ts'
import { RESOLUTIONS } from '../domain/figures.ts'

const isDay = (text: string) => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

export const reconcileInput = z.object({
  channelCode: id,
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .refine(isDay, 'a day of the calendar as YYYY-MM-DD'),
})

export const exceptionResolveInput = z.object({
  exceptionId: id,
  resolution: z.enum(RESOLUTIONS),
  note: reason,
})
