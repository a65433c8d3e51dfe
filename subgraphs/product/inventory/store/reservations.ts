import type { RawTx, Tx } from '#shared/db.ts'
import type { Part, Reservation, ReservationStatus } from '../domain/stock.ts'

export interface HeldReservation extends Reservation {
  parts: Part[]
}

const SELECT = `
  SELECT r.order_line_id AS "orderLineId", r.order_id AS "orderId", r.business_id AS "businessId", r.sku_id AS "skuId",
         r.quantity, r.content_id AS "contentId", r.status, r.expires_at AS "expiresAt",
         (SELECT coalesce(json_agg(json_build_object('locationId', x.location_id, 'bucketId', x.bucket_id,
                                                     'quantity', x.quantity) ORDER BY x.location_id, x.bucket_id), '[]')
          FROM product.stock_reservation_part x WHERE x.order_line_id = r.order_line_id) AS parts
  FROM product.stock_reservation r`

/** The reservations of order lines, of whatever business: the order line is the key of all of them. */
export function lockByLines(tx: RawTx, orderLineIds: readonly string[]): Promise<HeldReservation[]> {
  return tx.$queryRawUnsafe<HeldReservation[]>(
    `${SELECT} WHERE r.order_line_id = ANY($1) ORDER BY r.order_line_id FOR UPDATE OF r`,
    [...orderLineIds],
  )
}

/** The SKUs that an order holds or held. Read without locks, to know what to lock. */
export async function skusOfOrder(tx: RawTx, businessId: string, orderId: string): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ skuId: string }[]>(
    `SELECT DISTINCT sku_id AS "skuId" FROM product.stock_reservation WHERE business_id = $1 AND order_id = $2`,
    businessId,
    orderId,
  )
  return rows.map(row => row.skuId)
}

/** An order's reservations, locked. The caller holds their SKUs' locks: always SKUs first. */
export function lockByOrder(tx: RawTx, businessId: string, orderId: string): Promise<HeldReservation[]> {
  return tx.$queryRawUnsafe<HeldReservation[]>(
    `${SELECT} WHERE r.order_id = $1 AND r.business_id = $2 ORDER BY r.order_line_id FOR UPDATE OF r`,
    orderId,
    businessId,
  )
}

/** Holds that ran out, oldest first, without locks: of one business each, so that they can be locked by it. */
export async function findExpired(tx: Tx, now: Date, limit: number) {
  return tx.stockReservation.findMany({
    where: { status: 'RESERVED', expiresAt: { lte: now } },
    select: { orderLineId: true, skuId: true, businessId: true },
    orderBy: { expiresAt: 'asc' },
    take: limit,
  })
}

const HOLD = `
  WITH given AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS x("orderLineId" text, "orderId" text, "businessId" text, "skuId" text,
                                                     quantity int, "contentId" text, "expiresAt" timestamptz, parts jsonb)),
  held AS (
    INSERT INTO product.stock_reservation AS r
      (order_line_id, order_id, business_id, sku_id, quantity, content_id, status, expires_at, created_at, updated_at)
    SELECT "orderLineId", "orderId", "businessId", "skuId", quantity, "contentId", 'RESERVED', "expiresAt", $2, $2
    FROM given ORDER BY "orderLineId"
    ON CONFLICT (order_line_id) DO UPDATE SET status = 'RESERVED', expires_at = excluded.expires_at, updated_at = $2
      WHERE r.status = 'EXPIRED'
    RETURNING order_line_id),
  part AS MATERIALIZED (
    SELECT g."orderLineId", g."skuId", p."locationId", p."bucketId", p.quantity
    FROM held h JOIN given g ON g."orderLineId" = h.order_line_id,
         jsonb_to_recordset(g.parts) AS p("locationId" text, "bucketId" int, quantity int)),
  noted AS (
    INSERT INTO product.stock_reservation_part (order_line_id, location_id, bucket_id, quantity)
    SELECT "orderLineId", "locationId", "bucketId", quantity FROM part),
  logged AS (
    INSERT INTO product.stock_movement (sku_id, location_id, bucket_id, kind, on_hand_delta, reserved_delta,
                                        committed_delta, order_line_id, actor, at)
    SELECT "skuId", "locationId", "bucketId", 'RESERVE', 0, quantity, 0, "orderLineId", $3, $2 FROM part)
  SELECT order_line_id FROM held`

/**
 * Writes new holds, or holds an expired one again, where their units lie, and the movements. Answers the order lines
 * written: one that is missing was written by a rival first, and nothing of it is.
 */
export async function writeHolds(
  tx: RawTx,
  holds: readonly HeldReservation[],
  { actor, at }: { actor: string; at: Date },
): Promise<Set<string>> {
  const rows = await tx.$queryRawUnsafe<{ order_line_id: string }[]>(HOLD, JSON.stringify(holds), at, actor)
  return new Set(rows.map(row => row.order_line_id))
}

/** Records where the units of reservations lie. */
export async function writeParts(
  tx: RawTx,
  holds: readonly Pick<HeldReservation, 'orderLineId' | 'parts'>[],
): Promise<void> {
  const data = holds.flatMap(({ orderLineId, parts }) => parts.map(part => ({ orderLineId, ...part })))
  if (data.length === 0) return
  await tx.$executeRawUnsafe(
    `INSERT INTO product.stock_reservation_part (order_line_id, location_id, bucket_id, quantity)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS x("orderLineId" text, "locationId" text, "bucketId" int, quantity int)`,
    JSON.stringify(data),
  )
}

/** Forgets where units lay: they are given back. */
export async function dropParts(tx: RawTx, orderLineIds: readonly string[]): Promise<void> {
  await tx.$executeRawUnsafe('DELETE FROM product.stock_reservation_part WHERE order_line_id = ANY($1)', [
    ...orderLineIds,
  ])
}

/** Moves reservations on from one of the given states. Throws when one was in another: the caller held the locks. */
export async function setStatus(
  tx: RawTx,
  orderLineIds: readonly string[],
  from: readonly ReservationStatus[],
  to: ReservationStatus,
  at: Date,
): Promise<void> {
  const count = await tx.$executeRawUnsafe(
    `UPDATE product.stock_reservation
     SET status = $3, updated_at = $4, claimed_at = CASE WHEN $3 = 'CLAIMED' THEN $4 ELSE claimed_at END
     WHERE order_line_id = ANY($1) AND status = ANY($2)`,
    [...orderLineIds],
    [...from],
    to,
    at,
  )
  if (count !== orderLineIds.length)
    throw new Error(`expected ${orderLineIds.length} reservations to become ${to}, got ${count}`)
}

/** Makes a reservation smaller. The caller holds its locks. */
export async function shrinkHold(
  tx: RawTx,
  orderLineId: string,
  quantity: number,
  parts: readonly Part[],
  at: Date,
): Promise<void> {
  await tx.$executeRawUnsafe(
    'UPDATE product.stock_reservation SET quantity = $2, updated_at = $3 WHERE order_line_id = $1',
    orderLineId,
    quantity,
    at,
  )
  await dropParts(tx, [orderLineId])
  await writeParts(tx, [{ orderLineId, parts: [...parts] }])
}
