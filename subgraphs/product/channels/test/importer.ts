import { createGraph, GraphRegistry } from '#shared/graph.ts'
import { createPlatform, openShared } from '#shared/platform.ts'
import { runImports } from '../imports/worker.ts'

/** A process that imports what waits and tells how far it is, to be killed in the middle. */
const [databaseUrl = '', redisUrl = ''] = process.argv.slice(2)
const shared = await openShared({ databaseUrl, redisUrl, testClock: true, logLevel: 'silent' })
const platform = createPlatform('product', shared, createGraph('product', new GraphRegistry()))
await runImports(platform, { onBatch: rows => void process.send!(rows) })
await platform.close()
await shared.close()
process.disconnect()
