import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Subgraph } from '#shared/serve.ts'
import { sharedData } from '#shared/testing/env.ts'
import { claimsFor, createTestWorld, type TestWorld } from '#shared/testing.ts'
import { readEnv } from '../../subgraphs/order/env.ts'
import { createOrderSubgraph } from '../../subgraphs/order/server.ts'
import { readOlist } from './olist.ts'
import { importOrders, type Run } from './run.ts'

let world: TestWorld
let subgraph: Subgraph
const folder = mkdtempSync(join(tmpdir(), 'fairground-olist-'))

beforeAll(async () => {
  world = await createTestWorld()
  subgraph = await world.add(createOrderSubgraph({ platform: world.platform('order'), ...readEnv({}) }))
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const as =
  (businessId: string): Run =>
  async (query, variables) => {
    const claims = claimsFor('OPS', { businessId })
    const { data, errors } = await subgraph.execute({ query, variables: { ...variables }, claims })
    if (errors) throw new Error(errors.map(error => error.message).join('; '))
    return Object.values(data!)[0]
  }

interface Exception {
  source: string
  externalId: string
  kind: string
  expected: { amountMinor: string } | null
  actual: { amountMinor: string } | null
}

async function exceptions(run: Run): Promise<Exception[]> {
  const found: Exception[] = []
  for (let after: string | null = null; ; ) {
    const page = (await run(
      `query ($after: String) { orderHistoryExceptions(first: 100, after: $after) {
         nodes { source externalId kind expected { amountMinor } actual { amountMinor } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    )) as { nodes: Exception[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
    found.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) return found
    after = page.pageInfo.endCursor
  }
}

/** What the files say, read by other means: the differences by order, and the sums of everything in cents. */
function readFiles(from: string) {
  const rows = (name: string) =>
    readFileSync(join(from, `olist_${name}_dataset.csv`), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.replaceAll('"', '').split(','))
  const cents = (text: string) => Math.round(Number(text) * 100)
  const sums = (entries: [string, number][]) => {
    const made = new Map<string, number>()
    for (const [id, amount] of entries) made.set(id, (made.get(id) ?? 0) + amount)
    return made
  }
  const items = sums(rows('order_items').map(row => [row[0]!, cents(row[5]!) + cents(row[6]!)]))
  const payments = sums(rows('order_payments').map(row => [row[0]!, cents(row[4]!)]))
  const orders = rows('orders').map(row => row[0]!)
  const text = (amount: number | undefined) => (amount === undefined ? null : { amountMinor: String(amount) })
  const differing = orders
    .filter(id => items.get(id) !== payments.get(id))
    .map(externalId => {
      const [expected, actual] = [text(items.get(externalId)), text(payments.get(externalId))]
      const kind = !actual ? 'MISSING' : !expected ? 'UNEXPECTED' : 'MISMATCHED'
      return { source: 'olist', externalId, kind, expected, actual }
    })
  const total = (of: Map<string, number>) => String([...of.values()].reduce((sum, amount) => sum + amount, 0))
  const compared = new Set([...items.keys(), ...payments.keys()]).size
  return { orders, differing, compared, items: total(items), payments: total(payments) }
}

const byId = (a: Exception, b: Exception) => (a.externalId < b.externalId ? -1 : 1)

/** Imports a folder twice, and asserts from its files what must have come of it. */
async function prove(from: string, businessId: string) {
  const run = as(businessId)
  const files = readFiles(from)
  const first = await importOrders(run, 'olist', readOlist(from))
  expect(first).toMatchObject({ imported: files.orders.length, unchanged: 0 })
  const again = await importOrders(run, 'olist', readOlist(from))
  expect(again).toMatchObject({ imported: 0, unchanged: files.orders.length })
  const kinds = (kind: string) => files.differing.filter(one => one.kind === kind).length
  expect(again.reconciliation).toEqual({
    state: 'SUCCEEDED',
    failure: null,
    compared: files.compared,
    matched: files.compared - files.differing.length,
    missing: kinds('MISSING'),
    unexpected: kinds('UNEXPECTED'),
    mismatched: kinds('MISMATCHED'),
  })
  expect((await exceptions(run)).sort(byId)).toEqual(files.differing.sort(byId))
  const [stored] = await world.sql(
    `SELECT (SELECT sum(quantity * price_minor + freight_minor)::text FROM orders.history_line JOIN orders.history_order ON id = order_id
             WHERE business_id = $1) AS items,
            (SELECT sum(amount_minor)::text FROM orders.history_payment JOIN orders.history_order ON id = order_id
             WHERE business_id = $1) AS payments`,
    [businessId],
  )
  expect(stored).toEqual({ items: files.items, payments: files.payments })
  // Nothing live comes of it.
  expect(await world.sql('SELECT 1 FROM orders.sales_order UNION ALL SELECT 1 FROM pgboss.job')).toEqual([])
}

const ORDERS = `order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date
whole,c1,delivered,2017-07-09 21:57:05,2017-07-09 22:10:13,2017-07-11 14:58:04,2017-07-26 10:57:55,2017-08-01 00:00:00
split,c2,shipped,2017-08-09 21:57:05,2017-08-09 22:10:13,2017-08-11 14:58:04,,2017-09-01 00:00:00
unpaid,c3,created,2017-09-09 21:57:05,,,,2017-10-01 00:00:00
itemless,c4,unavailable,2017-10-09 21:57:05,2017-10-09 22:00:00,,,2017-11-01 00:00:00
cent,c5,canceled,2017-11-09 21:57:05,2017-11-09 22:00:00,,,2017-12-01 00:00:00`
const ITEMS = `order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value
split,2,p2,s1,2017-08-17 12:15:10,0.1,0.0
split,1,p1,s1,2017-08-17 12:15:10,0.2,0.03
whole,1,p1,s1,2017-07-17 12:15:10,99.9,27.65
unpaid,1,p1,s2,2017-09-17 12:15:10,19.99,7
cent,1,p3,s2,2017-11-17 12:15:10,1099.99,18.01`
const PAYMENTS = `order_id,payment_sequential,payment_type,payment_installments,payment_value
split,2,voucher,1,0.30
split,1,credit_card,1,0.03
whole,1,credit_card,2,127.55
itemless,1,boleto,1,61.75
cent,1,credit_card,10,1118.01`

describe('orders of the time before', () => {
  beforeAll(() => {
    for (const [name, text] of Object.entries({ orders: ORDERS, order_items: ITEMS, order_payments: PAYMENTS }))
      writeFileSync(join(folder, `olist_${name}_dataset.csv`), `${text}\n`)
  })

  it('are recorded to the cent; every difference is an exception, and nothing else is', async () => {
    await prove(folder, 'biz_small')
    expect(
      readFiles(folder)
        .differing.map(one => `${one.externalId} ${one.kind}`)
        .sort(),
    ).toEqual(['cent MISMATCHED', 'itemless UNEXPECTED', 'unpaid MISSING'])
  })

  it('have the times of the files, and are for their business alone', async () => {
    const query = `{ historicalOrders(source: "olist", first: 50) { nodes { externalId status customerId placedAt
      total { amountMinor currencyCode } paid { amountMinor } lines { productId merchantId quantity price { amountMinor } freight { amountMinor } }
      payments { method amount { amountMinor } } transitions { to actor at } } } }`
    const { nodes } = (await as('biz_small')(query, {})) as { nodes: Record<string, unknown>[] }
    expect(nodes.map(node => [node.externalId, node.status])).toEqual([
      ['cent', 'CLOSED'],
      ['itemless', 'CLOSED'],
      ['split', 'FULFILLED'],
      ['unpaid', 'CREATED'],
      ['whole', 'COMPLETED'],
    ])
    expect(nodes[2]).toMatchObject({
      customerId: 'c2',
      total: { amountMinor: '33', currencyCode: 'BRL' },
      paid: { amountMinor: '33' },
      lines: [
        { productId: 'p1', price: { amountMinor: '20' }, freight: { amountMinor: '3' } },
        { productId: 'p2', price: { amountMinor: '10' }, freight: { amountMinor: '0' } },
      ],
      payments: [{ method: 'credit_card' }, { method: 'voucher' }],
      transitions: [
        { to: 'CREATED', actor: 'import', at: '2017-08-09T21:57:05.000Z' },
        { to: 'PAID', actor: 'import', at: '2017-08-09T22:10:13.000Z' },
        { to: 'FULFILLED', actor: 'import', at: '2017-08-11T14:58:04.000Z' },
      ],
    })
    expect(await as('biz_other')(query, {})).toEqual({ nodes: [] })
    expect(await as('biz_other')('{ orderHistoryReconciliation { id } }', {})).toBeNull()
  })

  it('do not change: an order that comes with other content refuses its batch', async () => {
    const [order] = readOlist(folder)
    const other = { ...order!, payments: [] }
    const extra = { ...order!, externalId: 'extra' }
    await expect(importOrders(as('biz_small'), 'olist', [extra, other])).rejects.toThrow('expected what was recorded')
    expect(await world.sql(`SELECT 1 FROM orders.history_order WHERE external_id = 'extra'`)).toEqual([])
    await expect(world.sql(`UPDATE orders.history_payment SET amount_minor = 0`)).rejects.toThrow('append-only')
  })

  it('are the same orders when two import them at the same time', async () => {
    const orders = readOlist(folder)
    const both = await Promise.all([1, 2].map(() => importOrders(as('biz_race'), 'olist', orders)))
    expect(both.reduce((sum, one) => sum + one.imported, 0)).toBe(orders.length)
    expect(both.reduce((sum, one) => sum + one.unchanged, 0)).toBe(orders.length)
  })

  it('are recorded by operators only', async () => {
    const query = `mutation { orderHistoryImport(input: { source: "olist", orders: [] }) { imported } }`
    for (const role of ['SHOPPER', 'MERCHANT', 'FINANCE', 'PARTNER'] as const) {
      const { errors } = await subgraph.execute({ query, claims: claimsFor(role) })
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    }
  })
})

const real = join(sharedData(), 'olist-sample')
const missing = existsSync(real) ? '' : ` (skipped: no data at ${real}; SHARED_DATA says where it is)`

it.skipIf(missing !== '')(
  `imports a real marketplace's orders, of which not all add up${missing}`,
  async () => {
    const { differing } = readFiles(real)
    expect(differing.length).toBeGreaterThan(100)
    await prove(real, 'biz_real')
  },
  60_000,
)
