import { inTransaction, type Tx } from '#shared/db.ts'
import { type PaymentDeps, providerOf } from '../deps.ts'
import { nextCheck } from '../domain/schedule.ts'
import type { Outcome, PaymentProvider } from '../provider/port.ts'
import { appendEvent, lockIntent } from '../store/write.ts'

export interface NewRefund {
  /** The channel's reference too: the order's refund id, or one that follows from the attempt. */
  id: string
  intentId: string
  attemptId: string
  orderRefundId: string | null
  amountMinor: bigint
}

/** Writes a refund to be sent. The sweeper and the event that follow send it; a repeat is the same refund. */
export async function insertRefund(
  { platform }: Pick<PaymentDeps, 'platform'>,
  tx: Tx,
  refund: NewRefund,
): Promise<void> {
  const at = platform.clock.now()
  await tx.paymentRefund.createMany({
    data: [{ ...refund, status: 'PENDING', checkAt: at, createdAt: at }],
    skipDuplicates: true,
  })
}

export interface RefundApproved {
  refundId: string
  orderId: string
  businessId: string
  paymentIntentId: string
  amountMinor: string
}

/** Sends an approved refund to the channel that was paid. A repeat finds the first. */
export async function refundOrder(deps: PaymentDeps, event: RefundApproved): Promise<void> {
  await inTransaction(deps.platform.prisma, async tx => {
    const intent = await lockIntent(tx, event.paymentIntentId)
    const attempt = await tx.paymentAttempt.findFirst({
      where: { intentId: event.paymentIntentId, status: 'SUCCEEDED' },
    })
    if (intent?.businessId !== event.businessId || !attempt)
      throw new Error(`refund ${event.refundId}: nothing was received by ${event.paymentIntentId}`)
    const { refundId, paymentIntentId: intentId } = event
    await insertRefund(deps, tx, {
      id: refundId,
      intentId,
      attemptId: attempt.id,
      orderRefundId: refundId,
      amountMinor: BigInt(event.amountMinor),
    })
  })
  await sendRefund(deps, event.refundId)
}

/** Gives money back that came too late for its order. A repeat finds the first. */
export async function returnLatePayment(deps: PaymentDeps, event: { paymentIntentId: string }): Promise<void> {
  const refundId = await inTransaction(deps.platform.prisma, async tx => {
    const intent = await lockIntent(tx, event.paymentIntentId)
    const attempt = await tx.paymentAttempt.findFirst({
      where: { intentId: event.paymentIntentId, status: 'SUCCEEDED' },
    })
    if (!intent || !attempt) return null
    const id = `auto_${attempt.id}`
    await insertRefund(deps, tx, {
      id,
      intentId: intent.id,
      attemptId: attempt.id,
      orderRefundId: null,
      amountMinor: intent.amountMinor,
    })
    return id
  })
  if (refundId) await sendRefund(deps, refundId)
}

/** Sends a refund that has no outcome yet; the channel refunds once per reference, so a repeat is harmless. */
export async function sendRefund(deps: PaymentDeps, refundId: string): Promise<void> {
  const refund = await deps.platform.prisma.paymentRefund.findUniqueOrThrow({ where: { id: refundId } })
  if (refund.status === 'SUCCEEDED' || refund.status === 'FAILED') return
  const { id: reference, attemptId: chargeReference, amountMinor } = refund
  const provider = await providerOfAttempt(deps, chargeReference)
  await applyRefund(deps, refundId, await provider.refund({ reference, chargeReference, amountMinor }), 'answer')
}

/** The channel that was paid gives the money back. */
export async function providerOfAttempt(deps: PaymentDeps, attemptId: string): Promise<PaymentProvider> {
  const where = { id: attemptId }
  const { channelCode } = await deps.platform.prisma.paymentAttempt.findUniqueOrThrow({
    where,
    select: { channelCode: true },
  })
  return providerOf(deps, channelCode)
}

/** Applies what is known of a refund, in a transaction of its own. */
export async function applyRefund(
  deps: PaymentDeps,
  refundId: string,
  outcome: Outcome,
  source: string,
): Promise<void> {
  await inTransaction(deps.platform.prisma, tx => applyRefundIn(deps, tx, refundId, outcome, source))
}

/** The one place where a refund's outcome takes effect, however it was learnt and however often. */
export async function applyRefundIn(
  { platform }: PaymentDeps,
  tx: Tx,
  refundId: string,
  outcome: Outcome,
  source: string,
): Promise<void> {
  const known = await tx.paymentRefund.findUnique({ where: { id: refundId }, select: { intentId: true } })
  const intent = known && (await lockIntent(tx, known.intentId))
  const refund = intent && (await tx.paymentRefund.findUnique({ where: { id: refundId } }))
  if (!refund || refund.status === 'SUCCEEDED') return
  const at = platform.clock.now()
  if (outcome.kind === 'SUCCEEDED') {
    await tx.paymentRefund.update({ where: { id: refundId }, data: { status: 'SUCCEEDED', checkAt: null } })
    const { id: intentId, orderId, businessId, currencyCode } = intent
    const { amountMinor, orderRefundId } = refund
    await appendEvent(tx, { intentId, kind: 'REFUNDED', amountMinor, source, reference: refundId, at })
    await platform.jobs.publish(tx, {
      type: 'payment.refunded',
      key: orderId,
      data: {
        paymentIntentId: intentId,
        refundId: orderRefundId,
        orderId,
        businessId,
        amountMinor: amountMinor.toString(),
        currencyCode,
      },
    })
    return
  }
  if (refund.status === 'FAILED') return
  const failed = outcome.kind === 'DECLINED'
  await tx.paymentRefund.update({
    where: { id: refundId },
    data: {
      status: failed ? 'FAILED' : 'UNKNOWN',
      checks: refund.checks + 1,
      checkAt: failed ? null : nextCheck(at, refund.checks),
    },
  })
}
