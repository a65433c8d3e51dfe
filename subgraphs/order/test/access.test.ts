import { beforeAll, describe, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { type Answer, openShop } from './shop.ts'

const shop = openShop()
let order: Answer
let ids: Record<string, string>
beforeAll(async () => {
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
  'an agent of another business': claimsFor('AGENT', { businessId: 'biz_other', skillGroups: ['orders', 'refunds'] }),
  'an agent without the skill group': claimsFor('AGENT', { skillGroups: ['returns'] }),
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

it('shows an order to its shopper only, when others ask for it at the same time', async () => {
  const query = 'query ($id: ID!) { order(id: $id) { id } }'
  const asking = [
    claimsFor('SHOPPER'),
    claimsFor('SHOPPER', { id: 'usr_stranger' }),
    claimsFor('SHOPPER', { businessId: 'biz_other' }),
  ]
  const all = Array.from({ length: 30 }, (_, index) => asking[index % 3]!)
  const answers = await Promise.all(all.map(claims => shop.run(query, { id: order.id }, claims)))
  expect(answers.map(({ data }) => data.order?.id ?? null)).toEqual(
    all.map((_claims, index) => (index % 3 === 0 ? order.id : null)),
  )
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

describe('agents', () => {
  const skilled = (...skillGroups: string[]) => claimsFor('AGENT', { skillGroups })
  const approve = async (claims: ReturnType<typeof claimsFor>) => {
    const query = `mutation Judge($input: OrderRefundApproveInput!) { orderRefundApprove(input: $input) { refund { status } userErrors { code } } }`
    const { data, errors } = await shop.run(query, { input: { refundId: ids.OrderRefund } }, claims)
    return errors ? errors[0].extensions.code : data.orderRefundApprove
  }

  it('see the orders of their business in the skill group, and decide on refunds in the one for these', async () => {
    for (const claims of [skilled('orders'), skilled('refunds')]) {
      const { data } = await shop.run('{ orders { nodes { id } } orderRefunds { nodes { id } } }', {}, claims)
      expect(data.orders.nodes).toContainEqual({ id: order.id })
      expect(data.orderRefunds.nodes).toEqual([{ id: ids.OrderRefund }])
    }
    expect(await approve(skilled('orders'))).toBe('FORBIDDEN')
    const elsewhere = claimsFor('AGENT', { skillGroups: ['refunds'], businessId: 'biz_other' })
    expect(await approve(elsewhere)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] })
    expect(await approve(skilled('refunds'))).toEqual({ refund: { status: 'APPROVED' }, userErrors: [] })
  })

  it('are refused without it, and that is noted', async () => {
    const claims = claimsFor('AGENT', { id: 'usr_agent_unskilled' })
    for (const query of ['query Peek { orders { nodes { id } } }', 'query Peek { orderRefunds { nodes { id } } }']) {
      const { data, errors } = await shop.run(query, {}, { ...claims, operationName: 'Peek' })
      expect([data, errors[0].extensions.code]).toEqual([null, 'FORBIDDEN'])
    }
    expect(await approve(claims)).toBe('FORBIDDEN')
    const noted = await refusals({ actor: 'usr_agent_unskilled' })
    expect(noted).toMatchObject(
      ['orderRefundApprove', 'orderRefunds', 'orders'].map(field => ({
        ...{ field, code: 'FORBIDDEN', path: '', roles: ['AGENT'], subgraph: 'order', requestId: 'test', count: 1 },
        operation: field === 'orderRefundApprove' ? null : 'Peek',
      })),
    )
  })
})

async function refusals(filter: object, claims = claimsFor('OPS')): Promise<Answer[]> {
  const query = `query ($filter: OperationRefusalFilter) { operationRefusals(first: 50, filter: $filter) {
    nodes { actor roles subgraph operation field code path requestId count } } }`
  const { data, errors } = await shop.run(query, { filter }, claims)
  if (errors) return errors
  return data.operationRefusals.nodes.toSorted((a: Answer, b: Answer) => a.field.localeCompare(b.field))
}

describe('what was refused', () => {
  const thief = claimsFor('SHOPPER', { id: 'usr_thief' })
  const steal = (field: string, input: object, claims = thief) =>
    shop.run(
      `mutation ($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { __typename } }`,
      { input },
      claims,
    )

  it('is noted with who, what and why, without arguments, whether or not the client asks for errors', async () => {
    const secret = 'my-secret-reason'
    await steal('orderCancel', { orderId: order.id, reason: secret })
    await steal('orderCancel', { orderId: order.id, reason: secret })
    const amount = { amountMinor: '-5', currencyCode: 'CNY' }
    const lines = [{ orderLineId: ids.OrderLine, amount }]
    await steal('orderRefundRequest', { orderId: order.id, lines, reason: secret, idempotencyKey: 'steal-0001' })
    await steal('orderSagaSkip', { orderId: order.id, step: 'CLAIM', reason: secret, idempotencyKey: 'steal-0002' })
    await steal('orderConfirm', { orderId: 7.5 })
    const noted = new Map<string, number>()
    for (const { field, code, path, count } of await refusals({ actor: 'usr_thief' })) {
      const what = `${field} ${code} ${path}`
      noted.set(what, (noted.get(what) ?? 0) + count)
    }
    expect(Object.fromEntries(noted)).toEqual({
      'orderCancel NOT_FOUND input.orderId': 2,
      'orderConfirm BAD_USER_INPUT ': 1,
      'orderRefundRequest AMOUNT_OUT_OF_RANGE input.lines.*.amount.amountMinor': 1,
      'orderSagaSkip FORBIDDEN ': 1,
    })
    const [row] = await shop.world.sql<{ told: string }>(
      `SELECT string_agg(r::text, ' ') AS told FROM platform.refusal r`,
    )
    expect(row!.told).not.toContain(secret)
    expect(row!.told).not.toContain(order.id)
  })

  it('is for operations of the business, and nobody changes it', async () => {
    await steal('orderCancel', { orderId: order.id })
    expect(await refusals({ actor: 'usr_thief', field: 'orderCancel', code: 'NOT_FOUND' })).not.toEqual([])
    expect(await refusals({ actor: 'usr_thief' }, claimsFor('OPS', { businessId: 'biz_other' }))).toEqual([])
    const [error] = await refusals({}, claimsFor('FINANCE'))
    expect(error.extensions.code).toBe('FORBIDDEN')
    for (const change of [
      'UPDATE platform.refusal SET count = 2',
      'DELETE FROM platform.refusal',
      'TRUNCATE platform.refusal',
    ])
      await expect(shop.world.sql(change), change).rejects.toThrow('append-only')
  })

  it('stays small however many are refused', async () => {
    const { refusals: record } = shop.world.shared
    for (let actor = 0; actor < 2000; actor += 1) {
      const claims = claimsFor('SHOPPER', { id: `usr_storm_${actor}`, businessId: 'biz_storm' })
      record.note('order', claims, [{ field: 'orderCancel', code: 'NOT_FOUND', path: 'input.orderId' }])
    }
    await record.flush()
    const [storm] = await shop.world.sql<Answer>(
      `SELECT count(*)::int AS rows, sum(count)::int AS times FROM platform.refusal WHERE business_id = 'biz_storm'`,
    )
    expect(storm.times).toBe(2000)
    expect(storm.rows).toBeLessThanOrEqual(501)
  })
})

it('shows a merchant the sums of its own lines, and the shopper and operations those of all', async () => {
  shop.neighbours.prices.set('sku_other', 700n)
  shop.neighbours.stock.set('sku_other', 5)
  const lines = ['sku_tea', 'sku_other'].map(skuId => ({ skuId, quantity: 1 }))
  const { order: mixed } = await shop.place({ lines })
  const sums = async (claims: ReturnType<typeof claimsFor>) => {
    const fields =
      'id subtotal { amountMinor } total { amountMinor } discount { amountMinor } refunded { amountMinor } lines { id }'
    const one = await shop.run(`query ($id: ID!) { order(id: $id) { ${fields} } }`, { id: mixed.id }, claims)
    const all = await shop.run(`{ orders(first: 50) { nodes { ${fields} } } }`, {}, claims)
    const { id, lines: shown, ...money } = one.data.order
    expect(all.data.orders.nodes.find((node: Answer) => node.id === id)).toEqual(one.data.order)
    return [shown.length, ...Object.values(money).map(one => (one as Answer).amountMinor)]
  }
  expect(await sums(claimsFor('MERCHANT'))).toEqual([1, '5000', '5000', '0', '0'])
  expect(await sums(claimsFor('PARTNER', { merchantId: 'mer_other' }))).toEqual([1, '700', '700', '0', '0'])
  for (const claims of [claimsFor('SHOPPER'), claimsFor('OPS'), claimsFor('FINANCE')])
    expect(await sums(claims)).toEqual([2, '5700', '5700', '0', '0'])
})
