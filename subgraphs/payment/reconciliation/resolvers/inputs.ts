import { z } from 'zod'
import { RESOLUTIONS } from '../domain/figures.ts'

const isDay = (text: string) => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

export const reconcileInput = z.object({
  channelCode: z.string().min(1).max(64),
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .refine(isDay, 'a day of the calendar as YYYY-MM-DD'),
})

export const exceptionResolveInput = z.object({
  exceptionId: z.string().min(1).max(64),
  resolution: z.enum(RESOLUTIONS),
  note: z.string().trim().min(1).max(500),
})
