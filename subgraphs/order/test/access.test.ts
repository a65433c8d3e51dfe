import { afterAll, beforeAll, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { type Answer, openShop, type Shop } from './shop.ts'

let shop: Shop
let order: Answer
let ids: Record<string, string>
beforeAll(async () => {
  shop = await openShop()
  order = await shop.orderThatIs('FULFILLED')
  const query = `mutation ($input: OrderRefundRequestInput!) { orderRefundRequest(input: $input) { refund { id } } }`
  const { data } = await shop.run(query, { input: { orderId: order.id, reason: 'x', idempotencyKey: 'access-1' } })
  const [fulfilment] = await shop.world.sql<{ id: string }>('SELECT id FROM orders.order_fulfilment')
  ids = {
    Order: order.id,
    OrderLine: order.lines[0].id,
    OrderRefund: data.orderRefundRequest.refund.id,
    Fulfilment: fulfilment!.id,
  }
})
afterAll(() => shop.world.close())

const entity = (type: string, claims: ReturnType<typeof claimsFor>) =>
  shop.run(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { id } } }`,
    { r: [{ __typename: type, id: ids[type] }] },
    claims,
  )

const strangers = {
  'another shopper': claimsFor('SHOPPER', { id: 'usr_stranger' }),
  'another merchant': claimsFor('MERCHANT', { merchantId: 'mer_other' }),
  'a partner of another merchant': claimsFor('PARTNER', { merchantId: 'mer_other' }),
  'a partner of another business': claimsFor('PARTNER', { businessId: 'biz_other' }),
  'an agent of another business': claimsFor('AGENT', { businessId: 'biz_other' }),
  'operations of another business': claimsFor('OPS', { businessId: 'biz_other' }),
  'a creator': claimsFor('CREATOR'),
  nobody: claimsFor('ANONYMOUS'),
}
const types = ['Order', 'OrderLine', 'OrderRefund', 'Fulfilment']

it.each(types.flatMap(type => Object.entries(strangers).map(([who, claims]) => ({ type, who, claims }))))(
  'shows no $type to $who who asks _entities',
  async ({ type, claims }) => {
    const { data, errors } = await entity(type, claims)
    expect(data?._entities?.[0]?.id ?? null).toBeNull()
    // Either nothing is there for them, or they may not read such things at all.
    for (const error of errors ?? []) expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(error.extensions.code)
  },
)

it.each(types)('shows a %s to its shopper, its merchant and operations', async type => {
  for (const claims of [claimsFor('SHOPPER'), claimsFor('MERCHANT'), claimsFor('OPS')]) {
    const { data } = await entity(type, claims)
    expect(data._entities[0].id).toBe(ids[type])
  }
})

it('lists to each viewer what is theirs', async () => {
  const list = async (claims: ReturnType<typeof claimsFor>) =>
    (await shop.run('{ orders { nodes { id } } }', {}, claims)).data?.orders.nodes.length
  expect(await list(claimsFor('SHOPPER'))).toBe(1)
  expect(await list(claimsFor('MERCHANT'))).toBe(1)
  expect(await list(claimsFor('OPS'))).toBe(1)
  expect(await list(strangers['another shopper'])).toBe(0)
  expect(await list(strangers['another merchant'])).toBe(0)
  expect(await list(strangers['operations of another business'])).toBe(0)
})

it('keeps what services ask from people, and people’s actions from services', async () => {
  const query = 'query ($id: ID!) { orderPayable(orderId: $id) { orderId } }'
  const asAdmin = await shop.run(query, { id: order.id }, claimsFor('ADMIN'))
  expect(asAdmin.errors[0].extensions.code).toBe('FORBIDDEN')
  const asService = await shop.run(query, { id: order.id }, claimsFor('SERVICE'))
  expect(asService.data.orderPayable.orderId).toBe(order.id)
})

it('reads a page of orders with their lines in one round trip, and each detail in one more', async () => {
  for (let made = 0; made < 5; made += 1) await shop.place()
  const reports: { db: number; redis: number }[] = []
  const end = shop.subgraph.onOperation(report => reports.push(report))
  await shop.run('{ orders { nodes { id lines { id title } } } }')
  await shop.run('{ orders { nodes { id lines { id } refunds { id } fulfilments { id } transitions { to } } } }')
  end()
  expect(reports.map(({ db, redis }) => ({ db, redis }))).toEqual([
    { db: 1, redis: 0 },
    { db: 4, redis: 0 },
  ])
})

it('pages without gaps or repeats', async () => {
  const seen: string[] = []
  let after: string | null = null
  do {
    const { data }: Answer = await shop.run(
      'query ($after: String) { orders(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
      { after },
    )
    seen.push(...data.orders.nodes.map((node: Answer) => node.id))
    after = data.orders.pageInfo.hasNextPage ? data.orders.pageInfo.endCursor : null
  } while (after)
  const all = await shop.world.sql<{ id: string }>(
    'SELECT id FROM orders.sales_order ORDER BY created_at DESC, id DESC',
  )
  expect(seen).toEqual(all.map(row => row.id))
})
