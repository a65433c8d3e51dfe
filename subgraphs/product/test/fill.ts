import { BUSINESS, type TestWorld } from '#shared/testing.ts'

export const ROWS = 100_000

/**
 * Fills the tables that lists read with 100,000 rows each, past triggers and foreign keys: what is tested is how they are
 * read. A hundredth of them belongs together: products of a channel, a merchant or a category, listings of a shelf.
 */
export async function fill({ sql }: TestWorld): Promise<void> {
  const product = `'prd_' || n, '${BUSINESS}'`
  const rows = `FROM generate_series(1, ${ROWS}) n`
  const at = `now() - n * interval '1 s'`
  const inserts = [
    `merchant (id, business_id, name, created_at) SELECT 'mer_' || n, '${BUSINESS}', 'Merchant', now() FROM generate_series(1, 1000) n`,
    `channel (id, business_id, code, name, created_at) SELECT 'chn_' || n, '${BUSINESS}', 'code' || n, 'Channel', ${at} ${rows}`,
    `channel_config (channel_id, version, config, published_at) SELECT 'chn_' || n / 10, n % 10 + 1, '{}', now() ${rows}`,
    `channel_import (id, channel_id, business_id, config_version, status, error_policy, source, feed_hash, content, report_key, started_at, finished_at)
     SELECT 'imp_' || n, 'chn_' || n % 1000, '${BUSINESS}', 1, 'SUCCEEDED', 'IGNORE_FAILED', 'CONTENT', '', '', '', ${at}, now() ${rows}`,
    `import_violation (import_id, row, field, code, message, severity) SELECT 'imp_' || n % 1000, n, 'title', 'REQUIRED', '', 'error' ${rows}`,
    `product (id, business_id, merchant_id, channel_id, external_id, title, category, status, created_at, updated_at)
     SELECT ${product}, CASE WHEN n % 1000 = 999 THEN 'mer_test' ELSE 'mer_' || n % 1000 END, 'chn_' || n % 1000, n::text, 'Product ' || n, 'Category ' || n % 1000,
            CASE WHEN n % 5000 = 0 THEN 'IN_REVIEW' WHEN n % 50 = 0 THEN 'DRAFT' WHEN n % 51 = 0 THEN 'SUSPENDED' ELSE 'ACTIVE' END, ${at}, now() ${rows}`,
    `media (product_id, position, url) SELECT 'prd_' || n, 0, 'https://img.example' ${rows}`,
    `sku (id, product_id, business_id, external_id, title, options, position, price_minor, currency_code, created_at, updated_at)
     SELECT 'sku_' || n, ${product}, 'v', '', '[]', 0, 100, 'CNY', now(), now() ${rows}`,
    `stock_item (sku_id) SELECT 'sku_' || n ${rows}`,
    `stock_location (id, business_id, code, name) SELECT 'loc_' || n, '${BUSINESS}', 'many' || n, '' FROM generate_series(1, 10) n`,
    `stock_level (sku_id, location_id, on_hand, low_threshold, low_since)
     SELECT 'sku_' || n, 'loc_' || n % 10 + 1, 5, CASE WHEN n % 100 = 99 THEN 9 END, CASE WHEN n % 100 = 99 THEN ${at} END ${rows}`,
    `stock_movement (sku_id, location_id, kind, on_hand_delta, reserved_delta, committed_delta, actor, at)
     SELECT 'sku_' || n % 1000, 'loc_1', 'ADJUST', 5, 0, 0, 'test', now() ${rows}`,
    `stock_activity (id, business_id, kind, name, content_id, starts_at, ends_at, closed_at, created_by, created_at)
     SELECT 'act_' || n, '${BUSINESS}', 'LIVE_ROOM', '', 'room_' || n, ${at}, now(), CASE WHEN n % 100 > 0 THEN now() END, 'test', now() ${rows}`,
    `stock_quota (activity_id, sku_id, quantity, sold, closed_at)
     SELECT 'act_' || n, 'sku_' || n, 5, 0, now() ${rows}`,
    `search_change (product_id, indexed_version) SELECT 'prd_' || n, CASE WHEN n % 1000 = 0 THEN 0 ELSE 1 END ${rows}`,
    `search_dead (product_id, business_id, version, error, at) SELECT ${product}, 1, '', ${at} ${rows}`,
    `reconciliation_run (id, subject, state, repairs, requested_by, requested_at, finished_at)
     SELECT 'rec_' || n, 'product-search', 'SUCCEEDED', true, 'test', ${at}, now() ${rows}`,
    `reconciliation_exception (subject, key, kind, first_run_id, last_run_id, opened_at, resolved_at, resolution, resolved_by)
     SELECT 'product-search', 'prd_' || n, 'MISSING', 'rec_' || n % 100, 'rec_' || n % 100, now(), now(), '', 'test' ${rows}`,
    `attribute_definition (id, business_id, category, code, type, labels, required, facetable, position, changed_by, created_at, updated_at)
     SELECT 'atd_' || n, '${BUSINESS}', 'Category ' || n % 1000, 'code_' || n, 'TEXT', '[{"language": "en", "text": "x"}]', false, true, n % 50, 'test', now(), now() ${rows}`,
    `attribute_definition_version (definition_id, version, options, labels, required, facetable, position, changed_by, changed_at)
     SELECT 'atd_' || n, 1, '[]', '[]', false, true, 1, 'test', now() ${rows}`,
    `product_attribute (product_id, definition_id, value, definition_version, updated_at)
     SELECT 'prd_' || n, 'atd_' || n % 1000, n::text, 1, now() ${rows}`,
    `product_application (product_id, use, business_id, labels, visible, created_at, updated_at)
     SELECT 'prd_' || n, 'LIVE_ROOM', '${BUSINESS}', '{}', true, now(), now() ${rows}`,
    `product_application_price (product_id, use, sku_id, price_minor, currency_code) SELECT 'prd_' || n, 'LIVE_ROOM', 'sku_' || n, 1, 'CNY' ${rows}`,
    `shelf (business_id, id, use, name, created_at, updated_at) SELECT '${BUSINESS}', 'shelf_' || n, 'LIVE_ROOM', '', ${at}, now() ${rows}`,
    `shelf_listing (business_id, shelf_id, product_id, position, starts_at)
     SELECT '${BUSINESS}', 'shelf_' || n % 1000, 'prd_' || n, n / 1000, now() - n * interval '1 s' ${rows}`,
  ]
  await sql(
    `BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL synchronous_commit = off;
     ${inserts.map(insert => `INSERT INTO product.${insert}`).join(';\n')}; COMMIT`,
  )
  await sql(`ANALYZE ${inserts.map(insert => `product.${insert.split(' ')[0]}`).join(', ')}`)
}
