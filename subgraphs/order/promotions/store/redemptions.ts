import type { RawTx, Tx } from '#shared/db.ts'
import type { Offer } from '../domain/promotion.ts'

interface Limited {
  subjectId: string
  customerId: string
  limit: number
  offer: Offer
}

/**
 * Redeems promotions for an order in its transaction. Each count is raised by one statement that names its limit, so of
 * two orders for the last redemption one waits for the other and then gets none. Answers the offers that are used up;
 * the caller rolls back. Counts are taken in one order, so that two orders never wait for each other.
 */
export async function redeem(
  tx: RawTx,
  order: { id: string; customerId: string; now: Date },
  offers: readonly Offer[],
): Promise<Offer[]> {
  if (offers.length === 0) return []
  await tx.$executeRawUnsafe(
    `INSERT INTO orders.promotion_redemption (order_id, promotion_id, coupon_id, customer_id, redeemed_at)
     SELECT $1, promotion_id, coupon_id, $4, $5 FROM unnest($2::text[], $3::text[]) AS r (promotion_id, coupon_id)`,
    order.id,
    offers.map(({ id }) => id),
    offers.map(({ coupon }) => coupon?.id ?? null),
    order.customerId,
    order.now,
  )
  const limited = offers.flatMap(offer => limitsOf(offer, order.customerId))
  if (limited.length === 0) return []
  const counted = await tx.$queryRawUnsafe<{ subject_id: string; customer_id: string }[]>(
    `INSERT INTO orders.redemption_count AS n (subject_id, customer_id, redeemed, redemption_limit)
     SELECT subject_id, customer_id, 1, redemption_limit
     FROM unnest($1::text[], $2::text[], $3::int[]) AS wanted (subject_id, customer_id, redemption_limit)
     ORDER BY subject_id, customer_id
     ON CONFLICT (subject_id, customer_id) DO UPDATE SET redeemed = n.redeemed + 1 WHERE n.redeemed < n.redemption_limit
     RETURNING subject_id, customer_id`,
    limited.map(one => one.subjectId),
    limited.map(one => one.customerId),
    limited.map(one => one.limit),
  )
  const done = new Set(counted.map(row => `${row.subject_id} ${row.customer_id}`))
  return limited.filter(one => !done.has(`${one.subjectId} ${one.customerId}`)).map(one => one.offer)
}

function limitsOf(offer: Offer, customerId: string): Limited[] {
  return [offer, ...(offer.coupon ? [offer.coupon] : [])].flatMap(({ id: subjectId, totalLimit, perCustomerLimit }) => [
    ...(totalLimit === null ? [] : [{ subjectId, customerId: '', limit: totalLimit, offer }]),
    ...(perCustomerLimit === null ? [] : [{ subjectId, customerId, limit: perCustomerLimit, offer }]),
  ])
}

/** Gives back what an order redeemed, once. The caller holds the order's row lock. */
export async function releaseRedemptions(tx: Tx, orderId: string, at: Date): Promise<void> {
  const released = await tx.$queryRawUnsafe<{ subjects: string[]; customer_id: string }[]>(
    `UPDATE orders.promotion_redemption SET released_at = $2 WHERE order_id = $1 AND released_at IS NULL
     RETURNING array_remove(ARRAY[promotion_id, coupon_id], NULL) AS subjects, customer_id`,
    orderId,
    at,
  )
  if (released.length === 0) return
  await tx.$executeRawUnsafe(
    `UPDATE orders.redemption_count n SET redeemed = n.redeemed - 1
     FROM (SELECT subject_id, customer_id FROM orders.redemption_count
           WHERE subject_id = ANY($1) AND customer_id IN ('', $2) ORDER BY subject_id, customer_id FOR UPDATE) AS taken
     WHERE n.subject_id = taken.subject_id AND n.customer_id = taken.customer_id`,
    released.flatMap(row => row.subjects),
    released[0]!.customer_id,
  )
}
