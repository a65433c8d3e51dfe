import { print } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSchema } from '#shared/serve.ts'
import { BUSINESS, claimsFor, fieldsThat, type Statement, scannedTables, statementsOf } from '#shared/testing.ts'
import { fill, ROWS } from './fill.ts'
import { merchant, openShop, ops, service } from './shop.ts'

/**
 * Every list of the subgraph on 100,000 rows of each table: its operations are run as clients run them, and no statement
 * that they send may read a large table from its beginning to its end. A list without an operation here fails.
 */
const shop = openShop()
const admin = claimsFor('ADMIN')
const LARGE = ROWS / 10

let large: Set<string>
let watched: ReturnType<typeof statementsOf>

beforeAll(async () => {
  await fill(shop.world)
  const rows = await shop.world.sql<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'product'::regnamespace AND c.relkind = 'r' AND c.reltuples >= $1`,
    [LARGE],
  )
  large = new Set(rows.map(row => row.name))
  watched = statementsOf(shop.platform.pool)
}, 120_000)

/** The large tables that a statement reads from beginning to end. */
async function scanned(statement: Statement): Promise<string[]> {
  return (await scannedTables(shop.platform.pool, statement)).filter(name => large.has(name))
}

const PAGE = 'pageInfo { hasNextPage endCursor }'
const PRODUCT =
  'id attributes { value definition { code } } applications { use prices { skuId } } skus { id stock { available levels { onHand } } shipping { from } }'
const DEAD = `searchDeadLetters(after: $after) { nodes { productId } ${PAGE} }`

/** By list, the operations that read it; `$after` is tried with and without a cursor. */
const LISTS: Record<string, [name: string, claims: typeof ops, query: string][]> = {
  'Query.products': [
    ['of the business', ops, `products(after: $after) { nodes { ${PRODUCT} } ${PAGE} }`],
    ['in a rare state', ops, `products(after: $after, filter: { status: [IN_REVIEW] }) { nodes { id } ${PAGE} }`],
    ['in two states', ops, `products(after: $after, filter: { status: [DRAFT, SUSPENDED] }) { nodes { id } ${PAGE} }`],
    ['of a channel', ops, `products(after: $after, filter: { channelId: "chn_100007" }) { nodes { id } ${PAGE} }`],
    ['of a merchant', ops, `products(after: $after, filter: { merchantId: "mer_100007" }) { nodes { id } ${PAGE} }`],
    ['one’s own', merchant, `products(after: $after) { nodes { id } ${PAGE} }`],
  ],
  'Query.channels': [
    ['all', ops, `channels(after: $after) { nodes { id config { version } configVersions { version } } ${PAGE} }`],
  ],
  'Channel.imports': [['latest', ops, 'channel(id: "chn_100007") { imports { id violations { code } } }']],
  'Channel.configVersions': [['latest', ops, 'channel(id: "chn_100007") { configVersions { version } }']],
  'Query.stockLocations': [['all', ops, 'stockLocations { id }']],
  'Query.stockAlerts': [
    ['of the business', ops, `stockAlerts(after: $after) { nodes { sku { id } } ${PAGE} }`],
    ['one’s own', merchant, `stockAlerts(after: $after) { nodes { onHand } ${PAGE} }`],
  ],
  'Query.skuQuotes': [['of an order', service, 'skuQuotes(skuIds: ["sku_100007", "sku_100008"]) { skuId }']],
  'Query.searchDeadLetters': [['of the business', ops, DEAD]],
  'Query.searchReconciliations': [
    ['all', admin, `searchReconciliations(after: $after) { nodes { id exceptions { productId } } ${PAGE} }`],
  ],
  'Query.attributeDefinitions': [
    ['all', ops, `attributeDefinitions(after: $after) { nodes { id versions { version } } ${PAGE} }`],
    ['of a category', ops, `attributeDefinitions(category: "Category_100007", after: $after) { nodes { id } ${PAGE} }`],
  ],
  'Query.shelves': [['all', ops, `shelves(after: $after) { nodes { id } ${PAGE} }`]],
  'Shelf.listings': [
    [
      'shown',
      ops,
      `shelf(id: "shelf_100007") { listings(after: $after) { nodes { application { use } product { id } } ${PAGE} } }`,
    ],
  ],
  'Shelf.schedule': [
    ['planned', ops, `shelf(id: "shelf_100007") { schedule(after: $after) { nodes { position } ${PAGE} } }`],
  ],
}
/** Lists that are read from the index, that read everything on purpose, and the ones in inventory/test/plans.test.ts. */
const ELSEWHERE = [
  'Query.productSearch',
  'Query.opsProductSearch',
  'Query.stockInvariants',
  'Query.stockMovements',
  'Query.stockActivities',
]

/** The connections of the subgraph, the lists of its queries, and lists that are cut off. */
const lists = fieldsThat(
  readSchema('product'),
  ({ type: of, arguments: args = [] }, type) =>
    /Connection!?$/.test(print(of)) ||
    (print(of).startsWith('[') && (type.name.value === 'Query' || args.some(arg => arg.name.value === 'first'))),
)

it('knows every list', () => {
  expect([...Object.keys(LISTS), ...ELSEWHERE].sort()).toEqual(lists.sort())
})

it('sees a scan when there is one', async () => {
  expect(large.size).toBeGreaterThanOrEqual(15)
  expect(await scanned({ text: 'SELECT * FROM product.product WHERE title = $1', values: ['x'] })).toEqual(['product'])
})

describe.each(Object.entries(LISTS))('%s', (_field, operations) => {
  it.each(operations)('%s: by an index', async (_name, claims, body) => {
    const head = body.includes('$after') ? 'query ($after: String)' : 'query'
    let after: string | null = null
    for (let page = 0; page < 2; page += 1) {
      const { answer: data, sent } = await watched(() => shop.run(claims, `${head} { ${body} }`, { after }))
      expect(sent.length).toBeGreaterThan(0)
      for (const statement of sent) expect(await scanned(statement), statement.text).toEqual([])
      if (!body.includes('$after')) break
      after = cursorIn(data)
      // A page that is empty proves nothing.
      expect(after).not.toBeNull()
    }
  })
})

function cursorIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null
  if ('pageInfo' in data) return (data.pageInfo as { endCursor: string | null }).endCursor
  return Object.values(data).map(cursorIn).find(Boolean) ?? null
}

const LOOKS: [string, string, unknown[]][] = [
  [
    'changes to index',
    'SELECT product_id FROM product.search_change WHERE version > indexed_version AND due_at <= now() ORDER BY due_at, product_id LIMIT 200',
    [],
  ],
  [
    'listings that begin or end',
    'SELECT product_id FROM product.shelf_listing WHERE starts_at > $1 AND starts_at <= $2',
    ['2026-01-01', '2026-01-02'],
  ],
  [
    'an option in use',
    'SELECT 1 FROM product.product_attribute WHERE definition_id = $1 AND value = $2',
    ['atd_100007', 'x'],
  ],
  [
    'products of a feed',
    'SELECT id FROM product.product WHERE channel_id = $1 AND external_id = ANY($2) AND business_id = $3',
    ['chn_100007', ['x'], BUSINESS],
  ],
]

it.each(LOOKS)('finds %s by an index', async (_name, text, values) => {
  expect(await scanned({ text, values })).toEqual([])
})
