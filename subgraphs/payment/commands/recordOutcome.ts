import { inTransaction, type Tx } from '#shared/db.ts'
import type { PaymentDeps } from '../deps.ts'
import { nextCheck } from '../domain/schedule.ts'
import { Unusable } from '../domain/unusable.ts'
import type { Outcome } from '../provider/port.ts'
import { appendEvent, type IntentStatus, type LockedIntent, lockIntent, moveIntent } from '../store/write.ts'
import { insertCapture } from './capture.ts'
import { announcePaid } from './recordCapture.ts'
import { insertRefund } from './refund.ts'

/** What an attempt is declined by when its channel took nothing at all. */
export const UNAVAILABLE = 'channel_unavailable'
/** Of an attempt that brought another amount than was asked for; it goes back. */
export const OTHER_AMOUNT = 'other_amount'
export const isUnavailable = (outcome: Outcome) => outcome.kind === 'DECLINED' && outcome.declineCode === UNAVAILABLE
const isAnswer = (outcome: Outcome) => outcome.kind !== 'UNKNOWN' && !isUnavailable(outcome)

export type Source = 'answer' | 'webhook' | 'lookup' | 'replay'

type Attempt = NonNullable<Awaited<ReturnType<Tx['paymentAttempt']['findUnique']>>>
type Told = Extract<Outcome, { providerReference: string }>

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
  const known = await tx.paymentAttempt.findUnique({ where: { id: attemptId }, select: { intentId: true } })
  const intent = known && (await lockIntent(tx, known.intentId))
  const attempt = intent && (await tx.paymentAttempt.findUnique({ where: { id: attemptId } }))
  if (!attempt) throw new Unusable(`expected the reference of a charge, got ${attemptId}`)
  // Health counts how the channel answered, whatever becomes known of the charge later, or was known before.
  if (source === 'answer')
    await tx.paymentAttempt.update({ where: { id: attemptId }, data: { answered: isAnswer(outcome) } })
  if ('providerReference' in outcome) return receive(deps, tx, intent, attempt, outcome, source)
  if (attempt.status !== 'PENDING' && attempt.status !== 'UNKNOWN') return
  await wait(deps, tx, intent, attempt, outcome, source)
}

/** Money was received, or is held. */
async function receive(
  deps: PaymentDeps,
  tx: Tx,
  intent: LockedIntent,
  attempt: Attempt,
  told: Told,
  source: Source,
): Promise<void> {
  const { id: attemptId } = attempt
  const { id: intentId, currencyCode } = intent
  if ((told.currencyCode ?? currencyCode) !== currencyCode)
    throw new Unusable(`charge ${attemptId}: expected ${currencyCode}, got ${told.currencyCode}`)
  const at = deps.platform.clock.now()
  const amountMinor = told.amountMinor ?? intent.amountMinor
  const held = told.kind === 'AUTHORISED'
  const event = { intentId, attemptId, amountMinor, source, reference: attemptId, at }
  if (!(await appendEvent(tx, { ...event, kind: held ? 'AUTHORISED' : 'CHARGED' }))) return
  const whole = amountMinor === intent.amountMinor
  const { kind: status, providerReference } = told
  await tx.paymentAttempt.update({
    where: { id: attemptId },
    data: { status, providerReference, declineCode: whole ? null : OTHER_AMOUNT, checkAt: null },
  })
  const open = isOpen(intent) && (!held || intent.captureMethod === 'MANUAL')
  if (open && whole) {
    await moveIntent(tx, intent, held ? 'REQUIRES_CAPTURE' : 'SUCCEEDED', at)
    return held ? undefined : announcePaid(deps, tx, intent)
  }
  const rest = { intentId, attemptId, amountMinor }
  if (held) await insertCapture(deps, tx, { ...rest, id: `void_${attemptId}`, kind: 'VOID', requestedBy: 'payment' })
  else await insertRefund(deps, tx, { ...rest, id: `auto_${attemptId}`, orderRefundId: null })
  if (underWay(intent.status)) await moveIntent(tx, intent, 'REQUIRES_PAYMENT_METHOD', at)
}

/** Nothing was received: it was refused, waits for somebody, or is not known. */
async function wait(
  { platform }: PaymentDeps,
  tx: Tx,
  intent: LockedIntent,
  attempt: Attempt,
  outcome: Exclude<Outcome, Told>,
  source: Source,
): Promise<void> {
  const at = platform.clock.now()
  const set = (data: object) => tx.paymentAttempt.update({ where: { id: attempt.id }, data })
  if (outcome.kind === 'REVERSED') throw new Unusable(`charge ${attempt.id}: a charge cannot be reversed`)
  if (outcome.kind === 'DECLINED') {
    await set({ status: 'DECLINED', declineCode: outcome.declineCode, checkAt: null })
    if (underWay(intent.status)) await moveIntent(tx, intent, 'REQUIRES_PAYMENT_METHOD', at)
    return
  }
  const checks = source === 'lookup' ? attempt.checks + 1 : attempt.checks
  const status = outcome.kind === 'UNKNOWN' ? 'UNKNOWN' : 'PENDING'
  await set({ status, checks, checkAt: nextCheck(at, checks) })
  if (outcome.kind === 'ACTION' && intent.status === 'PROCESSING')
    await moveIntent(tx, intent, 'REQUIRES_ACTION', at, { kind: outcome.action, url: outcome.url })
}

const underWay = (status: string) => status === 'PROCESSING' || status === 'REQUIRES_ACTION'

/** Whether money can still be used for it. */
function isOpen({ status }: { status: string }): boolean {
  const open: readonly IntentStatus[] = ['REQUIRES_PAYMENT_METHOD', 'PROCESSING', 'REQUIRES_ACTION']
  return open.includes(status as IntentStatus)
}
