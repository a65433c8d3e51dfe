import type { Viewer } from '#shared/auth.ts'
import { byKey, createLoader } from '#shared/loaders.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { ShelfListingRecord, ShelfRecord } from '../domain/records.ts'
import { SHELF } from './columns.ts'

export type ShelfStore = ReturnType<typeof shelfStore>

/** The places of the viewer's business that list products, for one request. */
export function shelfStore({ pool, clock }: Pick<Platform, 'pool' | 'clock'>, { businessId }: Viewer) {
  const shelves = createLoader<string, ShelfRecord>(async ids => {
    const { rows } = await pool.query<ShelfRecord>(
      `SELECT ${SHELF} FROM product.shelf h WHERE h.business_id = $1 AND h.id = ANY($2)`,
      [businessId, ids],
    )
    return byKey(ids, rows, row => row.id)
  })

  async function list(input: ConnectionInput): Promise<Connection<ShelfRecord>> {
    const page = connectionArgs(input, ['instant', 'text'])
    const { rows } = await pool.query<ShelfRecord>(LIST, [businessId, ...(page.key ?? [null, null]), page.limit + 1])
    return connection(rows, page, row => [row.createdAt.toISOString(), row.id])
  }

  /** What a place lists, in order: what it shows now, or all that is planned. */
  async function listings(
    { id, use }: ShelfRecord,
    input: ConnectionInput,
    all = false,
  ): Promise<Connection<ShelfListingRecord>> {
    const page = connectionArgs(input, ['integer', 'text'])
    const { rows } = await pool.query<ShelfListingRecord>(all ? SCHEDULE : SHOWN, [
      businessId,
      id,
      use,
      ...(page.key ?? [null, null]),
      page.limit + 1,
      ...(all ? [] : [clock.now()]),
    ])
    return connection(rows, page, row => [row.position, row.productId])
  }

  return {
    shelf: (id: string) => shelves.load(id),
    forget: (id: string) => shelves.clear(id),
    list,
    listings,
    schedule: (shelf: ShelfRecord, input: ConnectionInput) => listings(shelf, input, true),
  }
}

const LIST = `
  SELECT ${SHELF} FROM product.shelf h
  WHERE h.business_id = $1 AND ($2::timestamptz IS NULL OR (h.created_at, h.id) < ($2, $3))
  ORDER BY h.created_at DESC, h.id DESC LIMIT $4`

const listed = (condition = '') => `
  SELECT l.product_id AS "productId", $3::text AS use, l.position, l.starts_at AS "startsAt", l.ends_at AS "endsAt"
  FROM product.shelf_listing l
  WHERE l.business_id = $1 AND l.shelf_id = $2 AND ($4::int IS NULL OR (l.position, l.product_id) > ($4, $5)) ${condition}
  ORDER BY l.position, l.product_id LIMIT $6`

const SCHEDULE = listed()
const SHOWN = listed(`
    AND coalesce(l.starts_at <= $7, true) AND coalesce(l.ends_at > $7, true)
    AND EXISTS (SELECT FROM product.product p WHERE p.id = l.product_id AND p.status = 'ACTIVE')
    AND EXISTS (SELECT FROM product.product_application a WHERE a.product_id = l.product_id AND a.use = $3 AND a.visible)`)
