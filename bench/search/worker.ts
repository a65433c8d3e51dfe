import { createGraph, GraphRegistry } from '#shared/graph.ts'
import { createPlatform, openShared } from '#shared/platform.ts'
import { createProductSubgraph } from '../../subgraphs/product/server.ts'

/** One process of the product subgraph with all its work: it follows changes, and everything else that it always does. */
const [databaseUrl = '', redisUrl = '', searchFile = '', meiliUrl, meiliKey] = process.argv.slice(2)
const shared = await openShared({ databaseUrl, redisUrl, logLevel: 'warn' })
const platform = createPlatform('product', shared, createGraph('product', new GraphRegistry()))
const subgraph = createProductSubgraph({ platform, searchFile, meiliUrl, meiliKey })
await subgraph.start()
process.once('disconnect', () => process.exit(0))
