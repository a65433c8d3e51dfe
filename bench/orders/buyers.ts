import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import type { World } from './world.ts'

/** What a shopper does, as the storefront's own operations have it. */
const OPERATIONS = {
  orderCreate: `mutation OrderCreate($input: OrderCreateInput!) {
    orderCreate(input: $input) { order { id status total { amountMinor currencyCode } } userErrors { code message path } } }`,
  paymentIntentCreate: `mutation PaymentIntentCreate($input: PaymentIntentCreateInput!) {
    paymentIntentCreate(input: $input) { paymentIntent { id status } userErrors { code message path } } }`,
  paymentIntentConfirm: `mutation PaymentIntentConfirm($input: PaymentIntentConfirmInput!) {
    paymentIntentConfirm(input: $input) { paymentIntent { id status } userErrors { code message path } } }`,
} as const

export type OperationName = keyof typeof OPERATIONS
export const OPERATION_NAMES = Object.keys(OPERATIONS) as OperationName[]

export interface Bought {
  orders: number
  /** How often an answer was to try again. */
  retries: number
  /** Of each answer, in milliseconds. */
  latencies: Record<OperationName, number[]>
}

interface Payload {
  order?: { id: string }
  paymentIntent?: { id: string; status: string }
  userErrors: Problem[]
}

interface Problem {
  message: string
  code?: string
  extensions?: { code?: string }
}

/** What clients are told to try again with the same key. */
function isPassing(problem: Problem | undefined): boolean {
  const code = problem?.code ?? problem?.extensions?.code ?? ''
  return ['UNAVAILABLE', 'OVERLOADED', 'IDEMPOTENCY_IN_FLIGHT'].includes(code)
}

/** So many shoppers at once, each placing and paying one order after the other until the time is over. */
export async function buy(world: World, buyers: number, seconds: number): Promise<Bought> {
  const pool = new Pool(world.url, { connections: buyers, pipelining: 1 })
  const latencies: Bought['latencies'] = { orderCreate: [], paymentIntentCreate: [], paymentIntentConfirm: [] }
  const ask = async (name: OperationName, token: string, input: object): Promise<Payload> => {
    const asked = performance.now()
    const { body } = await pool.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: OPERATIONS[name], variables: { input } }),
    })
    const { data, errors } = (await body.json()) as { data?: Record<string, Payload>; errors?: Problem[] }
    latencies[name].push(performance.now() - asked)
    const payload = data?.[name]
    const problem = errors?.[0] ?? payload?.userErrors[0]
    if (isPassing(problem)) {
      retries += 1
      await sleep(100)
      return ask(name, token, input)
    }
    if (problem || !payload) throw new Error(`${name}: ${JSON.stringify(problem)}`)
    return payload
  }
  let orders = 0
  let retries = 0
  const end = performance.now() + seconds * 1000
  const shopper = async () => {
    while (performance.now() < end) {
      await order(ask, world, orders++)
    }
  }
  try {
    await Promise.all(Array.from({ length: buyers }, shopper))
  } finally {
    await pool.close()
  }
  return { orders, retries, latencies }
}

type Ask = (name: OperationName, token: string, input: object) => Promise<Payload>

/** Every third order has two lines. */
async function order(ask: Ask, { skuIds, tokens }: World, serial: number): Promise<void> {
  const token = tokens[serial % tokens.length]!
  const first = Math.floor(Math.random() * skuIds.length)
  const chosen = serial % 3 === 0 ? [first, (first + 1) % skuIds.length] : [first]
  const lines = chosen.map(index => ({ skuId: skuIds[index], quantity: 1 }))
  const { order: placed } = await ask('orderCreate', token, {
    lines,
    currencyCode: 'CNY',
    idempotencyKey: randomUUID(),
  })
  const { paymentIntent } = await ask('paymentIntentCreate', token, {
    orderId: placed!.id,
    idempotencyKey: randomUUID(),
  })
  await ask('paymentIntentConfirm', token, {
    paymentIntentId: paymentIntent!.id,
    method: 'CARD',
    methodToken: '4242424242424242',
    idempotencyKey: randomUUID(),
  })
}
