import { randomUUID } from 'node:crypto'
import { mutationText } from '#shared/testing.ts'
import type { Answer } from './client.ts'
import type { CrashWorld } from './world.ts'

const ERRORS = 'userErrors { code message path }'
const mutation = (name: string, fields: string) => mutationText(name, `${fields} ${ERRORS}`)

/** What an order of a flow must end as. */
export type Outcome = 'COMPLETED' | 'COMPENSATED'

export interface Flow {
  outcome: Outcome
  /** Answers the order's id. `armed` runs when the part begins in which the process is killed. */
  run(world: CrashWorld, coupon: string, armed: () => Promise<void>): Promise<string>
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
    return order.id
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
    return order.id
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
    return order.id
  },
}

export const flows: Record<string, Flow> = { sale, undone, expired }

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

async function place(send: Send, coupon: string, attributionToken: string): Promise<Answer> {
  const input = {
    lines: [{ skuId: SKU, quantity: 1, attributionToken }],
    currencyCode: 'CNY',
    couponCodes: [coupon],
    idempotencyKey: randomUUID(),
  }
  return (await send('SHOPPER', 'orderCreate', 'order { id total { amountMinor } }', input)).order
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

export const readOrder = ({ ask }: CrashWorld, id: string): Promise<Answer> =>
  ask('OPS', 'look', 'query ($id: ID!) { order(id: $id) { status paymentIntent { status } saga { state } } }', { id })

const WAIT_MS = 60_000

/** Asks until there is an answer. What does not come by itself falls due by the clock: it is moved while we wait. */
export async function until<T>(world: CrashWorld, what: string, ask: () => Promise<T>): Promise<NonNullable<T>> {
  const from = Date.now()
  let moved = from
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() - from > WAIT_MS) throw new Error(`waited a minute for ${what}`)
    if (Date.now() - moved > 1000) {
      moved = Date.now()
      await world.ask('ADMIN', 'clock', mutation('clockAdvance', 'now'), { input: { seconds: 31 } })
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
