import { createGraph, GraphRegistry } from '#shared/graph.ts'
import { createPlatform, openShared } from '#shared/platform.ts'
import { createProductSubgraph } from '../../subgraphs/product/server.ts'
import type { Measured, Task } from './processes.ts'

/**
 * One process of the product subgraph with its share of the buyers in it: each asks for one unit by `stockReserve`, waits
 * for the answer and asks again. What stands before the subgraph's GraphQL is left out, so that the stock is measured.
 */
const RESERVE = `mutation ($input: StockReserveInput!) { stockReserve(input: $input) { userErrors { code } } }`

const [databaseUrl = '', redisUrl = '', businessId = ''] = process.argv.slice(2)
const shared = await openShared({ databaseUrl, redisUrl, logLevel: 'silent' })
const platform = createPlatform('product', shared, createGraph('product', new GraphRegistry()))
const subgraph = createProductSubgraph({ platform })
await subgraph.start()

const claims = {
  viewer: {
    id: null,
    roles: ['SERVICE' as const],
    businessId,
    partnerId: null,
    merchantId: null,
    creatorId: null,
    service: 'order',
  },
  requestId: 'bench',
  traceparent: '00-00000000000000000000000000000001-0000000000000001-01',
  operationName: null,
  clientName: 'bench',
}
let serial = 0

async function buy({ skuId, contentId }: Task): Promise<string | null> {
  serial += 1
  const orderId = `ord_${process.pid}_${serial}`
  const input = {
    orderId,
    lines: [{ orderLineId: `oln_${process.pid}_${serial}`, skuId, quantity: 1, contentId }],
    expiresAt: new Date(Date.now() + 900_000).toISOString(),
  }
  const { data, errors } = await subgraph.execute({ query: RESERVE, variables: { input }, claims })
  if (errors) throw new Error(`a reservation failed: ${errors.map(error => error.message).join('; ')}`)
  const { userErrors } = data!.stockReserve as { userErrors: { code: string }[] }
  return userErrors[0]?.code ?? null
}

/** Until the time is over, or with no time until each buyer has had one answer. */
async function run(task: Task): Promise<Measured> {
  const began = performance.now()
  const end = began + task.seconds * 1000
  const measured: Measured = { held: 0, soldOut: 0, busy: 0, latencies: [] }
  const buyer = async () => {
    do {
      const asked = performance.now()
      const code = await buy(task)
      measured.latencies.push(performance.now() - asked)
      if (code === null) measured.held += 1
      else if (code === 'OUT_OF_STOCK') measured.soldOut += 1
      else measured.busy += 1
    } while (performance.now() < end)
  }
  await Promise.all(Array.from({ length: task.buyers }, buyer))
  return measured
}

process.on('message', async (task: Task) => process.send?.(await run(task)))
process.once('disconnect', () => process.exit(0))
process.send?.('ready')
