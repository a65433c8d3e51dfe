import type { Tx } from '#shared/db.ts'
import type { ProductUse, ShelfRecord } from '../domain/records.ts'
import { SHELF } from './columns.ts'

export async function lockShelf(tx: Tx, businessId: string, id: string): Promise<ShelfRecord | null> {
  const [row] = await tx.$queryRawUnsafe<ShelfRecord[]>(
    `SELECT ${SHELF} FROM product.shelf h WHERE h.business_id = $1 AND h.id = $2 FOR UPDATE`,
    businessId,
    id,
  )
  return row ?? null
}

/** Answers false when there is one already. */
export async function insertShelf(
  tx: Tx,
  businessId: string,
  { id, use, name }: Pick<ShelfRecord, 'id' | 'use' | 'name'>,
  at: Date,
): Promise<boolean> {
  const count = await tx.$executeRawUnsafe(
    `INSERT INTO product.shelf (business_id, id, use, name, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)
     ON CONFLICT (business_id, id) DO NOTHING`,
    businessId,
    id,
    use,
    name,
    at,
  )
  return count === 1
}

/** Gives a locked shelf its next version, and its next name if there is one. */
export async function advanceShelf(
  tx: Tx,
  businessId: string,
  { id, version }: Pick<ShelfRecord, 'id' | 'version'>,
  at: Date,
  name?: string,
): Promise<void> {
  const { count } = await tx.shelf.updateMany({
    where: { businessId, id, version },
    data: { version: version + 1, updatedAt: at, ...(name === undefined ? {} : { name }) },
  })
  if (count !== 1) throw new Error(`expected shelf ${id} to stay at version ${version} under its lock`)
}

/** Of these products of the business, those that may be listed at all, and whether they may be in places of this kind. */
export async function findListable(
  tx: Tx,
  businessId: string,
  use: ProductUse,
  productIds: readonly string[],
): Promise<Map<string, { archived: boolean; visible: boolean }>> {
  const rows = await tx.$queryRawUnsafe<{ id: string; archived: boolean; visible: boolean }[]>(
    `SELECT p.id, p.status = 'ARCHIVED' AS archived, coalesce(a.visible, false) AS visible
     FROM product.product p LEFT JOIN product.product_application a ON a.product_id = p.id AND a.use = $2
     WHERE p.business_id = $1 AND p.id = ANY($3)`,
    businessId,
    use,
    [...productIds],
  )
  return new Map(rows.map(row => [row.id, row]))
}

export interface Placement {
  productId: string
  position: number
  startsAt: Date | null
  endsAt: Date | null
}

/** Lists products, or moves them. Answers how many rows it changed. The caller holds the shelf's lock. */
export function placeRows(
  tx: Tx,
  businessId: string,
  shelfId: string,
  placements: readonly Placement[],
): Promise<number> {
  return tx.$executeRawUnsafe(
    `INSERT INTO product.shelf_listing AS l (shelf_id, business_id, product_id, position, starts_at, ends_at)
     SELECT $1, $2, product_id, position, starts_at, ends_at
     FROM unnest($3::text[], $4::int[], $5::timestamptz[], $6::timestamptz[]) AS n(product_id, position, starts_at, ends_at)
     ON CONFLICT (shelf_id, product_id) DO UPDATE
       SET position = excluded.position, starts_at = excluded.starts_at, ends_at = excluded.ends_at
       WHERE (l.position, l.starts_at, l.ends_at) IS DISTINCT FROM (excluded.position, excluded.starts_at, excluded.ends_at)`,
    shelfId,
    businessId,
    placements.map(placement => placement.productId),
    placements.map(placement => placement.position),
    placements.map(placement => placement.startsAt),
    placements.map(placement => placement.endsAt),
  )
}

/** Answers which products were listed. The caller holds the shelf's lock. */
export async function removeRows(
  tx: Tx,
  businessId: string,
  shelfId: string,
  productIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `DELETE FROM product.shelf_listing WHERE business_id = $1 AND shelf_id = $2 AND product_id = ANY($3)
     RETURNING product_id AS id`,
    businessId,
    shelfId,
    [...productIds],
  )
  return new Set(rows.map(row => row.id))
}
