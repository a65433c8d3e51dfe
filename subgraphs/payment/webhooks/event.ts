import { z } from 'zod'
import { Unusable } from '../domain/unusable.ts'
import type { Outcome } from '../provider/port.ts'
import { toldBy } from '../provider/sandbox.ts'

/** PostgreSQL keeps no NUL. */
const text = z
  .string()
  .min(1)
  .max(100)
  .refine(value => !value.includes('\0'))
const RESULTS = ['succeeded', 'authorised', 'failed', 'pending', 'reversed'] as const
const event = z.object({
  id: text,
  type: z.templateLiteral([z.enum(['charge', 'capture', 'void', 'refund', 'transfer']), '.', z.enum(RESULTS)]),
  movementId: text,
  reference: text,
  amountMinor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  declineCode: text.optional(),
})

export type WebhookBody = z.output<typeof event>

/** What a body says, or null when it is no event of ours. */
export function readEvent(body: string): WebhookBody | null {
  try {
    return event.safeParse(JSON.parse(body)).data ?? null
  } catch {
    return null
  }
}

/** The movement's outcome, in the port's words. */
export function outcomeOf(body: WebhookBody): { kind: string; outcome: Outcome } {
  const [kind = '', result] = body.type.split('.') as [string, (typeof RESULTS)[number]]
  const told = { providerReference: body.movementId, ...toldBy(body) }
  switch (result) {
    case 'succeeded':
      return { kind, outcome: { kind: 'SUCCEEDED', ...told } }
    case 'authorised':
      if (kind !== 'charge') throw new Unusable(`expected a charge to be authorised, got a ${kind}`)
      return { kind, outcome: { kind: 'AUTHORISED', ...told } }
    case 'failed':
      return { kind, outcome: { kind: 'DECLINED', declineCode: body.declineCode ?? 'declined' } }
    case 'reversed':
      if (kind !== 'refund') throw new Unusable(`expected a refund to be reversed, got a ${kind}`)
      return { kind, outcome: { kind: 'REVERSED', reason: body.declineCode ?? 'reversed' } }
    case 'pending':
      return { kind, outcome: { kind: 'PENDING' } }
  }
}
