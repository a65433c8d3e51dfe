import { beforeAll, expect, it, vi } from 'vitest'
import { roundTrips } from '#shared/db.ts'
import { BUSINESS, claimsFor } from '#shared/testing.ts'
import { openShop } from '../../test/shop.ts'

const shop = openShop()
const anonymous = claimsFor('ANONYMOUS')
const ops = claimsFor('OPS')
const admin = claimsFor('ADMIN')
const SEARCH = `query ($query: String!, $first: Int, $after: String, $filter: ProductSearchFilter, $sort: ProductSearchSort! = RELEVANCE) {
  productSearch(query: $query, first: $first, after: $after, filter: $filter, sort: $sort) { totalCount allWords
    nodes { productId title highlightedTitle brand category imageUrl inStock priceFrom { amountMinor currencyCode } }
    facets { field attribute values { value count } } pageInfo { hasNextPage endCursor } } }`
const OPS = `query ($query: String! = "", $filter: OpsProductSearchFilter, $sort: ProductSearchSort! = SALES_7_DAYS) {
  opsProductSearch(query: $query, filter: $filter, sort: $sort, first: 50) { totalCount nodes { productId status saleable shelfIds
    unitsSold7Days unitsSold30Days marginBasisPoints channelId externalId merchantId product { id } } } }`
const STATUS = '{ searchIndex { products pendingChanges lagSeconds deadLetters rebuild { state } } }'
const ids = (nodes: { productId: string }[]) => nodes.map(node => node.productId)
let products: { id: string; skuId: string }[]

/** When all changes so far can be found. */
const indexed = () =>
  vi.waitFor(async () => expect((await shop.run(admin, STATUS)).searchIndex.pendingChanges).toBe(0), {
    timeout: 10_000,
    interval: 20,
  })

beforeAll(async () => {
  await shop.subgraph.start()
  products = []
  for (let n = 0; n < 5; n += 1) products.push(await shop.product([n]))
  const [a, b, c, d] = products.map(({ id }) => id)
  await shop.product([1], { businessId: 'biz_foreign', merchantId: 'mer_foreign' })
  const { sql } = shop.world
  await sql(
    `UPDATE product.product SET title = 'Green tea 绿茶', brand = 'Nordhem', category = 'Tea' WHERE id = ANY($1)`,
    [[a, b, c, d]],
  )
  await sql(`UPDATE product.product SET status = 'SUSPENDED' WHERE id = $1`, [d])
  await sql(`INSERT INTO product.product_sales VALUES ($1, 5, 50), ($2, 9, 9), ($3, 7, 7)`, [a, b, d])
  await sql(`INSERT INTO product.shelf_listing (shelf_id, product_id, business_id) VALUES ('room_1', $1, $2)`, [
    b,
    BUSINESS,
  ])
  await indexed()
})

it('answers shoppers from the index alone: what they can buy, of their business', async () => {
  const [a, b, c] = products.map(({ id }) => id)
  const trips = await roundTrips.run(async () => {
    const { productSearch } = await shop.run(anonymous, SEARCH, { query: '绿茶' })
    expect(ids(productSearch.nodes).sort()).toEqual([a, b, c].sort())
    expect(productSearch).toMatchObject({ totalCount: 3, allWords: true })
    expect(productSearch.nodes[0]).toMatchObject({
      title: 'Green tea 绿茶',
      highlightedTitle: 'Green tea <em>绿茶</em>',
      brand: 'Nordhem',
      priceFrom: { amountMinor: '12900', currencyCode: 'CNY' },
    })
    expect(productSearch.facets).toContainEqual({
      field: 'CATEGORY',
      attribute: null,
      values: [{ value: 'Tea', count: 3 }],
    })
    return roundTrips.current()
  })
  expect(trips).toEqual({ db: 0, redis: 0 })
})

it('filters and sorts, and pages to the end', async () => {
  const [a, b, c] = products.map(({ id }) => id)
  const find = async (variables: object) =>
    (await shop.run(anonymous, SEARCH, { query: 'tea', ...variables })).productSearch
  expect(ids((await find({ filter: { shelfId: 'room_1' } })).nodes)).toEqual([b])
  expect(ids((await find({ filter: { inStock: false } })).nodes)).toEqual([a])
  expect(ids((await find({ filter: { category: 'Tea', channelId: `chn_${BUSINESS}` } })).nodes)).toHaveLength(3)
  const sized = (...values: string[]) => find({ filter: { attributes: [{ name: 'Size', values }] } })
  expect((await sized('v0', 'none')).totalCount).toBe(3)
  expect((await sized('none')).totalCount).toBe(0)
  expect((await find({ filter: { brand: 'Nordhem', currencyCode: 'CNY', maxPriceMinor: '12899' } })).totalCount).toBe(0)
  for (const sort of ['RELEVANCE', 'SALES_7_DAYS', 'SALES_30_DAYS', 'NEWEST', 'PRICE_ASC']) {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = await find({ sort, first: 2, after, filter: { currencyCode: 'CNY' } })
      seen.push(...ids(page.nodes))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    if (sort === 'SALES_7_DAYS') expect(seen).toEqual([b, a, c])
    if (sort === 'SALES_30_DAYS') expect(seen).toEqual([a, b, c])
    expect(seen.sort()).toEqual([a, b, c].sort())
  }
})

it('says what is wrong with a search', async () => {
  const codes = async (variables: object) =>
    (await shop.attempt(anonymous, SEARCH, { query: 'tea', ...variables })).codes
  expect(await codes({ sort: 'PRICE_ASC' })).toEqual(['BAD_USER_INPUT'])
  expect(await codes({ filter: { minPriceMinor: '1' } })).toEqual(['BAD_USER_INPUT'])
  expect(await codes({ query: 'x'.repeat(501) })).toEqual(['BAD_USER_INPUT'])
  expect(await codes({ filter: { attributes: [{ name: 'Colour', values: [] }] } })).toEqual(['BAD_USER_INPUT'])
  const cursor = (key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url')
  expect(await codes({ after: cursor([9_999]) })).toEqual([])
  expect(await codes({ after: cursor([10_000]) })).toEqual(['BAD_USER_INPUT'])
  expect(await codes({ after: cursor([1]), sort: 'NEWEST' })).toEqual(['BAD_USER_INPUT'])
  expect(await codes({ after: cursor(['x', 'y']), sort: 'NEWEST' })).toEqual(['BAD_USER_INPUT'])
})

it('shows operations every state, and finds them the top sellers that are on no shelf', async () => {
  const [a, , , d, e] = products.map(({ id }) => id)
  const { opsProductSearch } = await shop.run(ops, OPS, { filter: { listed: false } })
  expect(ids(opsProductSearch.nodes).slice(0, 2)).toEqual([d, a])
  expect(opsProductSearch.nodes[0]).toMatchObject({
    status: 'SUSPENDED',
    saleable: false,
    unitsSold7Days: 7,
    shelfIds: [],
  })
  expect(opsProductSearch.nodes[1]).toMatchObject({
    channelId: `chn_${BUSINESS}`,
    merchantId: 'mer_test',
    product: { id: a },
  })
  expect(ids((await shop.run(ops, OPS, { filter: { status: ['SUSPENDED'] } })).opsProductSearch.nodes)).toEqual([d])
  expect((await shop.attempt(ops, OPS, { filter: { status: [] } })).codes).toEqual(['BAD_USER_INPUT'])
  expect((await shop.run(ops, OPS, { query: 'tea' })).opsProductSearch.totalCount).toBe(4)
  expect(
    (await shop.run(ops, OPS)).opsProductSearch.nodes.map((node: { productId: string }) => node.productId),
  ).toContain(e)
  for (const role of ['ANONYMOUS', 'SHOPPER', 'MERCHANT'] as const)
    expect((await shop.attempt(claimsFor(role), OPS)).codes[0]).toMatch(/UNAUTHENTICATED|FORBIDDEN/)
})

it('learns the margin from the cost that merchants set', async () => {
  const [a] = products
  const SET =
    'mutation ($input: SkuCostSetInput!) { skuCostSet(input: $input) { sku { id } userErrors { code path } } }'
  const set = (cost: object | null, idempotencyKey: string, claims = claimsFor('MERCHANT')) =>
    shop.run(claims, SET, { input: { skuId: a!.skuId, cost, idempotencyKey } }).then(data => data.skuCostSet)
  const margin = async () => {
    await indexed()
    const { opsProductSearch } = await shop.run(ops, OPS)
    return opsProductSearch.nodes.find((node: { productId: string }) => node.productId === a!.id).marginBasisPoints
  }
  const cost = { amountMinor: '9675', currencyCode: 'CNY' }
  expect(await set(cost, 'cost-key-1')).toEqual({ sku: { id: a!.skuId }, userErrors: [] })
  expect(await margin()).toBe(2500)
  expect((await set({ amountMinor: '1', currencyCode: 'USD' }, 'cost-key-2')).userErrors).toEqual([
    { code: 'CURRENCY_MISMATCH', path: ['input', 'cost', 'currencyCode'] },
  ])
  expect((await set(null, 'cost-key-1')).userErrors[0].code).toBe('IDEMPOTENCY_KEY_REUSED')
  const rival = claimsFor('MERCHANT', { merchantId: 'mer_rival' })
  expect((await set(cost, 'cost-key-3', rival)).userErrors[0].code).toBe('NOT_FOUND')
  expect(await set(null, 'cost-key-4')).toMatchObject({ userErrors: [] })
  expect(await margin()).toBeNull()
})

it('tells of its lag in metrics', async () => {
  const { registry } = shop.platform.metrics
  const value = async (name: string) =>
    (await registry.getSingleMetric(`fairground_search_${name}`)!.get()).values[0]!.value
  const change = (text: string) =>
    shop.world.sql(`UPDATE product.search_change SET ${text} WHERE product_id = $1`, [products[0]!.id])
  // A change that nobody takes.
  await change(`version = version + 1, due_at = 'infinity', changed_at = now() - interval '1 h'`)
  await expect.poll(() => value('lag_seconds'), { timeout: 10_000, interval: 20 }).toBeGreaterThan(3599)
  expect(await value('pending_changes')).toBe(1)
  await change(`due_at = '-infinity'`)
  await expect.poll(() => value('lag_seconds'), { timeout: 10_000, interval: 20 }).toBe(0)
  expect(await registry.getSingleMetricAsString('fairground_search_freshness_seconds')).toMatch(/_sum 3[6-9]\d\d/)
})

it('rebuilds and compares on demand, and redrives what was laid aside', async () => {
  const REBUILD =
    'mutation { searchIndexRebuild(input: { reason: "test" }) { rebuild { id state } userErrors { code } } }'
  expect((await shop.run(admin, REBUILD)).searchIndexRebuild).toMatchObject({
    rebuild: { state: 'QUEUED' },
    userErrors: [],
  })
  await expect
    .poll(async () => (await shop.run(admin, STATUS)).searchIndex.rebuild?.state, { timeout: 10_000, interval: 20 })
    .toBe('SUCCEEDED')
  expect((await shop.run(anonymous, SEARCH, { query: 'tea' })).productSearch.totalCount).toBe(3)
  const RECONCILE = 'mutation { searchIndexReconcile(input: {}) { reconciliation { id } userErrors { code } } }'
  const { id } = (await shop.run(admin, RECONCILE)).searchIndexReconcile.reconciliation
  const RUNS = `{ searchReconciliations(first: 50) { nodes { id state repairs compared matched missing unexpected mismatched repaired
    exceptions { productId kind fields } } } }`
  const runOf = async () =>
    (await shop.run(admin, RUNS)).searchReconciliations.nodes.find((node: { id: string }) => node.id === id)
  await expect.poll(async () => (await runOf())?.state, { timeout: 10_000, interval: 20 }).toBe('SUCCEEDED')
  expect(await runOf()).toMatchObject({ repairs: true, compared: 6, matched: 6, exceptions: [] })
  const [a] = products
  await shop.world.sql(
    `INSERT INTO product.search_dead (product_id, business_id, version, error, at) VALUES ($1, $2, 1, 'too long', now()), ('prd_x', 'biz_foreign', 1, 'x', now())`,
    [a!.id, BUSINESS],
  )
  const LETTERS = '{ searchDeadLetters { nodes { productId error } } }'
  expect((await shop.run(ops, LETTERS)).searchDeadLetters.nodes).toEqual([{ productId: a!.id, error: 'too long' }])
  const REDRIVE = 'mutation { searchDeadLetterRedrive(input: {}) { count userErrors { code } } }'
  expect((await shop.run(ops, REDRIVE)).searchDeadLetterRedrive).toEqual({ count: 1, userErrors: [] })
  await indexed()
  expect((await shop.run(ops, LETTERS)).searchDeadLetters.nodes).toEqual([])
  expect((await shop.attempt(ops, STATUS)).codes).toEqual(['FORBIDDEN'])
})
