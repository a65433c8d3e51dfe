import { randomUUID } from 'node:crypto'
import { beforeEach } from 'vitest'
import type { Claims } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import type { Subgraph } from '#shared/serve.ts'
import { claimsFor, createTestWorld, oncePerFile, type TestWorld } from '#shared/testing.ts'
import type { OrderTerms } from '../domain/order.ts'
import { createOrderSubgraph } from '../server.ts'
import { addNeighbours, type Neighbours } from './neighbours.ts'

const DAY = 86_400_000
export const terms: OrderTerms = {
  unpaidTimeoutMs: 15 * 60_000,
  holdGraceMs: 5 * 60_000,
  autoConfirmMs: 7 * DAY,
  refundDecisionMs: 3 * DAY,
  undecidedRefund: 'ESCALATE',
  refundReturnMs: 5 * DAY,
}
export const shopper = claimsFor('SHOPPER')

// biome-ignore lint/suspicious/noExplicitAny: answers are checked by what the tests expect of them
export type Answer = any

/** An order subgraph with its neighbours, and short hands for what most tests do. */
export interface Shop {
  world: TestWorld
  subgraph: Subgraph
  neighbours: Neighbours
  run(query: string, variables?: object, claims?: Claims): Promise<Answer>
  /** Places an order and answers the payload. */
  place(input?: object, claims?: Claims): Promise<Answer>
  /** Publishes an event as another subgraph would and waits for what follows. */
  emit(type: string, key: string, data: object): Promise<void>
  pay(order: Answer, intent?: string): Promise<void>
  /** An order that is paid, fulfilled, or completed. */
  orderThatIs(state: 'PAID' | 'FULFILLED' | 'COMPLETED'): Promise<Answer>
}

export const ORDER = `id status paymentStatus fulfilmentStatus refundStatus total { amountMinor currencyCode }
  refunded { amountMinor } lines { id quantity total { amountMinor } refunded { amountMinor } }`

const key = () => randomUUID()

/** Call once per test file. */
export function openShop(): Shop {
  return openOnce(createShop)
}

/** What is made of a shop, for all tests of a file. Each of them begins with neighbours that answer and have stock. */
export function openOnce<S extends Shop>(create: () => Promise<S>): S {
  const shop = oncePerFile(create, ({ world }) => world.close())
  beforeEach(() => shop.neighbours.reset())
  return shop
}

export async function createShop(changes: Partial<OrderTerms> = {}): Promise<Shop> {
  const world = await createTestWorld()
  const neighbours = addNeighbours(world.registry)
  const subgraph = await world.add(
    createOrderSubgraph({ platform: world.platform('order'), terms: { ...terms, ...changes }, testClock: true }),
  )
  const run = async (query: string, variables: object = {}, claims: Claims = shopper) =>
    subgraph.execute({ query, variables: variables as Record<string, unknown>, claims })
  const mutate = async (name: string, inputType: string, input: object, claims?: Claims) => {
    const query = `mutation ($input: ${inputType}!) { ${name}(input: $input) { order { ${ORDER} } userErrors { code path message } } }`
    const { data, errors } = await run(query, { input }, claims)
    if (errors) throw new Error(JSON.stringify(errors))
    return (data as Answer)[name]
  }
  const place = (input: object = {}, claims?: Claims) =>
    mutate(
      'orderCreate',
      'OrderCreateInput',
      { lines: [{ skuId: 'sku_tea', quantity: 1 }], currencyCode: 'CNY', idempotencyKey: key(), ...input },
      claims,
    )
  const emit = async (type: string, aggregate: string, data: object) => {
    const { prisma, jobs } = world.platform('payment')
    await inTransaction(prisma, tx => jobs.publish(tx, { type, key: aggregate, data }))
    await world.settled()
  }
  const pay = (order: Answer, intent = 'pay_1') =>
    emit('payment.succeeded', order.id, {
      paymentIntentId: intent,
      orderId: order.id,
      businessId: 'biz_test',
      ...order.total,
    })
  const orderThatIs = async (state: 'PAID' | 'FULFILLED' | 'COMPLETED') => {
    const { order } = await place({
      lines: [
        { skuId: 'sku_tea', quantity: 1 },
        { skuId: 'sku_cup', quantity: 1 },
      ],
    })
    await pay(order)
    if (state === 'PAID') return order
    await mutate('orderFulfil', 'OrderFulfilInput', { orderId: order.id, idempotencyKey: key() }, claimsFor('OPS'))
    if (state === 'COMPLETED') await mutate('orderConfirm', 'OrderConfirmInput', { orderId: order.id })
    await world.settled()
    return order
  }
  return { world, subgraph, neighbours, run, place, emit, pay, orderThatIs }
}

/** A gate that a test opens by hand: what waits at it is known to have come that far. */
export function gate() {
  const reached = Promise.withResolvers<void>()
  const opened = Promise.withResolvers<void>()
  return {
    reached: reached.promise,
    open: opened.resolve,
    pass: async () => {
      reached.resolve()
      await opened.promise
    },
  }
}
