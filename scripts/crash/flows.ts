import { randomUUID } from 'node:crypto'
import { mutationText } from '#shared/testing.ts'
import type { Answer } from './client.ts'
import { until } from './until.ts'
import type { CrashWorld } from './world.ts'

const ERRORS = 'userErrors { code message path }'
const mutation = (name: string, fields: string) => mutationText(name, `${fields} ${ERRORS}`)

/** What an order of a flow must end as. */
export type Outcome = 'COMPLETED' | 'COMPENSATED'

export interface Flow {
  outcome: Outcome
  /** Answers the ids of the orders that it placed. `armed` runs when the part begins in which the process is killed. */
  run(world: CrashWorld, coupon: string, armed: () => Promise<void>): Promise<string[]>
}

/** Ordered with a coupon through a live room, paid, sent, confirmed, cleared. */
const sale: Flow = {
  outcome: 'COMPLETED',
  run: async (world, coupon, armed) => {
    const { send } = requests(world)
    const token = await tokenOf(world)
    await armed()
    const order = await place(send, coupon, token)
    await pay(world, send, order)
    await until(world, 'the order to be sent', async () => {
      const answer = await world.ask('OPS', 'fulfil', mutation('orderFulfil', 'order { id }'), {
        input: { orderId: order.id, idempotencyKey: `fulfil-${order.id}` },
      })
      return answer.userErrors.length === 0
    })
    await send('SHOPPER', 'orderConfirm', 'order { id }', { orderId: order.id })
    return [order.id]
  },
}

/** Ordered and paid; then operations undo it: the money, the coupon and the stock go back. */
const undone: Flow = {
  outcome: 'COMPENSATED',
  run: async (world, coupon, armed) => {
    const { send } = requests(world)
    const order = await place(send, coupon, await tokenOf(world))
    await pay(world, send, order)
    await armed()
    const input = { orderId: order.id, reason: 'broken', idempotencyKey: `undo-${order.id}` }
    await send('OPS', 'orderSagaCompensate', 'order { id }', input)
    return [order.id]
  },
}

/** Ordered and never paid: its time runs out, and the coupon and the stock go back. */
const expired: Flow = {
  outcome: 'COMPENSATED',
  run: async (world, coupon, armed) => {
    const { send } = requests(world)
    const order = await place(send, coupon, await tokenOf(world))
    await armed()
    await send('ADMIN', 'clockAdvance', 'now', { seconds: 16 * 60 })
    return [order.id]
  },
}

/** Paid at the channel's own page after its time ran out: the money goes back by itself. */
const late: Flow = {
  outcome: 'COMPENSATED',
  run: async (world, coupon, armed) => {
    const { send } = requests(world)
    const order = await place(send, coupon, await tokenOf(world))
    const page = await openPage(world, send, order.id)
    await armed()
    await send('ADMIN', 'clockAdvance', 'now', { seconds: 16 * 60 })
    await until(world, 'the order to be closed', async () => (await readOrder(world, order.id)).status === 'CLOSED')
    await until(world, 'the page to be answered', () => approve(page))
    await until(world, 'the money to have come and gone', async () => {
      const [intent] = await world.sql<{ received: string; refunded: string }>(
        `SELECT received_minor AS received, refunded_minor AS refunded FROM payment.payment_intent WHERE order_id = $1`,
        [order.id],
      )
      return intent!.received !== '0' && intent!.received === intent!.refunded
    })
    return [order.id]
  },
}

/** Paid when its hold has run out and the last unit is held for somebody else: the money goes back. */
const gone: Flow = {
  outcome: 'COMPENSATED',
  run: async (world, coupon, armed) => {
    const { send } = requests(world)
    const order = await place(send, coupon, null, SCARCE)
    const held = `FROM product.stock_reservation WHERE order_id = $1 AND status = 'RESERVED'`
    await world.sql(`UPDATE product.stock_reservation SET expires_at = now() - interval '1 day' WHERE order_id = $1`, [
      order.id,
    ])
    await until(
      world,
      'the hold to run out',
      async () => (await world.sql(`SELECT 1 ${held}`, [order.id])).length === 0,
    )
    const other = await place(send, coupon, null, SCARCE)
    await armed()
    await pay(world, send, order)
    await until(world, 'the money to go back', async () => (await readOrder(world, order.id)).status === 'CLOSED')
    await send('SHOPPER', 'orderCancel', 'order { id }', { orderId: other.id })
    return [order.id, other.id]
  },
}

export const flows: Record<string, Flow> = { sale, undone, expired, late, gone }

type Send = (role: string, name: string, fields: string, input: object) => Promise<Answer>

function requests({ ask }: CrashWorld): { send: Send } {
  return {
    send: async (role, name, fields, input) => {
      const answer = await ask(role, name, mutation(name, fields), { input })
      if (answer.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(answer.userErrors)}`)
      return answer
    },
  }
}

async function tokenOf({ ask }: CrashWorld): Promise<string> {
  const input = { listingId: 'lst_room_demo_tea_0' }
  return (await ask('SHOPPER', 'token', mutation('attributionTokenCreate', 'token'), { input })).token
}

async function place(send: Send, coupon: string, attributionToken: string | null, skuId = SKU): Promise<Answer> {
  const input = {
    lines: [{ skuId, quantity: 1, attributionToken }],
    currencyCode: 'CNY',
    couponCodes: [coupon],
    idempotencyKey: randomUUID(),
  }
  return (await send('SHOPPER', 'orderCreate', 'order { id total { amountMinor } }', input)).order
}

/** Begins a payment that the shopper ends at the channel's page; answers where that is. */
async function openPage(world: CrashWorld, send: Send, orderId: string): Promise<string> {
  const keyed = (what: string) => ({ idempotencyKey: `${what}-${orderId}` })
  const { paymentIntent } = await send('SHOPPER', 'paymentIntentCreate', 'paymentIntent { id }', {
    orderId,
    ...keyed('intent'),
  })
  const input = { paymentIntentId: paymentIntent.id, method: 'CARD', methodToken: '4000000000003220', ...keyed('pay') }
  const fields = 'paymentIntent { nextAction { url } }'
  const answer = await world.ask('SHOPPER', 'pay', mutation('paymentIntentConfirm', fields), { input })
  return answer.paymentIntent.nextAction.url
}

/** Whether the channel's page took it; a browser that was cut off is reloaded. */
async function approve(page: string): Promise<boolean> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(page, { method: 'POST', headers, body: 'outcome=approve' }).catch(() => null)
  return answer?.ok === true
}

/** Pays by a card that works; again when it turns out that the channel never got the first charge. */
async function pay(world: CrashWorld, send: Send, { id: orderId }: Answer): Promise<void> {
  const created = await send('SHOPPER', 'paymentIntentCreate', 'paymentIntent { id }', {
    orderId,
    idempotencyKey: `intent-${orderId}`,
  })
  for (let attempt = 1; ; attempt += 1) {
    const input = {
      paymentIntentId: created.paymentIntent.id,
      method: 'CARD',
      methodToken: '4242424242424242',
      idempotencyKey: `pay-${orderId}-${attempt}`,
    }
    await world.ask('SHOPPER', 'pay', mutation('paymentIntentConfirm', 'paymentIntent { status }'), { input })
    const known = await until(world, 'the outcome of the payment', async () => {
      const order = await readOrder(world, orderId)
      const open = order.status === 'CREATED' && order.paymentIntent.status !== 'REQUIRES_PAYMENT_METHOD'
      return open ? null : order
    })
    if (known.status !== 'CREATED') return
  }
}

export const SKU = 'sku_demo_001'
/** Of which there is one unit. */
export const SCARCE = 'sku_demo_002'

export const readOrder = ({ ask }: CrashWorld, id: string): Promise<Answer> =>
  ask('OPS', 'look', 'query ($id: ID!) { order(id: $id) { status paymentIntent { status } saga { state } } }', { id })
