import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Claims } from '#shared/auth.ts'
import type { Subgraph } from '#shared/serve.ts'
import { claimsFor } from '#shared/testing.ts'
import { createShop } from '../../../subgraphs/order/test/shop.ts'
import { sandboxProviders } from '../../../subgraphs/payment/provider/sandbox.ts'
import { allowAll } from '../../../subgraphs/payment/risk/port.ts'
import { startSandbox } from '../../../subgraphs/payment/sandbox/server.ts'
import { createPaymentSubgraph } from '../../../subgraphs/payment/server.ts'

/** Longer than all that the janitors are waited for. */
export const UNPAID_MS = 86_400_000
const SECRET = 'the-secret-of-the-fault-matrix'

// biome-ignore lint/suspicious/noExplicitAny: answers are checked by what the tests expect of them
type Answer = any

/** Orders and payments on a real database, with the sandbox as the channel. */
export async function openTill() {
  const shop = await createShop({ unpaidTimeoutMs: UNPAID_MS })
  const { world } = shop
  let payment: Subgraph | undefined
  const receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const answer = await payment?.routes?.[0]?.handle({ headers: request.headers, rawBody: Buffer.concat(chunks) })
    response.writeHead(answer?.status ?? 503).end()
  })
  await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve))
  const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
  const sandbox = await startSandbox({ port: 0, data: ':memory:', webhookUrl, secret: SECRET })
  const providers = sandboxProviders(sandbox.url, 1000)
  payment = await world.add(
    createPaymentSubgraph({ platform: world.platform('payment'), providers, risk: allowAll, webhookSecrets: [SECRET] }),
  )
  const act = async (
    subgraph: Subgraph,
    name: string,
    input: object,
    selection: string,
    claims: Claims = claimsFor('SHOPPER'),
  ): Promise<Answer> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code message } } }`
    const { data, errors } = await subgraph.execute({ query, variables: { input }, claims })
    if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`)
    return (data as Answer)[name]
  }
  const key = () => ({ idempotencyKey: randomUUID() })
  return {
    world,
    shop,
    sandbox,
    webhookUrl,
    order: (name: string, input: object, selection: string, claims?: Claims) =>
      act(shop.subgraph, name, { ...input, ...key() }, selection, claims),
    payment: (name: string, input: object, selection: string, claims?: Claims) =>
      act(payment, name, { ...input, ...key() }, selection, claims),
    close: async () => {
      await sandbox.close()
      await world.close()
      receiver.closeAllConnections()
      await new Promise(resolve => receiver.close(resolve))
    },
  }
}

export type Till = Awaited<ReturnType<typeof openTill>>
