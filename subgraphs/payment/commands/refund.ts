import { inRawTransaction } from '#shared/db.ts'
import type { PaymentDeps } from '../deps.ts'
import { firstCheck } from '../domain/schedule.ts'
import { insertRefund, madeBefore } from '../store/refunds.ts'
import { balancesOf, lockIntent } from '../store/write.ts'
import { returnReceived } from './giveBack.ts'
import { insertFailed } from './refundFailed.ts'
import { sendRefund } from './sendRefund.ts'
import { SUPERSEDED } from './supersede.ts'

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

/** Answers the refund's id: that of an earlier attempt where that may still give the money. */
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
    if (made && (made.id === refundId || made.status !== 'SUCCEEDED')) return made.id
    const refund = { id: refundId, intentId, orderRefundId, amountMinor }
    if (made) {
      await insertFailed(deps, tx, intent, { ...refund, attemptId: made.attemptId, failure: SUPERSEDED })
      return refundId
    }
    const balances = await balancesOf(tx, intentId)
    const [first] = balances
    if (!first || amountMinor <= 0n) throw mistakenAmount(event)
    const source = balances.find(({ refundableMinor }) => refundableMinor >= amountMinor)
    if (source) {
      const at = deps.platform.clock.now()
      // It is sent below; the janitor looks after it if that does not come about.
      await insertRefund(tx, { ...refund, attemptId: source.attemptId }, at, firstCheck(at))
      return refundId
    }
    deps.platform.log.warn({ refundId, intentId, amountMinor }, 'refund above what was received refused')
    await insertFailed(deps, tx, intent, { ...refund, attemptId: first.attemptId, failure: 'above_received' })
    return refundId
  })
}

function mistakenAmount({ refundId, paymentIntentId, amountMinor }: RefundApproved): MistakenRefund {
  const message = `refund ${refundId}: expected an amount that ${paymentIntentId} received, got ${amountMinor}`
  return new MistakenRefund('AMOUNT_OUT_OF_RANGE', message)
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
