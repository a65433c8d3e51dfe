import { createHash } from 'node:crypto'
import { actorOf, type Viewer } from '#shared/auth.ts'
import { inRawTransaction, type RawTx } from '#shared/db.ts'
import { fail, type Refusal, refuse, type UserError } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { PaymentDeps } from '../deps.ts'
import { isUnavailable, OTHER_AMOUNT, UNAVAILABLE } from '../domain/charge.ts'
import { decide } from '../routing/domain/decide.ts'
import { type ConfirmedIntent, insertAttempt, readConfirmed } from '../store/attempts.ts'
import { lockIntent } from '../store/write.ts'
import { chargeBy, newAttempt, type Payment, payAlong, type Routed } from './attempts.ts'
import { payableOrder } from './createIntent.ts'
import { applyCharge } from './recordOutcome.ts'
import { type Retry, retryable } from './retry.ts'
import type { ServingDeps } from './together.ts'

export interface ConfirmIntent {
  paymentIntentId: string
  method: string
  methodToken?: string | null
  country?: string | null
  idempotencyKey: string
}

/** What the channel is asked once the transaction is through: whether the money is there. Nothing for a repeat. */
type Asking = () => Promise<boolean>

const INTENT = ['input', 'paymentIntentId']

/**
 * Pays an intent: writes the attempt, then asks the channel. If the process dies in between, the attempt is there and
 * the janitor asks the channel by its reference. Answers what the caller should know about the attempt.
 */
export async function confirmIntent(deps: ServingDeps, viewer: Viewer, input: ConfirmIntent): Promise<UserError[]> {
  const { platform } = deps
  // The token is a card's stand-in: only its hash takes part, so that it is never stored.
  const { methodToken, ...rest } = input
  const request = {
    scope: 'payment.intentConfirm',
    businessId: viewer.businessId,
    viewerId: actorOf(viewer),
    key: input.idempotencyKey,
    request: { ...rest, token: digest(methodToken ?? '') },
    resourceId: () => newId('atm'),
  }
  let ask: Asking = async () => false
  const { attemptId } = await runIdempotent<{ attemptId: string }>(
    platform,
    request,
    async ({ resourceId, finish, toFinish }) => {
      const { businessId, viewerId: customerId } = request
      const intent = await deps.together.toConfirm({
        id: input.paymentIntentId,
        businessId,
        customerId,
        method: input.method,
      })
      if (!intent) throw refuse('NOT_FOUND', `expected the id of an intent, got ${input.paymentIntentId}`, INTENT)
      const retry = retryable(deps, intent, input.method)
      if (retry) {
        await unchangedOrder(deps, viewer, intent)
        await inRawTransaction(platform.pool, tx => finish(tx, { attemptId: retry.id }))
        ask = () => sendAgain(deps, viewer, retry, methodToken ?? null)
        return { attemptId: retry.id }
      }
      const { payment, decision } = await routed(deps, viewer, intent, input)
      const attempt = newAttempt(deps, payment, { id: resourceId, decision, fallbackOf: null })
      const answer = { attemptId: resourceId }
      const { row, done } = toFinish(answer)
      if (await deps.together.startAttempt({ ...attempt, finish: row })) done(true)
      else
        await inRawTransaction(platform.pool, async tx => {
          // First: what was written together after all, but not answered, is found by the next request with this key.
          await finish(tx, answer)
          if (!(await insertAttempt(tx, attempt))) throw await notWaiting(tx, intent.id)
        })
      ask = () => payAlong(deps, payment, { id: resourceId, decision })
      return answer
    },
  )
  return (await ask()) ? [] : errorsOf(deps, input.paymentIntentId, attemptId)
}

/** Sends an attempt again whose outcome is unknown. That nothing was charged now says nothing of the first time. */
async function sendAgain(
  deps: PaymentDeps,
  { businessId }: Viewer,
  { id, channelCode, request }: Retry,
  token: string | null,
): Promise<boolean> {
  const outcome = await chargeBy(deps, channelCode, id, { businessId, request, token })
  return applyCharge(deps, id, isUnavailable(outcome) ? { kind: 'UNKNOWN' } : outcome, 'answer')
}

/** Why the intent cannot be paid now. */
async function notWaiting(tx: RawTx, intentId: string): Promise<Refusal> {
  const intent = await lockIntent(tx, intentId)
  const message = `expected an intent that waits for a method, got one that is ${intent?.status}`
  return refuse('INVALID_TRANSITION', message, INTENT)
}

/** Refuses when the order cannot be paid now, or is to be paid otherwise than the intent says. */
async function unchangedOrder(deps: PaymentDeps, viewer: Viewer, intent: ConfirmedIntent): Promise<void> {
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
  deps: ServingDeps,
  viewer: Viewer,
  intent: ConfirmedIntent,
  { method, methodToken, country }: ConfirmIntent,
): Promise<{ payment: Payment; decision: Routed }> {
  const { businessId } = viewer
  const { id: intentId, orderId, customerId, amountMinor, currencyCode } = intent
  const manualCapture = intent.captureMethod === 'MANUAL'
  const of = { method, amountMinor, currencyCode, country: country ?? null }
  const request = { ...of, key: orderId, recurring: false, manualCapture }
  const config = await deps.together.routing(businessId)
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
  const attempts = await readConfirmed(platform.pool, intentId, firstId)
  const { status, declineCode } = attempts.find(attempt => attempt.status !== 'DECLINED') ?? attempts.at(-1)!
  if (status === 'UNKNOWN')
    return [fail('PROVIDER_UNKNOWN', 'the channel gave no answer; the outcome is being looked up', INTENT)]
  if (status !== 'DECLINED' && declineCode !== OTHER_AMOUNT) return []
  if (declineCode === UNAVAILABLE)
    return [fail('UNAVAILABLE', 'expected a channel that takes payments now, got none; nothing was charged', INTENT)]
  return [fail('PROVIDER_DECLINED', `the channel declined: ${declineCode}`, ['input', 'methodToken'])]
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
