import { beforeAll, expect, it } from 'vitest'
import { markedStatements } from '#shared/db.ts'
import { BUSINESS, indexesInGeneral, scannedInGeneral, scannedTables } from '#shared/testing.ts'
import { openShop } from '../../test/shop.ts'
import { LIST_ACTIVITIES, LIST_LOW, LIST_MOVEMENTS } from '../store/inventory.ts'

/** Every list, and what tickers look for, on 100,000 rows: none may read a large table from its beginning to its end. */
const shop = openShop()
const ROWS = 100_000
const LARGE = ['product', 'sku', 'stock_level', 'stock_movement', 'stock_reservation', 'stock_activity', 'stock_quota']

/** Without triggers and foreign keys: the rows are only there to be passed by. */
const fill = (productId: string) => `
  BEGIN;
  SET LOCAL session_replication_role = replica;
  INSERT INTO product.product (id, business_id, merchant_id, title, status, created_at, updated_at)
    SELECT 'prd_many_' || n, p.business_id, p.merchant_id, '', p.status, now(), now()
    FROM product.product p, generate_series(1, ${ROWS / 100}) n WHERE p.id = '${productId}';
  INSERT INTO product.sku (id, product_id, business_id, external_id, title, options, position, price_minor, currency_code, created_at, updated_at)
    SELECT 'sku_many_' || n, 'prd_many_' || 1 + n % ${ROWS / 100}, '${BUSINESS}', 'many' || n, '', '[]', n, 1, 'CNY', now(), now()
    FROM generate_series(1, ${ROWS}) n;
  INSERT INTO product.stock_location (id, business_id, code, name)
    SELECT 'loc_' || n, '${BUSINESS}', 'many' || n, '' FROM generate_series(1, 10) n;
  INSERT INTO product.stock_level (sku_id, location_id, low_threshold, low_since)
    SELECT 'sku_many_' || n, 'loc_' || 1 + n % 10, CASE WHEN n % 500 = 0 THEN 1 END, CASE WHEN n % 500 = 0 THEN now() END
    FROM generate_series(1, ${ROWS}) n;
  INSERT INTO product.stock_movement (sku_id, location_id, kind, on_hand_delta, reserved_delta, committed_delta, actor, at)
    SELECT 'sku_many_' || n, 'loc_' || 1 + n % 10, 'ADJUST', 5, 0, 0, 'test', now() FROM generate_series(1, ${ROWS}) n;
  INSERT INTO product.stock_reservation (order_line_id, order_id, business_id, sku_id, quantity, status, expires_at, created_at, updated_at)
    SELECT 'many' || n, 'many' || n, '${BUSINESS}', 'sku_many_' || n, 1, CASE WHEN n % 100 = 0 THEN 'RESERVED' ELSE 'EXPIRED' END,
           now() + n * interval '1 s', now(), now() FROM generate_series(1, ${ROWS}) n;
  INSERT INTO product.stock_activity (id, business_id, kind, name, content_id, starts_at, ends_at, closed_at, created_by, created_at)
    SELECT 'act_many_' || n, '${BUSINESS}', 'LIVE_ROOM', '', 'room_' || n, now() + n * interval '1 s', now() + n * interval '2 s',
           CASE WHEN n % 100 > 0 THEN now() END, 'test', now() FROM generate_series(1, ${ROWS}) n;
  INSERT INTO product.stock_quota (activity_id, sku_id, quantity, sold, closed_at)
    SELECT id, 'sku_many_1', 5, CASE WHEN closed_at IS NOT NULL THEN 0 END, closed_at FROM product.stock_activity;
  COMMIT;
  ANALYZE ${LARGE.map(name => `product.${name}`).join(', ')}`

beforeAll(async () => {
  const { id } = await shop.product([1])
  await shop.world.sql(fill(id))
}, 120_000)

/** The large tables that a statement reads from beginning to end. */
async function scanned(text: string, values: unknown[]): Promise<string[]> {
  const tables = await scannedTables(shop.platform.pool, { text, values })
  return tables.filter(name => LARGE.includes(name))
}

it('sees a scan when there is one', async () => {
  expect(await scanned('SELECT * FROM product.stock_movement WHERE actor = $1', ['x'])).toEqual(['stock_movement'])
})

const soon = new Date(Date.now() + 60_000).toISOString()
const LISTS: [string, string, () => unknown[]][] = [
  ['movements', LIST_MOVEMENTS, () => [BUSINESS, null, 'sku_many_7', null, 21]],
  ['movements, further', LIST_MOVEMENTS, () => [BUSINESS, 'mer_test', 'sku_many_7', '50000', 21]],
  ['activities', LIST_ACTIVITIES, () => [BUSINESS, null, null, 21]],
  ['activities, further', LIST_ACTIVITIES, () => [BUSINESS, soon, 'act_many_50', 21]],
  ['alerts', LIST_LOW, () => [BUSINESS, null, null, null, null, 21]],
  ['alerts, further', LIST_LOW, () => [BUSINESS, 'mer_test', soon, 'sku_many_7', 'loc_1', 21]],
]

it.each(LISTS)('lists %s by an index', async (_name, text, values) => {
  expect(await scanned(text, values())).toEqual([])
})

const LOOKS: [string, string, unknown[]][] = [
  [
    'holds that ran out',
    `SELECT order_line_id FROM product.stock_reservation WHERE status = 'RESERVED' AND expires_at <= $1 ORDER BY expires_at LIMIT 100`,
    [soon],
  ],
  [
    'activities that are over',
    'SELECT id FROM product.stock_activity WHERE closed_at IS NULL AND ends_at <= $1 ORDER BY ends_at LIMIT 20',
    [soon],
  ],
  [
    'open quotas',
    'SELECT activity_id FROM product.stock_quota WHERE sku_id = ANY($1) AND closed_at IS NULL',
    [['sku_many_2']],
  ],
]

it.each(LOOKS)('finds %s by an index', async (_name, text, values) => {
  expect(await scanned(text, values)).toEqual([])
})

/** What every order makes is planned for any values. */
const HOT = markedStatements().filter(text => /\bproduct\.(sku|stock_item)\b/.test(text))

it.each(HOT)('looks rows up by their keys: %#', async text => {
  expect(await scannedInGeneral(shop.platform.pool, text), text).toEqual([])
})

it('knows what every order makes', () => expect(HOT).toHaveLength(7))

it('looks no products up by their business before they are analysed, when all of them look like few', async () => {
  await shop.world.sql(`BEGIN; DELETE FROM pg_statistic WHERE starelid = 'product.product'::regclass;
    UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE oid = 'product.product'::regclass; COMMIT`)
  for (const text of HOT)
    expect(
      (await indexesInGeneral(shop.platform.pool, text)).filter(name => /^product_business/.test(name)),
      text,
    ).toEqual([])
})
