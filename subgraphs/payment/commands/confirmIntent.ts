import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { fail, refuse, type UserError } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { PaymentDeps } from '../deps.ts'
import { decide } from '../routing/domain/decide.ts'
import { readRouting } from '../routing/store/routing.ts'
import { lockIntent } from '../store/write.ts'
import { chargeBy, type Payment, payAlong, type Routed, startAttempt } from './attempts.ts'
import { payableOrder } from './createIntent.ts'
import { applyCharge, isUnavailable, OTHER_AMOUNT, UNAVAILABLE } from './recordOutcome.ts'
import { retryable } from './retry.ts'

export interface ConfirmIntent {
  paymentIntentId: string
  method: string
  methodToken?: string | null
  country?: string | null
  idempotencyKey: string
}

/** What the channel is asked once the transaction is through; nothing for a repeat of a request. */
type Asking = () => Promise<void>
type Intent = { id: string; orderId: string; amountMinor: bigint; currencyCode: string }

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
    request: { ...rest, token: await digest(methodToken ?? '') },
    resourceId: () => newId('atm'),
  }
  let ask: Asking = async () => {}
  const { attemptId } = await runIdempotent<{ attemptId: string }>(
    platform,
    request,
    async ({ resourceId, finish }) => {
      const intent = await ownIntent(deps, viewer, input.paymentIntentId)
      const retry = await retryable(deps, intent.id, input.method)
      if (retry) {
        await unchangedOrder(deps, viewer, intent)
        await inTransaction(platform.prisma, tx => finish(tx, { attemptId: retry.id }))
        const again = { ...retry.payment, token: methodToken ?? null }
        ask = async () => {
          const outcome = await chargeBy(deps, retry.channelCode, retry.id, again)
          // That nothing was charged now says nothing of the first time.
          await applyCharge(deps, retry.id, isUnavailable(outcome) ? { kind: 'UNKNOWN' } : outcome, 'answer')
        }
        return { attemptId: retry.id }
      }
      const { payment, decision } = await routed(deps, viewer, intent, input)
      await inTransaction(platform.prisma, async tx => {
        const locked = await lockIntent(tx, intent.id)
        if (locked?.status !== 'REQUIRES_PAYMENT_METHOD') {
          const message = `expected an intent that waits for a method, got one that is ${locked?.status}`
          throw refuse('INVALID_TRANSITION', message, INTENT)
        }
        await startAttempt(deps, tx, payment, { id: resourceId, decision, fallbackOf: null })
        await finish(tx, { attemptId: resourceId })
      })
      ask = () => payAlong(deps, payment, { id: resourceId, decision })
      return { attemptId: resourceId }
    },
  )
  await ask()
  return errorsOf(deps, input.paymentIntentId, attemptId)
}

async function ownIntent({ platform }: PaymentDeps, { businessId, id }: Viewer, intentId: string) {
  const intent = await platform.prisma.paymentIntent.findFirst({
    where: { id: intentId, businessId, customerId: id ?? '' },
  })
  if (!intent) throw refuse('NOT_FOUND', `expected the id of an intent, got ${intentId}`, INTENT)
  return intent
}

/** Refuses when the order cannot be paid now, or is to be paid otherwise than the intent says. */
async function unchangedOrder(deps: PaymentDeps, viewer: Viewer, intent: Intent): Promise<void> {
  const { total } = await payableOrder(deps, viewer, intent.orderId, INTENT)
  const code =
    total.currencyCode !== intent.currencyCode
      ? 'CURRENCY_MISMATCH'
      : total.amountMinor !== intent.amountMinor
        ? 'CONFLICT'
        : null
  if (!code) return
  const expected = `expected an intent of ${total.amountMinor} ${total.currencyCode}, which is the order's total`
  throw refuse(code, `${expected}, got ${intent.amountMinor} ${intent.currencyCode}; create another`, INTENT)
}

/** Decides on the intent's channel and asks the risk check, or refuses. */
async function routed(
  deps: PaymentDeps,
  viewer: Viewer,
  intent: Awaited<ReturnType<typeof ownIntent>>,
  { method, methodToken, country }: ConfirmIntent,
): Promise<{ payment: Payment; decision: Routed }> {
  const { businessId } = viewer
  const { id: intentId, orderId, customerId, amountMinor, currencyCode } = intent
  const manualCapture = intent.captureMethod === 'MANUAL'
  const of = { method, amountMinor, currencyCode, country: country ?? null }
  const request = { ...of, key: orderId, recurring: false, manualCapture }
  const config = await readRouting(deps.platform, businessId, deps.providers)
  const decision = decide(request, config)
  const { chosen, rule, reason } = decision
  if (!chosen) {
    const by = rule ? `rule ${JSON.stringify(rule)}: ${reason}` : reason
    throw refuse('INVALID', `expected a method that takes ${amountMinor} ${currencyCode}, got ${method}: ${by}`, [
      'input',
      'method',
    ])
  }
  const token = methodToken ?? null
  if (!token && config.channels.find(({ code }) => code === chosen)?.tokenisation !== 'NONE')
    throw refuse('REQUIRED', `input.methodToken: expected a token of ${chosen}, got nothing`, ['input', 'methodToken'])
  // One that is under way or paid is refused under its lock, for what it is.
  if (intent.status === 'REQUIRES_PAYMENT_METHOD') await unchangedOrder(deps, viewer, intent)
  const risk = await deps.risk.assess({ ...of, businessId, customerId, orderId, intentId })
  if (risk.outcome === 'DENY') throw refuse('FORBIDDEN', 'expected a payment that may be made, got one refused', INTENT)
  return { payment: { intentId, businessId, request, config, token, risk }, decision: { ...decision, chosen } }
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
  if (status !== 'DECLINED' && declineCode !== OTHER_AMOUNT) return []
  if (declineCode === UNAVAILABLE)
    return [fail('UNAVAILABLE', 'expected a channel that takes payments now, got none; nothing was charged', INTENT)]
  return [fail('PROVIDER_DECLINED', `the channel declined: ${declineCode}`, ['input', 'methodToken'])]
}

async function digest(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex')
}
