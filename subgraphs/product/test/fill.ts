import { BUSINESS, loadRows, type TestWorld } from '#shared/testing.ts'

export const ROWS = 100_000

/** Ids grow with the number of the row, which keeps inserts at the end of an index. */
const id = (prefix: string) => `'${prefix}_' || (${ROWS} + n)`
/** One of the first thousand: a hundred rows each. */
const group = (prefix: string) => `'${prefix}_' || (${ROWS} + n % 1000)`
const rows = `FROM generate_series(1, ${ROWS}) n`
const at = `now() - n * interval '1 s'`

const PRODUCTS = [
  `merchant (id, business_id, name, created_at) SELECT ${id('mer')}, '${BUSINESS}', 'Merchant', now() FROM generate_series(1, 1000) n`,
  `product (id, business_id, merchant_id, channel_id, external_id, title, category, status, created_at, updated_at)
   SELECT ${id('prd')}, '${BUSINESS}', CASE WHEN n % 1000 = 999 THEN 'mer_test' ELSE ${group('mer')} END, ${group('chn')}, ${ROWS} + n, 'Product ' || n,
          ${group('Category')},
          CASE WHEN n % 4000 = 0 THEN 'IN_REVIEW' WHEN n % 50 = 0 THEN 'DRAFT' WHEN n % 51 = 0 THEN 'SUSPENDED' ELSE 'ACTIVE' END, ${at}, now() ${rows}`,
  `media (product_id, position, url) SELECT ${id('prd')}, 0, '' ${rows}`,
  `sku (id, product_id, business_id, external_id, title, options, position, price_minor, currency_code, created_at, updated_at)
   SELECT ${id('sku')}, ${id('prd')}, '${BUSINESS}', 'v', '', '[]', 0, 100, 'CNY', now(), now() ${rows}`,
  `stock_item (sku_id) SELECT ${id('sku')} ${rows}`,
  `stock_location (id, business_id, code, name) SELECT 'loc_' || n, '${BUSINESS}', 'many' || n, '' FROM generate_series(1, 10) n`,
  `stock_level (sku_id, location_id, on_hand, low_threshold, low_since)
   SELECT ${id('sku')}, 'loc_1', 5, CASE WHEN n % 100 = 99 THEN 9 END, CASE WHEN n % 100 = 99 THEN ${at} END ${rows}`,
  `search_change (product_id, indexed_version) SELECT ${id('prd')}, CASE WHEN n % 1000 = 0 THEN 0 ELSE 1 END ${rows}`,
  `search_dead (product_id, business_id, version, error, at) SELECT ${id('prd')}, '${BUSINESS}', 1, '', ${at} ${rows}`,
]

const AROUND_THEM = [
  `channel (id, business_id, code, name, created_at) SELECT ${id('chn')}, '${BUSINESS}', 'code-' || n, 'Channel', ${at} ${rows}`,
  `channel_config (channel_id, version, config, published_at) SELECT 'chn_' || (${ROWS} + n / 10), n % 10 + 1, '{}', now() ${rows}`,
  `channel_import (id, channel_id, business_id, config_version, status, error_policy, source, feed_hash, content, report_key, started_at, finished_at)
   SELECT ${id('imp')}, ${group('chn')}, '${BUSINESS}', 1, 'SUCCEEDED', 'IGNORE_FAILED', 'CONTENT', '', '', '', ${at}, now() ${rows}`,
  `import_violation (import_id, row, field, code, message, severity) SELECT ${group('imp')}, n, 'title', 'REQUIRED', '', 'error' ${rows}`,
  `reconciliation_run (id, subject, state, repairs, requested_by, requested_at, finished_at)
   SELECT ${id('rec')}, 'product.search', 'SUCCEEDED', true, 'test', ${at}, now() ${rows}`,
  `reconciliation_exception (subject, key, kind, first_run_id, last_run_id, opened_at, resolved_at, resolution, resolved_by)
   SELECT 'product.search', ${id('prd')}, 'MISSING', ${group('rec')}, ${group('rec')}, now(), now(), '', 'test' ${rows}`,
  `attribute_definition (id, business_id, category, code, type, labels, required, facetable, position, changed_by, created_at, updated_at)
   SELECT ${id('atd')}, '${BUSINESS}', ${group('Category')}, ${id('code')}, 'TEXT', '[{"language": "en", "text": "x"}]', false, true, n % 50, 'test', now(), now() ${rows}`,
  `attribute_definition_version (definition_id, version, options, labels, required, facetable, position, changed_by, changed_at)
   SELECT ${id('atd')}, 1, '[]', '[]', false, true, 1, 'test', now() ${rows}`,
  `product_attribute (product_id, definition_id, value, definition_version, updated_at)
   SELECT ${id('prd')}, ${group('atd')}, 'value', 1, now() ${rows}`,
  `product_application (product_id, use, business_id, labels, visible, created_at, updated_at)
   SELECT ${id('prd')}, 'LIVE_ROOM', '${BUSINESS}', '{}', true, now(), now() ${rows}`,
  `product_application_price (product_id, use, sku_id, price_minor, currency_code) SELECT ${id('prd')}, 'LIVE_ROOM', ${id('sku')}, 1, 'CNY' ${rows}`,
  `shelf (business_id, id, use, name, created_at, updated_at) SELECT '${BUSINESS}', ${id('shelf')}, 'LIVE_ROOM', '', ${at}, now() ${rows}`,
  `shelf_listing (business_id, shelf_id, product_id, position, starts_at)
   SELECT '${BUSINESS}', ${group('shelf')}, ${id('prd')}, n / 1000, ${at} ${rows}`,
]

/**
 * Fills the tables that lists read with 100,000 rows each, past triggers and foreign keys, because what is tested is how
 * they are read. A thousandth of them belongs together: products of a channel, a merchant or a category, listings of a
 * shelf. The tables of the inventory's own lists are left to its test.
 */
export async function fill(world: TestWorld): Promise<void> {
  await Promise.all([loadRows(world, 'product', PRODUCTS), loadRows(world, 'product', AROUND_THEM)])
}
