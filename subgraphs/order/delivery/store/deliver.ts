import type { Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { SentLine } from '../../domain/fulfilment.ts'
import type { OrderRecord } from '../../domain/order.ts'

/** Delivers what virtual goods among the sent lines are. Runs in the transaction that writes the fulfilment. */
export async function deliver(
  tx: Tx,
  order: OrderRecord,
  fulfilmentId: string,
  sent: readonly SentLine[],
  at: Date,
): Promise<void> {
  for (const { line, quantity } of sent) {
    if (line.delivery === 'CODE') await takeCodes(tx, order, fulfilmentId, { line, quantity }, at)
    if (line.delivery === 'MEMBERSHIP') await startMembership(tx, order, fulfilmentId, { line, quantity }, at)
  }
}

/**
 * Takes codes from the SKU's pool, oldest first. Codes that another delivery is taking are skipped, not waited for; when
 * there are not enough, nothing of the fulfilment happens. Codes are in no event and no log: the shopper reads them here.
 */
async function takeCodes(
  tx: Tx,
  { businessId }: OrderRecord,
  fulfilmentId: string,
  { line, quantity }: SentLine,
  at: Date,
): Promise<void> {
  const taken = await tx.$executeRawUnsafe(
    `WITH free AS MATERIALIZED (
       SELECT id FROM orders.delivery_code WHERE business_id = $1 AND sku_id = $2 AND order_line_id IS NULL
       ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)
     UPDATE orders.delivery_code c SET fulfilment_id = $4, order_line_id = $5, delivered_at = $6 FROM free WHERE c.id = free.id`,
    businessId,
    line.skuId,
    quantity,
    fulfilmentId,
    line.id,
    at,
  )
  if (taken === quantity) return
  throw refuse('OUT_OF_STOCK', `expected ${quantity} codes of ${line.skuId} in its pool, got ${taken}`, [
    'input',
    'kind',
  ])
}

/** Memberships of units that were given up end now; the last ones of a line first. */
export async function endMemberships(
  tx: Tx,
  lines: readonly { orderLineId: string; quantity: number; withdrawnQuantity: number }[],
  at: Date,
): Promise<void> {
  for (const { orderLineId, quantity, withdrawnQuantity } of lines) {
    if (quantity === withdrawnQuantity) continue
    await tx.$executeRawUnsafe(
      `UPDATE orders.entitlement SET revoked_at = $2 WHERE id IN (
         SELECT id FROM orders.entitlement WHERE order_line_id = $1 AND revoked_at IS NULL ORDER BY starts_at DESC LIMIT $3)`,
      orderLineId,
      at,
      quantity - withdrawnQuantity,
    )
  }
}

/** Adds a membership per unit, each from the end of the one before: time that was bought twice is had twice. */
async function startMembership(
  tx: Tx,
  { businessId, customerId }: OrderRecord,
  fulfilmentId: string,
  { line, quantity }: SentLine,
  at: Date,
): Promise<void> {
  const { skuId, id: orderLineId, membershipDays } = line
  // Two orders of one shopper are delivered one after the other, so that their memberships follow each other.
  await tx.$executeRawUnsafe(
    `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`,
    `entitlement ${businessId} ${customerId} ${skuId}`,
  )
  const last = await tx.entitlement.findFirst({
    where: { businessId, customerId, skuId, revokedAt: null, endsAt: { gt: at } },
    orderBy: { endsAt: 'desc' },
  })
  const term = (membershipDays ?? 0) * 86_400_000
  const start = (last?.endsAt ?? at).getTime()
  await tx.entitlement.createMany({
    data: Array.from({ length: quantity }, (_, unit) => ({
      id: newId('ent'),
      ...{ businessId, customerId, skuId, fulfilmentId, orderLineId },
      startsAt: new Date(start + unit * term),
      endsAt: new Date(start + (unit + 1) * term),
      createdAt: at,
    })),
  })
}
