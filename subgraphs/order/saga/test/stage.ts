import { randomUUID } from 'node:crypto'
import { claimsFor } from '#shared/testing.ts'
import { type Answer, createShop, openOnce, type Shop, terms } from '../../test/shop.ts'
import { driveSaga } from '../commands/driveSaga.ts'
import { MAX_ATTEMPTS } from '../domain/schedule.ts'

export const ops = claimsFor('OPS')
export const SAGA =
  'saga { state nextAttemptAt steps { step state attempts lastError } log { step from to actor reason error } }'

/** The states of an order's steps by their names. */
export const states = ({ saga }: Answer) =>
  Object.fromEntries(saga.steps.map(({ step, state }: Answer) => [step, state]))

/** An order subgraph, and what tests of its sagas do. */
export interface Stage extends Shop {
  read(id: string): Promise<Answer>
  /** An order that is paid; what follows from that is done. */
  paid(): Promise<Answer>
  /** Decides as operations do; answers the payload, or the errors. */
  operate(name: 'Retry' | 'Skip' | 'Compensate', input: object, claims?: typeof ops): Promise<Answer>
  fulfil(id: string): Promise<Answer>
  drive(id: string): Promise<void>
  /** Lets time pass until no attempt is due any more. */
  exhaust(id: string): Promise<Answer>
}

/** Call once per test file. */
export const openStage = (): Stage => openOnce(createStage)

async function createStage(): Promise<Stage> {
  const shop = await createShop()
  const read = async (id: string) =>
    (await shop.run(`query ($id: ID!) { order(id: $id) { status ${SAGA} } }`, { id }, ops)).data.order
  const drive = (orderId: string) =>
    driveSaga({ platform: shop.world.platform('order'), terms, testClock: true }, { orderId })
  return {
    ...shop,
    read,
    drive,
    paid: async () => {
      const { order } = await shop.place()
      await shop.pay(order, `pay_${order.id}`)
      return order
    },
    operate: async (name, input, claims = ops) => {
      const query = `mutation ($input: OrderSaga${name}Input!) { orderSaga${name}(input: $input) {
        order { status ${SAGA} } userErrors { code path message } } }`
      const whole = { idempotencyKey: randomUUID(), reason: 'by hand', ...input }
      const { data, errors } = await shop.run(query, { input: whole }, claims)
      await shop.world.settled()
      return errors ?? data[`orderSaga${name}`]
    },
    fulfil: async orderId => {
      const query = `mutation ($input: OrderFulfilInput!) { orderFulfil(input: $input) { order { status } userErrors { code } } }`
      return (await shop.run(query, { input: { orderId, idempotencyKey: randomUUID() } }, ops)).data.orderFulfil
    },
    exhaust: async orderId => {
      // While somebody else's attempt is under way ours is none.
      for (let tries = 1; tries < 10 * MAX_ATTEMPTS; tries += 1) {
        await shop.world.clock.advance(48 * 3_600_000)
        await drive(orderId)
        const order = await read(orderId)
        if (order.saga.state === 'STUCK') return order
      }
      return read(orderId)
    },
  }
}
