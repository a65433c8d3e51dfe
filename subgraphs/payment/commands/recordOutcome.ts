import { inTransaction, type Tx } from '#shared/db.ts'
import type { PaymentDeps } from '../deps.ts'
import { nextCheck } from '../domain/schedule.ts'
import type { Outcome } from '../provider/port.ts'
import { appendEvent, lockIntent, moveIntent } from '../store/write.ts'
import { insertRefund } from './refund.ts'

/** What an attempt is declined by when its channel took nothing at all. */
export const UNAVAILABLE = 'channel_unavailable'
const isAnswer = (outcome: Outcome) =>
  outcome.kind !== 'UNKNOWN' && !(outcome.kind === 'DECLINED' && outcome.declineCode === UNAVAILABLE)

export type Source = 'answer' | 'webhook' | 'lookup'

/** Applies what is known of a charge, in a transaction of its own. */
export async function applyCharge(
  deps: PaymentDeps,
  attemptId: string,
  outcome: Outcome,
  source: Source,
): Promise<void> {
  await inTransaction(deps.platform.prisma, tx => applyChargeIn(deps, tx, attemptId, outcome, source))
}

/**
 * The one place where a charge's outcome takes effect, however it was learnt and however often. Money that was received
 * is always recorded, also when it was thought declined; money that its intent cannot use goes straight back.
 */
export async function applyChargeIn(
  deps: PaymentDeps,
  tx: Tx,
  attemptId: string,
  outcome: Outcome,
  source: Source,
): Promise<void> {
  const { platform } = deps
  const known = await tx.paymentAttempt.findUnique({ where: { id: attemptId }, select: { intentId: true } })
  const intent = known && (await lockIntent(tx, known.intentId))
  const attempt = intent && (await tx.paymentAttempt.findUnique({ where: { id: attemptId } }))
  if (!attempt) return
  const at = platform.clock.now()
  // Health counts how the channel answered, whatever becomes known of the charge later, or was known before.
  const answered = source === 'answer' ? { answered: isAnswer(outcome) } : {}
  const set = (data: object) => tx.paymentAttempt.update({ where: { id: attemptId }, data: { ...data, ...answered } })
  if (attempt.status === 'SUCCEEDED' || (attempt.status === 'DECLINED' && outcome.kind !== 'SUCCEEDED')) {
    if (source === 'answer') await set({})
    return
  }

  if (outcome.kind === 'SUCCEEDED') {
    await set({ status: 'SUCCEEDED', providerReference: outcome.providerReference, declineCode: null, checkAt: null })
    const { id: intentId, amountMinor } = intent
    if (!(await appendEvent(tx, { intentId, kind: 'CHARGED', amountMinor, source, reference: attemptId, at }))) return
    if (intent.status === 'SUCCEEDED' || intent.status === 'CANCELLED' || intent.status === 'FAILED') {
      await insertRefund(deps, tx, { id: `auto_${attemptId}`, intentId, attemptId, orderRefundId: null, amountMinor })
      return
    }
    await moveIntent(tx, intent, 'SUCCEEDED', at)
    const { orderId, businessId, currencyCode } = intent
    await platform.jobs.publish(tx, {
      type: 'payment.succeeded',
      key: orderId,
      data: { paymentIntentId: intentId, orderId, businessId, amountMinor: amountMinor.toString(), currencyCode },
    })
    return
  }
  if (outcome.kind === 'DECLINED') {
    await set({ status: 'DECLINED', declineCode: outcome.declineCode, checkAt: null })
    if (intent.status === 'PROCESSING' || intent.status === 'REQUIRES_ACTION')
      await moveIntent(tx, intent, 'REQUIRES_PAYMENT_METHOD', at)
    return
  }
  const checks = source === 'lookup' ? attempt.checks + 1 : attempt.checks
  const status = outcome.kind === 'UNKNOWN' ? 'UNKNOWN' : 'PENDING'
  await set({ status, checks, checkAt: nextCheck(at, checks) })
  if (outcome.kind === 'ACTION' && intent.status === 'PROCESSING') {
    await moveIntent(tx, intent, 'REQUIRES_ACTION', at, { kind: 'REDIRECT', url: outcome.url })
  }
}
