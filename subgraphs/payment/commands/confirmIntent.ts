import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { fail, refuse, type UserError } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { PaymentDeps } from '../deps.ts'
import { decide } from '../routing/domain/decide.ts'
import { readRouting } from '../routing/store/routing.ts'
import { lockIntent } from '../store/write.ts'
import { type Payment, payAlong, type Routed, startAttempt } from './attempts.ts'
import { payableOrder } from './createIntent.ts'
import { UNAVAILABLE } from './recordOutcome.ts'

export interface ConfirmIntent {
  paymentIntentId: string
  method: string
  methodToken: string
  country?: string | null
  idempotencyKey: string
}

const INTENT = ['input', 'paymentIntentId']

/**
 * Pays an intent: writes the attempt, then asks the channel. If the process dies in between, the attempt is there and
 * the janitor asks the channel by its reference. Answers what the caller should know about the attempt.
 */
export async function confirmIntent(deps: PaymentDeps, viewer: Viewer, input: ConfirmIntent): Promise<UserError[]> {
  const { platform } = deps
  // The token is a card's stand-in: only its hash takes part, so that it is never stored.
  const { methodToken, ...rest } = input
  const request = {
    scope: 'payment.intentConfirm',
    businessId: viewer.businessId,
    viewerId: viewer.id ?? '',
    key: input.idempotencyKey,
    request: { ...rest, token: await digest(methodToken) },
    resourceId: () => newId('atm'),
  }
  const started: { payment?: Payment; decision?: Routed } = {}
  const { attemptId } = await runIdempotent<{ attemptId: string }>(
    platform,
    request,
    async ({ resourceId, finish }) => {
      const { payment, decision } = await routed(deps, viewer, input)
      await inTransaction(platform.prisma, async tx => {
        const intent = await lockIntent(tx, payment.intentId)
        if (intent?.status !== 'REQUIRES_PAYMENT_METHOD') {
          const message = `expected an intent that waits for a method, got one that is ${intent?.status}`
          throw refuse('INVALID_TRANSITION', message, INTENT)
        }
        await startAttempt(deps, tx, payment, { id: resourceId, decision, fallbackOf: null })
        await finish(tx, { attemptId: resourceId })
      })
      Object.assign(started, { payment, decision })
      return { attemptId: resourceId }
    },
  )
  const { payment, decision } = started
  if (payment && decision) await payAlong(deps, payment, { id: attemptId, decision })
  return errorsOf(deps, input.paymentIntentId, attemptId)
}

/** Reads the intent and decides on its channel, or refuses. */
async function routed(
  deps: PaymentDeps,
  viewer: Viewer,
  { paymentIntentId, method, methodToken, country }: ConfirmIntent,
): Promise<{ payment: Payment; decision: Routed }> {
  const { platform, providers } = deps
  const { businessId } = viewer
  const intent = await platform.prisma.paymentIntent.findFirst({
    where: { id: paymentIntentId, businessId, customerId: viewer.id ?? '' },
  })
  if (!intent) throw refuse('NOT_FOUND', `expected the id of an intent, got ${paymentIntentId}`, INTENT)
  const { amountMinor, currencyCode, orderId } = intent
  const request = { key: orderId, method, amountMinor, currencyCode, country: country ?? null, recurring: false }
  const config = await readRouting(platform, businessId, Object.keys(providers))
  const decision = decide(request, config)
  const { chosen, rule, reason } = decision
  if (!chosen) {
    const by = rule ? `rule ${JSON.stringify(rule)}: ${reason}` : reason
    throw refuse('INVALID', `expected a method that takes ${amountMinor} ${currencyCode}, got ${method}: ${by}`, [
      'input',
      'method',
    ])
  }
  if (intent.status === 'REQUIRES_PAYMENT_METHOD') await payableOrder(deps, viewer, orderId, INTENT)
  const payment = { intentId: intent.id, businessId, request, config, token: methodToken }
  return { payment, decision: { ...decision, chosen } }
}

/** What came of the attempts that this confirmation made: each but the last was declined. */
async function errorsOf({ platform }: PaymentDeps, intentId: string, firstId: string): Promise<UserError[]> {
  const attempts = await platform.prisma.paymentAttempt.findMany({
    where: { intentId, OR: [{ id: firstId }, { fallbackOf: firstId }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const { status, declineCode } = attempts.find(attempt => attempt.status !== 'DECLINED') ?? attempts.at(-1)!
  if (status === 'UNKNOWN')
    return [fail('PROVIDER_UNKNOWN', 'the channel gave no answer; the outcome is being looked up', INTENT)]
  if (status !== 'DECLINED') return []
  if (declineCode === UNAVAILABLE)
    return [fail('UNAVAILABLE', 'expected a channel that takes payments now, got none; nothing was charged', INTENT)]
  return [fail('PROVIDER_DECLINED', `the channel declined: ${declineCode}`, ['input', 'methodToken'])]
}

async function digest(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex')
}
