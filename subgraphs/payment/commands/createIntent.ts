import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { PaymentDeps } from '../deps.ts'
import { type Payable, readPayable } from '../store/remote.ts'

/** Reads an order that the viewer may pay now, or refuses. */
export async function payableOrder(
  { platform }: PaymentDeps,
  viewer: Viewer,
  orderId: string,
  path: string[],
): Promise<Payable> {
  const payable = await readPayable(platform, viewer.businessId, orderId)
  if (!payable || payable.customerId !== viewer.id)
    throw refuse('NOT_FOUND', `expected the id of an order, got ${orderId}`, path)
  if (!payable.payable) throw refuse('INVALID_TRANSITION', 'expected an order that can be paid now', path)
  return payable
}

/** Creates the intent of an order, or answers the one that is open: an order is collected by one intent. */
export async function createIntent(
  deps: PaymentDeps,
  viewer: Viewer,
  input: { orderId: string; captureMethod: 'AUTOMATIC' | 'MANUAL'; idempotencyKey: string },
): Promise<{ intentId: string }> {
  const { platform } = deps
  const { businessId } = viewer
  const customerId = viewer.id ?? ''
  const request = {
    scope: 'payment.intentCreate',
    businessId,
    viewerId: customerId,
    key: input.idempotencyKey,
    request: input,
    resourceId: () => newId('pay'),
  }
  return runIdempotent<{ intentId: string }>(platform, request, async ({ resourceId: id, finish }) => {
    const { total } = await payableOrder(deps, viewer, input.orderId, ['input', 'orderId'])
    const at = platform.clock.now()
    return inTransaction(platform.prisma, async tx => {
      // One that was made for another total, and that nobody has tried to pay, makes way.
      await tx.$executeRawUnsafe(
        `UPDATE payment.payment_intent SET status = 'CANCELLED', updated_at = $4
         WHERE order_id = $1 AND status = 'REQUIRES_PAYMENT_METHOD' AND (amount_minor, currency_code) <> ($2, $3)`,
        input.orderId,
        total.amountMinor,
        total.currencyCode,
        at,
      )
      // The unique index on open intents decides between two that are made at the same time.
      await tx.$executeRawUnsafe(
        `INSERT INTO payment.payment_intent (id, business_id, order_id, customer_id, status, capture_method, currency_code, amount_minor, created_at, updated_at)
         VALUES ($1, $2, $3, $4, 'REQUIRES_PAYMENT_METHOD', $5, $6, $7, $8, $8)
         ON CONFLICT (order_id) WHERE status NOT IN ('FAILED','CANCELLED') DO NOTHING`,
        id,
        businessId,
        input.orderId,
        customerId,
        input.captureMethod,
        total.currencyCode,
        total.amountMinor,
        at,
      )
      const open = await tx.paymentIntent.findFirstOrThrow({
        where: { orderId: input.orderId, status: { notIn: ['FAILED', 'CANCELLED'] } },
        select: { id: true },
      })
      await finish(tx, { intentId: open.id })
      return { intentId: open.id }
    })
  })
}
