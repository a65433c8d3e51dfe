import { inTransaction, type Tx } from '#shared/db.ts'
import type { PaymentDeps } from '../deps.ts'
import { nextCheck } from '../domain/schedule.ts'
import { Unusable } from '../domain/unusable.ts'
import type { Outcome } from '../provider/port.ts'
import { appendEvent, type LockedIntent, lockIntent, moveIntent } from '../store/write.ts'
import type { Source } from './recordOutcome.ts'
import { insertRefund } from './refund.ts'

type Capture = NonNullable<Awaited<ReturnType<Tx['paymentCapture']['findUnique']>>>

/** Tells that all of an intent's amount was received. */
export async function announcePaid(
  { platform }: Pick<PaymentDeps, 'platform'>,
  tx: Tx,
  { id: paymentIntentId, orderId, businessId, currencyCode, amountMinor }: LockedIntent,
): Promise<void> {
  const data = { paymentIntentId, orderId, businessId, amountMinor: amountMinor.toString(), currencyCode }
  await platform.jobs.publish(tx, { type: 'payment.succeeded', key: orderId, data })
}

/** Applies what is known of a capture or void, in a transaction of its own. */
export async function applyCapture(
  deps: PaymentDeps,
  captureId: string,
  outcome: Outcome,
  source: Source,
): Promise<void> {
  await inTransaction(deps.platform.prisma, tx => applyCaptureIn(deps, tx, captureId, outcome, source))
}

/** The one place where the outcome of a capture or void takes effect, however it was learnt and however often. */
export async function applyCaptureIn(
  deps: PaymentDeps,
  tx: Tx,
  captureId: string,
  outcome: Outcome,
  source: Source,
): Promise<void> {
  const known = await tx.paymentCapture.findUnique({ where: { id: captureId }, select: { intentId: true } })
  const intent = known && (await lockIntent(tx, known.intentId))
  const capture = intent && (await tx.paymentCapture.findUnique({ where: { id: captureId } }))
  if (!capture) throw new Unusable(`expected the reference of a capture or void, got ${captureId}`)
  if (outcome.kind === 'SUCCEEDED') return succeed(deps, tx, intent, capture, outcome, source)
  if (capture.status !== 'PENDING' && capture.status !== 'UNKNOWN') return
  const set = (data: object) => tx.paymentCapture.update({ where: { id: captureId }, data })
  if (outcome.kind === 'DECLINED') {
    await set({ status: 'FAILED', failure: outcome.declineCode, checkAt: null })
    return
  }
  const checks = source === 'lookup' ? capture.checks + 1 : capture.checks
  const status = outcome.kind === 'PENDING' ? 'PENDING' : 'UNKNOWN'
  await set({ status, checks, checkAt: nextCheck(deps.platform.clock.now(), checks) })
}

/** A channel may collect less than it was asked for: what it says is what counts, and the rest can be captured still. */
async function succeed(
  deps: PaymentDeps,
  tx: Tx,
  intent: LockedIntent,
  capture: Capture,
  told: { amountMinor?: bigint; currencyCode?: string },
  source: Source,
): Promise<void> {
  const { id, kind, intentId, attemptId } = capture
  const amountMinor = told.amountMinor ?? capture.amountMinor
  const { currencyCode } = intent
  if ((told.currencyCode ?? currencyCode) !== currencyCode || amountMinor > capture.amountMinor)
    throw new Unusable(
      `${kind} ${id}: expected at most ${capture.amountMinor} ${currencyCode}, got ${amountMinor} ${told.currencyCode}`,
    )
  const at = deps.platform.clock.now()
  const event = { intentId, attemptId, amountMinor, source, reference: id, at }
  if (!(await appendEvent(tx, { ...event, kind: kind === 'VOID' ? 'VOIDED' : 'CAPTURED' }))) return
  await tx.paymentCapture.update({ where: { id }, data: { status: 'SUCCEEDED', failure: null, checkAt: null } })
  if (kind === 'VOID') return
  await tx.paymentAttempt.update({ where: { id: attemptId }, data: { status: 'SUCCEEDED' } })
  if (intent.status !== 'REQUIRES_CAPTURE')
    return insertRefund(deps, tx, { id: `auto_${id}`, intentId, attemptId, orderRefundId: null, amountMinor })
  // The trigger has added the capture meanwhile; the intent was read before.
  if (intent.capturedMinor + amountMinor < intent.amountMinor) return
  await moveIntent(tx, intent, 'SUCCEEDED', at)
  await announcePaid(deps, tx, intent)
}
