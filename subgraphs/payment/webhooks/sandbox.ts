import { z } from 'zod'
import { inTransaction } from '#shared/db.ts'
import type { HttpRoute } from '#shared/serve.ts'
import { applyChargeIn } from '../commands/recordOutcome.ts'
import { applyRefundIn } from '../commands/refund.ts'
import type { PaymentDeps } from '../deps.ts'
import type { Outcome } from '../provider/port.ts'
import { verifyWebhook } from './signature.ts'

const event = z.object({
  id: z.string().min(1).max(100),
  type: z.enum([
    'charge.succeeded',
    'charge.failed',
    'refund.succeeded',
    'refund.failed',
    'transfer.succeeded',
    'transfer.failed',
  ]),
  movementId: z.string().min(1).max(100),
  reference: z.string().min(1).max(100),
  declineCode: z.string().min(1).max(100).optional(),
})

/** POST /webhooks/payment/sandbox: verified over the raw bytes; the event's id and its effect commit together. */
export function sandboxWebhook(deps: PaymentDeps): HttpRoute {
  const { platform, webhookSecrets } = deps
  const reply = (status: number, text: string) => ({ status, headers: { 'content-type': 'text/plain' }, body: text })
  return {
    lane: 'core',
    method: 'POST',
    path: '/webhooks/payment/sandbox',
    handle: async ({ headers, rawBody }) => {
      const signature = headers['sandbox-signature']
      if (!verifyWebhook(Array.isArray(signature) ? signature[0] : signature, rawBody, webhookSecrets, Date.now())) {
        platform.log.warn({ channel: 'sandbox' }, 'webhook with a bad signature or timestamp refused')
        return reply(401, 'bad signature')
      }
      const parsed = event.safeParse(parse(rawBody))
      if (!parsed.success) return reply(400, 'not an event')
      await take(deps, parsed.data)
      return reply(200, 'ok')
    },
  }
}

async function take(
  deps: PaymentDeps,
  { id, type, movementId, reference, declineCode }: z.output<typeof event>,
): Promise<void> {
  const { platform } = deps
  await inTransaction(platform.prisma, async tx => {
    const row = { channel: 'sandbox', eventId: id, type, receivedAt: platform.clock.now() }
    const { count } = await tx.webhookEvent.createMany({ data: [row], skipDuplicates: true })
    if (count === 0) return
    const [kind, result] = type.split('.')
    const outcome: Outcome =
      result === 'succeeded'
        ? { kind: 'SUCCEEDED', providerReference: movementId }
        : { kind: 'DECLINED', declineCode: declineCode ?? 'declined' }
    if (kind === 'charge') await applyChargeIn(deps, tx, reference, outcome, 'webhook')
    if (kind === 'refund') await applyRefundIn(deps, tx, reference, outcome, 'webhook')
  })
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}
