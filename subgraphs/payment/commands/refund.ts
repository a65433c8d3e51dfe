import { inTransaction, type Tx } from '#shared/db.ts'
import { type PaymentDeps, providerOf } from '../deps.ts'
import { firstCheck } from '../domain/schedule.ts'
import type { PaymentProvider } from '../provider/port.ts'
import { balancesOf, lockIntent } from '../store/write.ts'
import { applyRefund, refundFailed } from './recordRefund.ts'

type Source = Pick<PaymentDeps, 'platform'>

export interface NewRefund {
  /** The channel's reference too: the order's refund id, or one that follows from the attempt or capture. */
  id: string
  intentId: string
  attemptId: string
  orderRefundId: string | null
  amountMinor: bigint
}

/** Writes a refund to be sent, by the janitor from `checkAt` on; a repeat is the same refund. */
export async function insertRefund(
  { platform }: Source,
  tx: Tx,
  refund: NewRefund,
  checkAt = platform.clock.now(),
): Promise<void> {
  await tx.paymentRefund.createMany({
    data: [{ ...refund, status: 'PENDING', checkAt, createdAt: platform.clock.now() }],
    skipDuplicates: true,
  })
}

/** Writes the refund of everything that an intent has received and not given back. Answers the refunds' ids. */
export async function returnReceived(deps: Source, tx: Tx, intentId: string): Promise<string[]> {
  const returned: string[] = []
  for (const { attemptId, refundableMinor } of await balancesOf(tx, intentId)) {
    if (refundableMinor <= 0n) continue
    const id = `auto_${attemptId}`
    await insertRefund(deps, tx, { id, intentId, attemptId, orderRefundId: null, amountMinor: refundableMinor })
    returned.push(id)
  }
  return returned
}

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
  const { refundId: orderRefundId, paymentIntentId: intentId, orderId, businessId } = event
  const refundId = event.reference ?? orderRefundId
  const amountMinor = BigInt(event.amountMinor)
  const sent = await inTransaction(deps.platform.prisma, async tx => {
    const intent = await lockIntent(tx, intentId)
    if (intent?.businessId !== businessId || intent.orderId !== orderId)
      throw new Error(`refund ${refundId}: expected an intent of order ${orderId}, got ${intentId}`)
    const alive = { status: { in: ['PENDING', 'UNKNOWN', 'SUCCEEDED'] } }
    const made = await tx.paymentRefund.findFirst({
      where: { intentId, orderRefundId, OR: [{ id: refundId }, alive] },
      select: { id: true },
    })
    if (made) return made.id
    const balances = await balancesOf(tx, intentId)
    const [first] = balances
    if (!first || amountMinor <= 0n)
      throw new Error(`refund ${refundId}: expected an amount that ${intentId} received, got ${amountMinor}`)
    const source = balances.find(({ refundableMinor }) => refundableMinor >= amountMinor)
    const refund = { id: refundId, intentId, orderRefundId, amountMinor }
    // It is sent below; the janitor looks after it if that does not come about.
    const checkAt = firstCheck(deps.platform.clock.now())
    if (source) await insertRefund(deps, tx, { ...refund, attemptId: source.attemptId }, checkAt)
    if (source) return refundId
    const failed = { ...refund, attemptId: first.attemptId, failure: 'above_received' }
    await tx.paymentRefund.create({ data: { ...failed, status: 'FAILED', createdAt: deps.platform.clock.now() } })
    deps.platform.log.warn({ refundId, intentId, amountMinor }, 'refund above what was received refused')
    await refundFailed(deps, tx, intent, failed)
    return refundId
  })
  await sendRefund(deps, sent)
}

/** Gives money back that came too late for its order. A repeat finds the first. */
export async function returnLatePayment(
  deps: PaymentDeps,
  event: { paymentIntentId: string; businessId: string },
): Promise<void> {
  const refundIds = await inTransaction(deps.platform.prisma, async tx => {
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
