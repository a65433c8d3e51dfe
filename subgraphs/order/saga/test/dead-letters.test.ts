import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { type Answer, openShop } from '../../test/shop.ts'

const shop = openShop()
beforeAll(async () => {
  await shop.world.shared.jobs.boss.updateQueue('order/payment.succeeded/main', { retryLimit: 0 })
})

const ops = claimsFor('OPS')
const letters = async (claims = ops) => {
  const query = '{ orderDeadLetters { nodes { id event key error retries } pageInfo { hasNextPage } } }'
  return (await shop.run(query, {}, claims)).data.orderDeadLetters.nodes as Answer[]
}
const redrive = async (ids: string[], claims = ops) => {
  const query = `mutation ($input: OrderDeadLetterRedriveInput!) { orderDeadLetterRedrive(input: $input) { redriven userErrors { code path } } }`
  const { data, errors } = await shop.run(query, { input: { ids, reason: 'privileges are back' } }, claims)
  return errors ?? data.orderDeadLetterRedrive
}
/** An order whose payment could not be recorded, because its table could not be read. */
async function unrecorded(): Promise<Answer> {
  const { order } = await shop.place()
  await shop.world.sql('REVOKE SELECT ON orders.sales_order FROM fairground_orders')
  await shop.pay(order, `pay_${order.id}`)
  await shop.world.sql('GRANT SELECT ON orders.sales_order TO fairground_orders')
  return order
}

it('keeps an event that could not be handled, and handles it when operations send it back', async () => {
  const order = await unrecorded()
  const [letter] = await letters()
  expect(letter).toMatchObject({ event: 'payment.succeeded', key: order.id, retries: 0 })
  expect(letter.error).toContain('permission denied')
  expect(await redrive([letter.id])).toEqual({ redriven: 1, userErrors: [] })
  await shop.world.settled()
  const { data } = await shop.run('query ($id: ID!) { order(id: $id) { status } }', { id: order.id }, ops)
  expect(data.order.status).toBe('PAID')
  expect(await letters()).toEqual([])
  expect(await redrive([letter.id])).toEqual({ redriven: 0, userErrors: [] })
  const audit = await shop.world.sql('SELECT event_key, actor, reason FROM orders.dead_letter_redrive')
  expect(audit).toEqual([{ event_key: order.id, actor: 'usr_ops', reason: 'privileges are back' }])
})

it('shows and sends back nothing of another business, and nothing to others than operations', async () => {
  await unrecorded()
  const [letter] = await letters()
  const elsewhere = claimsFor('OPS', { businessId: 'biz_other' })
  expect(await letters(elsewhere)).toEqual([])
  expect(await redrive([letter.id], elsewhere)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] })
  const [error] = await redrive([letter.id], claimsFor('FINANCE'))
  expect(error.extensions.code).toBe('FORBIDDEN')
  expect(await redrive([letter.id, randomUUID(), 'nonsense'])).toEqual({
    redriven: null,
    userErrors: [1, 2].map(index => ({ code: 'NOT_FOUND', path: ['input', 'ids', String(index)] })),
  })
})

it('pages through dead letters', async () => {
  await unrecorded()
  const page = async (after: string | null) =>
    (
      await shop.run(
        'query ($after: String) { orderDeadLetters(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
        ops,
      )
    ).data.orderDeadLetters
  const first = await page(null)
  const second = await page(first.pageInfo.endCursor)
  expect([first, second].map(({ nodes, pageInfo }) => [nodes.length, pageInfo.hasNextPage])).toEqual([
    [1, true],
    [1, false],
  ])
  expect([...first.nodes, ...second.nodes]).toEqual((await letters()).map(({ id }) => ({ id })))
})

it('shows events that name no business to who administers the platform, and to nobody else', async () => {
  const nameless = { eventId: 'e', type: 'order.paid', key: 'ord_x', data: {}, occurredAt: new Date().toISOString() }
  const id = (await shop.world.shared.jobs.boss.send('order/dead', nameless)) ?? ''
  const admin = claimsFor('ADMIN')
  expect((await letters(ops)).map(letter => letter.id)).not.toContain(id)
  expect(await redrive([id])).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] })
  expect((await letters(admin)).map(letter => letter.id)).toContain(id)
  expect(await redrive([id], admin)).toMatchObject({ userErrors: [] })
})
