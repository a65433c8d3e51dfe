import { createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildASTSchema, type ExecutionResult, execute, parse, visit } from 'graphql'
import { beforeEach } from 'vitest'
import type { Claims } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { readSchema, type Subgraph } from '#shared/serve.ts'
import { claimsFor, createTestWorld, oncePerFile, type TestWorld } from '#shared/testing.ts'
import type { PaymentDeps } from '../deps.ts'
import { SANDBOX_CHANNELS } from '../provider/channels.ts'
import { sandboxProviders } from '../provider/sandbox.ts'
import { allowAll } from '../risk/port.ts'
import { type RunningSandbox, startSandbox } from '../sandbox/server.ts'
import { createPaymentSubgraph } from '../server.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are checked by what the tests expect of them
export type Answer = any

export const SECRETS = ['webhook-secret-now', 'webhook-secret-old']

export interface Shop {
  world: TestWorld
  subgraph: Subgraph
  sandbox: RunningSandbox
  deps: PaymentDeps
  /** While closed, webhooks are answered 503 and come again later. */
  webhooks: { open: boolean; taken: number }
  run(query: string, variables?: object, claims?: Claims): Promise<Answer>
  /** Makes an order payable and answers its open intent. */
  intent(orderId?: string, claims?: Claims, change?: object): Promise<Answer>
  confirm(paymentIntentId: string, card: string | undefined, change?: object, claims?: Claims): Promise<Answer>
  /** What orders are to be paid that are not 50.00 CNY. */
  totals: Map<string, { amountMinor: string; currencyCode: string }>
  read(id: string): Promise<Answer>
  post(body: string, signature: string): Promise<number>
  emit(type: string, key: string, data: object): Promise<void>
  published(type: string, key: string): Promise<Answer[]>
  close(): Promise<void>
}

const INTENT = `id status received { amountMinor } refunded { amountMinor } authorised { amountMinor } nextAction { kind url }
  attempts { id status declineCode risk { outcome check } } captures { id kind status failure amount { amountMinor } requestedBy }
  refunds { id status failure amount { amountMinor } } events { kind amount { amountMinor } }`

/** Call once per test file. Each test begins with channels that have no fault and, unless told otherwise, with webhooks taken. */
export function openShop({ webhooks = true } = {}): Shop {
  const shop = oncePerFile(createShop, ({ close }) => close())
  beforeEach(() => {
    shop.webhooks.open = webhooks
    for (const channel of [undefined, ...Object.keys(SANDBOX_CHANNELS)]) shop.sandbox.setFault('none', channel)
  })
  return shop
}

async function createShop(): Promise<Shop> {
  const world = await createTestWorld()
  const totals: Shop['totals'] = new Map()
  world.registry.register('order', orderNeighbour(totals))
  const webhooks = { open: true, taken: 0 }
  let route: ((body: Buffer, signature: string) => Promise<number>) | undefined
  const receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const status =
      webhooks.open && route ? await route(Buffer.concat(chunks), String(request.headers['sandbox-signature'])) : 503
    if (status === 200) webhooks.taken += 1
    response.writeHead(status).end()
  })
  await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve))
  const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
  const sandbox = await startSandbox({ port: 0, data: ':memory:', webhookUrl, secret: SECRETS[0]! })
  const deps = {
    platform: world.platform('payment'),
    providers: sandboxProviders(sandbox.url, 1000),
    risk: allowAll,
    webhookSecrets: SECRETS,
  }
  const subgraph = await world.add(createPaymentSubgraph(deps))
  const handler = subgraph.routes![0]!
  route = async (rawBody, signature) =>
    (await handler.handle({ headers: { 'sandbox-signature': signature }, rawBody })).status

  const run = async (query: string, variables: object = {}, claims = claimsFor('SHOPPER')): Promise<Answer> =>
    subgraph.execute({ query, variables: variables as Record<string, unknown>, claims })
  const mutate = async (name: string, type: string, input: object, claims?: Claims) => {
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { paymentIntent { id status } userErrors { code path } } }`
    const { data, errors } = await run(query, { input }, claims)
    if (errors) throw new Error(JSON.stringify(errors))
    return data[name]
  }
  return {
    world,
    subgraph,
    sandbox,
    deps,
    webhooks,
    run,
    totals,
    intent: async (orderId = `ord_${randomUUID()}`, claims = undefined, change = {}) => {
      const input = { orderId, idempotencyKey: randomUUID(), ...change }
      return (await mutate('paymentIntentCreate', 'PaymentIntentCreateInput', input, claims)).paymentIntent
    },
    confirm: (paymentIntentId, methodToken, change = {}, claims = undefined) => {
      const input = { paymentIntentId, method: 'CARD', methodToken, idempotencyKey: randomUUID(), ...change }
      return mutate('paymentIntentConfirm', 'PaymentIntentConfirmInput', input, claims)
    },
    read: async id =>
      (await run(`query ($id: ID!) { paymentIntent(id: $id) { ${INTENT} } }`, { id }, claimsFor('OPS'))).data
        .paymentIntent,
    post: (body, signature) => route!(Buffer.from(body), signature),
    emit: async (type, key, data) => {
      const { prisma, jobs } = world.platform('order')
      await inTransaction(prisma, tx => jobs.publish(tx, { type, key, data }))
      await world.settled()
    },
    published: (type, key) =>
      world.sql(`SELECT data->'data' AS data FROM pgboss.job WHERE data->>'type' = $1 AND data->>'key' = $2`, [
        type,
        key,
      ]),
    close: async () => {
      await sandbox.close()
      await world.close()
      receiver.closeAllConnections()
      await new Promise(resolve => receiver.close(resolve))
    },
  }
}

/** The one operation that payment sends to order, over order's real schema: every id that begins with ord_ can be paid. */
function orderNeighbour(totals: Shop['totals']) {
  const plain = visit(parse(readSchema('order')), { Directive: () => null, SchemaExtension: () => null })
  const schema = buildASTSchema(plain, { assumeValid: true })
  const rootValue = {
    orderPayable: ({ orderId }: { orderId: string }) => {
      if (!orderId.startsWith('ord_')) return null
      const customerId = orderId.startsWith('ord_foreign') ? 'usr_other' : 'usr_shopper'
      return {
        orderId,
        businessId: 'biz_test',
        customerId,
        payable: !orderId.startsWith('ord_closed'),
        expiresAt: null,
        total: totals.get(orderId) ?? { amountMinor: '5000', currencyCode: 'CNY' },
      }
    },
  }
  return {
    execute: async ({ query, variables }: { query: string; variables?: Record<string, unknown> }) =>
      (await execute({ schema, document: parse(query), rootValue, variableValues: variables })) as ExecutionResult,
  }
}

export function sign(body: string, secret: string, at = Math.floor(Date.now() / 1000)): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
}
