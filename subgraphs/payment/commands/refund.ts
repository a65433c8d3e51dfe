import { inRawTransaction, type RawTx } from '#shared/db.ts'
import { type PaymentDeps, providerOf } from '../deps.ts'
import { firstCheck } from '../domain/schedule.ts'
import type { PaymentProvider } from '../provider/port.ts'
import { balancesOf, lockIntent } from '../store/write.ts'
import { insertRefund, returnReceived } from './giveBack.ts'
import { applyRefund, refundFailed } from './recordRefund.ts'

export interface RefundApproved {
  refundId: string
  /** Which attempt at it, as the channel knows it; none in what was approved before there were several. */
  reference?: string
  orderId: string
  businessId: string
  paymentIntentId: string
  amountMinor: string
}

/**
 * Sends an approved refund to the channel that was paid. A repeat finds the first; another attempt is made only when none
 * before may have given the money. One that is above what is left of any attempt's money is refused before a channel is
 * asked, and told as failed.
 */
export async function refundOrder(deps: PaymentDeps, event: RefundApproved): Promise<void> {
  const sent = await writeRefund(deps, event).catch(error => {
    if (error instanceof MistakenRefund) {
      const refused = { field: 'refund', code: error.code, path: event.refundId }
      deps.platform.refusals.noteOutside('payment', event.businessId, refused)
    }
    throw error
  })
  await sendRefund(deps, sent)
}

/** Nobody can have approved it like this. It is kept for operations, and its event ends among the dead letters. */
class MistakenRefund extends Error {
  code: 'NOT_FOUND' | 'AMOUNT_OUT_OF_RANGE'

  constructor(code: MistakenRefund['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** Answers the refund's id: that of an earlier attempt where that may have given the money. */
function writeRefund(deps: PaymentDeps, event: RefundApproved): Promise<string> {
  const { refundId: orderRefundId, paymentIntentId: intentId, orderId, businessId } = event
  const refundId = event.reference ?? orderRefundId
  const amountMinor = BigInt(event.amountMinor)
  return inRawTransaction(deps.platform.pool, async tx => {
    const intent = await lockIntent(tx, intentId)
    if (intent?.businessId !== businessId || intent.orderId !== orderId)
      throw new MistakenRefund(
        'NOT_FOUND',
        `refund ${refundId}: expected an intent of order ${orderId}, got ${intentId}`,
      )
    const made = await madeBefore(tx, intentId, orderRefundId, refundId)
    if (made) return made
    const balances = await balancesOf(tx, intentId)
    const [first] = balances
    if (!first || amountMinor <= 0n) throw mistakenAmount(event)
    const source = balances.find(({ refundableMinor }) => refundableMinor >= amountMinor)
    const refund = { id: refundId, intentId, orderRefundId, amountMinor }
    // It is sent below; the janitor looks after it if that does not come about.
    const checkAt = firstCheck(deps.platform.clock.now())
    if (source) await insertRefund(deps, tx, { ...refund, attemptId: source.attemptId }, checkAt)
    if (source) return refundId
    const failed = { ...refund, attemptId: first.attemptId, failure: 'above_received' }
    await tx.$executeRawUnsafe(
      `INSERT INTO payment.payment_refund (id, intent_id, attempt_id, order_refund_id, amount_minor, status, failure, created_at)
       VALUES ($1, $2, $3, $4, $5, 'FAILED', $6, $7)`,
      ...[refundId, intentId, failed.attemptId, orderRefundId, amountMinor, failed.failure, deps.platform.clock.now()],
    )
    deps.platform.log.warn({ refundId, intentId, amountMinor }, 'refund above what was received refused')
    await refundFailed(deps, tx, intent, failed)
    return refundId
  })
}

function mistakenAmount({ refundId, paymentIntentId, amountMinor }: RefundApproved): MistakenRefund {
  const message = `refund ${refundId}: expected an amount that ${paymentIntentId} received, got ${amountMinor}`
  return new MistakenRefund('AMOUNT_OUT_OF_RANGE', message)
}

/** This attempt, or another at the order's refund that is under way or gave the money. */
async function madeBefore(
  tx: RawTx,
  intentId: string,
  orderRefundId: string,
  refundId: string,
): Promise<string | undefined> {
  const [made] = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM payment.payment_refund
     WHERE intent_id = $1 AND order_refund_id = $2 AND (id = $3 OR status IN ('PENDING', 'UNKNOWN', 'SUCCEEDED')) LIMIT 1`,
    ...[intentId, orderRefundId, refundId],
  )
  return made?.id
}

/** Gives money back that came too late for its order. A repeat finds the first. */
export async function returnLatePayment(
  deps: PaymentDeps,
  event: { paymentIntentId: string; businessId: string },
): Promise<void> {
  const refundIds = await inRawTransaction(deps.platform.pool, async tx => {
    const intent = await lockIntent(tx, event.paymentIntentId)
    return intent?.businessId === event.businessId ? returnReceived(deps, tx, intent.id) : []
  })
  for (const id of refundIds) await sendRefund(deps, id)
}

/** Sends a refund that has no outcome yet; the channel refunds once per reference, so a repeat is harmless. */
export async function sendRefund(deps: PaymentDeps, refundId: string): Promise<void> {
  const { prisma, clock } = deps.platform
  const refund = await prisma.paymentRefund.findUniqueOrThrow({ where: { id: refundId } })
  if (refund.status !== 'PENDING' && refund.status !== 'UNKNOWN') return
  const { id: reference, attemptId: chargeReference, amountMinor } = refund
  const provider = await providerOfAttempt(deps, chargeReference)
  const request = { reference, chargeReference, amountMinor, at: clock.now() }
  await applyRefund(deps, refundId, await provider.follow('refund', request), 'answer')
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
