import { print } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markedStatements } from '#shared/db.ts'
import { readSchema } from '#shared/serve.ts'
import {
  claimsFor,
  createTestWorld,
  fieldsThat,
  type Statement,
  scannedInGeneral,
  scannedTables,
  statementsOf,
  type TestWorld,
} from '#shared/testing.ts'
import { createOrderSubgraph } from '../server.ts'
import { unconfirmedOrders, undecidedRefunds, unpaidOrders, unsentReturns } from '../store/due.ts'
import { fill, ROWS } from './fill.ts'
import { terms } from './shop.ts'

/**
 * Every list of the subgraph on 100,000 rows of each table: its operations are run as clients run them, and no statement
 * that they send may read a large table from its beginning to its end. A list without an operation here fails.
 */
let world: TestWorld
let run: (claims: typeof ops, query: string, variables: object) => Promise<unknown>
let watched: ReturnType<typeof statementsOf>

const ops = claimsFor('OPS')
const shopper = claimsFor('SHOPPER', { id: 'usr_100007' })
const merchant = claimsFor('MERCHANT')
const partner = claimsFor('PARTNER')
const finance = claimsFor('FINANCE')

beforeAll(async () => {
  world = await createTestWorld()
  await fill(world)
  // Consumers and sweepers are not started: only what is asked for is sent.
  const platform = world.platform('order')
  const subgraph = createOrderSubgraph({ platform, terms, testClock: false })
  watched = statementsOf(platform.pool)
  run = async (claims, query, variables) => {
    const { data, errors } = await subgraph.execute({ query, variables: variables as Record<string, unknown>, claims })
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }
}, 120_000)
afterAll(() => world?.close())

const PAGE = 'pageInfo { hasNextPage endCursor }'
const DETAILS = 'lines { id discounts { name } } refunds { lines { quantity } } fulfilments { lines { quantity } }'
const filtered = (filter: string) => `orders(after: $after, filter: { ${filter} }) { nodes { id } ${PAGE} }`

/** By list, the operations that read it; `$after` is tried with and without a cursor. */
const LISTS: Record<string, [name: string, claims: typeof ops, query: string][]> = {
  'Query.orders': [
    ['of the business', ops, `orders(after: $after) { nodes { id ${DETAILS} transitions { to } } ${PAGE} }`],
    ['a shopper’s own', shopper, `orders(after: $after) { nodes { id fulfilments { codes { code } } } ${PAGE} }`],
    ['a merchant’s own', merchant, `orders(after: $after) { nodes { id ${DETAILS} } ${PAGE} }`],
    ['a partner’s own', partner, `orders(after: $after) { nodes { id } ${PAGE} }`],
    ['a merchant’s own of a SKU', merchant, filtered('skuId: "sku_100999"')],
    ['a merchant’s own in a state', merchant, filtered('status: [COMPLETED]')],
    ['in a very rare state', ops, filtered('status: [FULFILLING]')],
    ['in two states', ops, filtered('status: [CREATED, PAID]')],
    ['unpaid', ops, filtered('paymentStatus: [UNPAID]')],
    ['partly refunded', ops, filtered('paymentStatus: [PARTIALLY_REFUNDED]')],
    ['partly sent', ops, filtered('fulfilmentStatus: [PARTIALLY_FULFILLED]')],
    ['with refunds under way', ops, filtered('refundStatus: [IN_PROGRESS]')],
    ['of a SKU', ops, filtered('skuId: "sku_100007"')],
    ['of a merchant', ops, filtered('merchantId: "mer_100007"')],
    ['of a creator', ops, filtered('creatorId: "cre_100007"')],
    ['of content', ops, filtered('contentId: "room_100007"')],
    [
      'of content, of a customer, in a state',
      ops,
      filtered('contentId: "room_100008", customerId: "usr_100008", status: [COMPLETED]'),
    ],
    ['of content that sold much, in a very rare state', ops, filtered('contentId: "room_all", status: [FULFILLING]')],
    [
      'of content that sold much, partly sent',
      ops,
      filtered('contentId: "room_all", fulfilmentStatus: [PARTIALLY_FULFILLED]'),
    ],
    [
      'of content that sold much, with refunds under way',
      ops,
      filtered('contentId: "room_all", refundStatus: [IN_PROGRESS]'),
    ],
    ['of content that sold much, of a customer', ops, filtered('contentId: "room_all", customerId: "usr_100009"')],
    [
      'of content that sold much, by its name elsewhere',
      ops,
      filtered('contentId: "room_all", externalId: "cart_100009"'),
    ],
    ['a shopper’s own of content that sold much', shopper, filtered('contentId: "room_all"')],
    ['a shopper’s own in a state', shopper, filtered('status: [COMPLETED]')],
    ['of a customer', ops, filtered('customerId: "usr_100007"')],
    ['of a time', ops, filtered('createdFrom: "2020-01-01T00:00:00Z", createdBefore: "2100-01-01T00:00:00Z"')],
    ['of a payment', ops, 'orders(filter: { paymentIntentId: "pay_100007" }) { nodes { id } }'],
    ['called so elsewhere', ops, 'orders(filter: { externalId: "cart_100007" }) { nodes { id } }'],
  ],
  'Query.orderRefunds': [
    ['of the business', ops, `orderRefunds(after: $after) { nodes { id order { id } } ${PAGE} }`],
    ['that wait', ops, `orderRefunds(after: $after, filter: { status: [REQUESTED] }) { nodes { id } ${PAGE} }`],
    ['that were escalated', ops, `orderRefunds(after: $after, filter: { escalated: true }) { nodes { id } ${PAGE} }`],
    ['a merchant’s own', merchant, `orderRefunds(after: $after) { nodes { id } ${PAGE} }`],
    ['a shopper’s own', shopper, `orderRefunds(after: $after) { nodes { id } ${PAGE} }`],
  ],
  'Query.entitlements': [
    ['a shopper’s own', claimsFor('SHOPPER'), `entitlements(after: $after) { nodes { id orderLine { id } } ${PAGE} }`],
  ],
  'Query.ordersStuck': [['all', ops, `ordersStuck(after: $after) { nodes { id saga { state } } ${PAGE} }`]],
  'Query.operationRefusals': [
    ['of the business', ops, `operationRefusals(after: $after) { nodes { id } ${PAGE} }`],
    ['of a person', ops, `operationRefusals(after: $after, filter: { actor: "usr_100007" }) { nodes { id } ${PAGE} }`],
  ],
  'Query.historicalOrders': [
    ['of a source', ops, `historicalOrders(source: "shop", after: $after) { nodes { id lines { quantity } } ${PAGE} }`],
  ],
  'Query.orderHistoryExceptions': [
    ['all', ops, `orderHistoryExceptions(after: $after) { nodes { id: externalId } ${PAGE} }`],
  ],
  'Query.promotions': [['all', ops, `promotions(after: $after) { nodes { id } ${PAGE} }`]],
  'Query.coupons': [['of one', ops, `coupons(promotionId: "prm_100007", after: $after) { nodes { id } ${PAGE} }`]],
  'Query.orderReconciliations': [['all', finance, `orderReconciliations(after: $after) { nodes { id } ${PAGE} }`]],
  'Query.orderReconciliationExceptions': [
    ['open ones', finance, `orderReconciliationExceptions(after: $after) { nodes { id order { id } } ${PAGE} }`],
  ],
}

/** Lists of what is in the job queue's tables. */
const QUEUED = ['Query.orderDeadLetters']

it('knows every list', () => {
  const connections = fieldsThat(readSchema('order'), ({ type }) => /Connection!?$/.test(print(type)))
  expect([...Object.keys(LISTS), ...QUEUED].sort()).toEqual(connections.sort())
})

it('sees a scan when there is one', async () => {
  const { pool } = world.platform('order')
  const scan = { text: 'SELECT * FROM orders.order_line WHERE title = $1', values: ['x'] }
  expect(await scannedTables(pool, scan)).toEqual(['order_line'])
})

describe.each(Object.entries(LISTS))('%s', (_field, operations) => {
  it.each(operations)('%s: by an index, in less than a tenth of the table', async (_name, claims, body) => {
    const head = body.includes('$after') ? 'query ($after: String)' : 'query'
    let after: string | null = null
    for (let page = 0; page < 2; page += 1) {
      const { answer: data, sent } = await watched(() => run(claims, `${head} { ${body} }`, { after }))
      expect(sent.length).toBeGreaterThan(0)
      for (const statement of sent) {
        expect(await scannedTables(world.platform('order').pool, statement), statement.text).toEqual([])
        expect(await rowsRead(statement), statement.text).toBeLessThan(ROWS / 10)
      }
      // A page that is empty proves nothing.
      expect(JSON.stringify(data)).toMatch(/"id":/)
      if (!body.includes('$after')) break
      after = /"endCursor":"([^"]+)"/.exec(JSON.stringify(data))?.[1] ?? null
      if (!/"hasNextPage":true/.test(JSON.stringify(data))) break
    }
  })
})

it.each([
  ['completed and unpaid', 'status: [COMPLETED], paymentStatus: [UNPAID]'],
  ['completed and unsent', 'status: [COMPLETED], fulfilmentStatus: [UNFULFILLED]'],
  ['unpaid and sent', 'paymentStatus: [UNPAID], fulfilmentStatus: [FULFILLED]'],
  ['closed and unpaid', 'status: [CLOSED], paymentStatus: [UNPAID]'],
])('looks at no order where none is %s', async (_name, filter) => {
  const query = `query ($after: String) { ${filtered(filter)} }`
  const { answer, sent } = await watched(() => run(ops, query, { after: null }))
  expect(answer).toMatchObject({ orders: { nodes: [] } })
  expect(sent).toHaveLength(1)
  for (const statement of sent) expect(await rowsRead(statement), statement.text).toBe(0)
})

/** The most rows that one node of the statement's plan really looked at: an index can be read from end to end, too. */
async function rowsRead({ text, values }: Statement): Promise<number> {
  const { rows } = await world.platform('order').pool.query({ text: `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values })
  let most = 0
  const walk = (node: Record<string, unknown>) => {
    const seen = Number(node['Actual Rows']) + Number(node['Rows Removed by Filter'] ?? 0)
    most = Math.max(most, seen * Number(node['Actual Loops']))
    for (const child of (node.Plans ?? []) as Record<string, unknown>[]) walk(child)
  }
  walk(rows[0]['QUERY PLAN'][0].Plan)
  return most
}

it.each([
  ['orders that were not paid', unpaidOrders],
  ['orders to confirm', unconfirmedOrders],
  ['refunds to decide', undecidedRefunds],
  ['returns that lapse', unsentReturns],
])('finds %s by an index', async (_name, find) => {
  const platform = world.platform('order')
  const { sent } = await watched(() => find(platform, new Date(), 100))
  expect(sent).toHaveLength(1)
  expect(await scannedTables(platform.pool, sent[0]!)).toEqual([])
})

/** What every order makes is planned for any values. */
const HOT = markedStatements().filter(text => /\borders\.sales_order\b/.test(text))

it.each(HOT)('looks rows up by their keys: %#', async text => {
  expect(await scannedInGeneral(world.platform('order').pool, text), text).toEqual([])
})

it('knows what every order makes, and sees a scan in it', async () => {
  expect(HOT).toHaveLength(5)
  const scan = 'SELECT * FROM orders.order_line WHERE title = $1'
  expect(await scannedInGeneral(world.platform('order').pool, scan)).toEqual(['orders.order_line'])
})
