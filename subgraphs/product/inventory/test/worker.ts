import { createGraph, GraphRegistry } from '#shared/graph.ts'
import { createPlatform, openShared } from '#shared/platform.ts'
import type { OperationRequest } from '#shared/serve.ts'
import { createProductSubgraph } from '../../server.ts'

/**
 * The product subgraph in a process of its own, to be killed: it answers operations that come as messages, so that as many
 * can be under way as there are buyers.
 */
const [databaseUrl = '', redisUrl = ''] = process.argv.slice(2)
const shared = await openShared({ databaseUrl, redisUrl, testClock: true, logLevel: 'silent' })
const platform = createPlatform('product', shared, createGraph('product', new GraphRegistry()))
const subgraph = createProductSubgraph({ platform })
await subgraph.start()

process.on('message', async ({ id, ...request }: OperationRequest & { id: number }) => {
  process.send?.({ id, answer: await subgraph.execute(request) })
})
process.once('disconnect', () => process.exit(0))
process.send?.('ready')
