import { beforeEach, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { gate, openShop, shopper } from './shop.ts'

const shop = openShop()
beforeEach(() => {
  shop.neighbours.stock.set('sku_tea', 10)
})

const orders = () =>
  shop.world.sql<{ n: number }>('SELECT count(*)::int AS n FROM orders.sales_order').then(rows => rows[0]!.n)

it('places an order with prices, lines and a hold on the stock', async () => {
  const { order, userErrors } = await shop.place({
    lines: [
      { skuId: 'sku_tea', quantity: 2 },
      { skuId: 'sku_cup', quantity: 1 },
    ],
  })
  expect(userErrors).toEqual([])
  expect(order).toMatchObject({
    status: 'CREATED',
    paymentStatus: 'UNPAID',
    total: { amountMinor: '11999', currencyCode: 'CNY' },
  })
  expect(order.lines.map((line: { quantity: number }) => line.quantity)).toEqual([2, 1])
  expect(shop.neighbours.stock.get('sku_tea')).toBe(8)
})

it('answers the same order for the same key, and refuses another request with it', async () => {
  const input = { idempotencyKey: 'same-key-1', lines: [{ skuId: 'sku_tea', quantity: 1 }] }
  const first = await shop.place(input)
  const again = await shop.place(input)
  expect(again.order.id).toBe(first.order.id)
  expect(shop.neighbours.stock.get('sku_tea')).toBe(9)
  const other = await shop.place({ ...input, lines: [{ skuId: 'sku_tea', quantity: 2 }] })
  expect(other).toMatchObject({
    order: null,
    userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] }],
  })
})

it('answers IDEMPOTENCY_IN_FLIGHT while the first request with a key runs', async () => {
  const slow = gate()
  shop.neighbours.beforeReserve = slow.pass
  const first = shop.place({ idempotencyKey: 'in-flight-1' })
  await slow.reached
  const second = await shop.place({ idempotencyKey: 'in-flight-1' })
  expect(second.userErrors[0].code).toBe('IDEMPOTENCY_IN_FLIGHT')
  slow.open()
  expect((await first).order.status).toBe('CREATED')
})

it('finds the same reservation when it is tried again after a failure behind the hold', async () => {
  const broken = gate()
  shop.neighbours.beforeReserve = broken.pass
  const input = { idempotencyKey: 'crash-after-hold', lines: [{ skuId: 'sku_tea', quantity: 3 }] }
  const first = shop.place(input)
  await broken.reached
  await shop.world.sql('ALTER TABLE orders.order_line ADD CONSTRAINT broken CHECK (quantity <> 3) NOT VALID')
  broken.open()
  await expect(first).rejects.toThrow()
  await shop.world.sql('ALTER TABLE orders.order_line DROP CONSTRAINT broken')
  const { order } = await shop.place(input)
  expect(order.status).toBe('CREATED')
  expect(shop.neighbours.stock.get('sku_tea')).toBe(7)
})

it('charges what the content showed when the token is genuine', async () => {
  shop.neighbours.attributions.set('at_good', {
    valid: true,
    skuId: 'sku_tea',
    price: { amountMinor: '4500', currencyCode: 'CNY' },
    pid: 'pid_1',
    creatorId: 'cre_1',
    contentId: 'room_1',
    contentType: 'LIVE_ROOM',
    commissionPlanId: 'pln_1',
    planVersion: 1,
    creatorBps: 1500,
    platformBps: 500,
    attributeVersion: 3,
  })
  const { order } = await shop.place({ lines: [{ skuId: 'sku_tea', quantity: 1, attributionToken: 'at_good' }] })
  expect(order.total.amountMinor).toBe('4500')
  // What it is bought through may have stock of its own.
  expect([...shop.neighbours.held.values()].find(hold => hold.orderId === order.id)?.contentId).toBe('room_1')
  const { data } = await shop.run(
    `query ($id: ID!) { order(id: $id) { lines { attribution { pid creatorId creatorBps } } } }`,
    { id: order.id },
    claimsFor('OPS'),
  )
  expect(data.order.lines[0].attribution).toEqual({ pid: 'pid_1', creatorId: 'cre_1', creatorBps: 1500 })
})

it('takes the token of a click from the shopper who ordered with it first, and from nobody else', async () => {
  const good = shop.neighbours.attributions.get('at_good')
  shop.neighbours.attributions.set('at_mine', { ...good, clickId: 'clk_1' })
  const order = { lines: [{ skuId: 'sku_tea', quantity: 1, attributionToken: 'at_mine' }] }
  const others = [1, 2].map(n => claimsFor('SHOPPER', { id: `usr_${n}` }))
  const answers = await Promise.all(others.map(who => shop.place(order, who)))
  expect(answers.filter(answer => answer.order)).toHaveLength(1)
  const [refused] = answers.flatMap(answer => answer.userErrors)
  expect(refused).toMatchObject({ code: 'CONFLICT', path: ['input', 'lines', '0', 'attributionToken'] })
  const first = answers.findIndex(answer => answer.order)
  expect((await shop.place(order, others[first])).userErrors).toEqual([])
  expect((await shop.place(order)).userErrors).toMatchObject([{ code: 'CONFLICT' }])
})

it.each([
  [
    'an expired token',
    { lines: [{ skuId: 'sku_tea', quantity: 1, attributionToken: 'at_old' }] },
    'EXPIRED',
    'input.lines.0.attributionToken',
  ],
  [
    'a forged token',
    { lines: [{ skuId: 'sku_tea', quantity: 1, attributionToken: 'at_x' }] },
    'INVALID',
    'input.lines.0.attributionToken',
  ],
  [
    'a token of another SKU',
    { lines: [{ skuId: 'sku_cup', quantity: 1, attributionToken: 'at_good' }] },
    'INVALID',
    'input.lines.0.attributionToken',
  ],
  ['an unknown SKU', { lines: [{ skuId: 'sku_none', quantity: 1 }] }, 'NOT_FOUND', 'input.lines.0.skuId'],
  ['no lines', { lines: [] }, 'REQUIRED', 'input.lines'],
  [
    'ten thousand lines',
    { lines: Array.from({ length: 10_000 }, () => ({ skuId: 'sku_tea', quantity: 1 })) },
    'TOO_MANY_ITEMS',
    'input.lines',
  ],
  ['a negative quantity', { lines: [{ skuId: 'sku_tea', quantity: -1 }] }, 'INVALID', 'input.lines.0.quantity'],
  ['a huge quantity', { lines: [{ skuId: 'sku_tea', quantity: 1_000_000 }] }, 'INVALID', 'input.lines.0.quantity'],
  ['another currency', { currencyCode: 'USD' }, 'CURRENCY_MISMATCH', 'input.lines.0.skuId'],
  ['a total that changed', { expectedTotalMinor: '1' }, 'CONFLICT', 'input.expectedTotalMinor'],
  [
    'more than there is, over two lines',
    {
      lines: [
        { skuId: 'sku_tea', quantity: 6 },
        { skuId: 'sku_tea', quantity: 6 },
      ],
    },
    'OUT_OF_STOCK',
    'input.lines.0.quantity',
  ],
  ['a key that is too short', { idempotencyKey: 'x' }, 'INVALID', 'input.idempotencyKey'],
])('refuses %s and writes nothing', async (_name, input, code, path) => {
  const before = await orders()
  const { order, userErrors } = await shop.place(input)
  expect(order).toBeNull()
  expect(userErrors[0]).toMatchObject({ code, path: path.split('.') })
  expect(await orders()).toBe(before)
  expect(shop.neighbours.stock.get('sku_tea')).toBe(10)
})

it('takes a corrected request with the key of a refused one', async () => {
  const idempotencyKey = 'corrected-1'
  const refused = await shop.place({ idempotencyKey, lines: [{ skuId: 'sku_tea', quantity: 11 }] })
  expect(refused.userErrors[0].code).toBe('OUT_OF_STOCK')
  const { order } = await shop.place({ idempotencyKey, lines: [{ skuId: 'sku_tea', quantity: 10 }] })
  expect(order.status).toBe('CREATED')
})

it.each([
  ['quantity', { lines: [{ skuId: 'sku_tea', quantity: 'two' }] }],
  ['currencyCode', { currencyCode: 'ZZZ' }],
])('refuses a %s of the wrong type before anything runs', async (field, wrong) => {
  const { errors } = await shop.run(
    'mutation ($input: OrderCreateInput!) { orderCreate(input: $input) { userErrors { code } } }',
    {
      input: {
        lines: [{ skuId: 'sku_tea', quantity: 1 }],
        currencyCode: 'CNY',
        idempotencyKey: 'wrong-type',
        ...wrong,
      },
    },
    shopper,
  )
  expect(errors[0].message).toContain(field)
})

it('sells no more than there is to a crowd', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => shop.place()))
  expect(answers.filter(answer => answer.order)).toHaveLength(10)
  expect(shop.neighbours.stock.get('sku_tea')).toBe(0)
})
