import { z } from 'zod'
import { id, idempotencyKey, language } from '#shared/inputs.ts'

/** The rules for what clients send; each failure names its field. */

const skill = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
/** Plain text, kept as it comes. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine(value => value.trim().length > 0, { error: 'some words', params: { code: 'REQUIRED' } })

export const conversationStartInput = z.object({ question: text(4000), orderId: id.nullish(), skill, idempotencyKey })
export const messageSendInput = z.object({ conversationId: id, body: text(4000), idempotencyKey })
export const conversationInput = z.object({ conversationId: id })
export const seatSetInput = z.object({
  onDuty: z.boolean(),
  capacity: z.int().min(1).max(20).nullish(),
  skills: z.array(skill).min(1).max(20).nullish(),
})
export const takeNextInput = z.object({ skill: skill.nullish() })
export const articleInput = z.object({
  id: id.nullish(),
  title: text(200),
  body: text(20_000),
  language,
})
