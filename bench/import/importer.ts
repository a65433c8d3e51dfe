import { createGraph, GraphRegistry } from '#shared/graph.ts'
import { createPlatform, openShared } from '#shared/platform.ts'
import { runImports } from '../../subgraphs/product/channels/imports/worker.ts'
import { readImporterEnv } from './env.ts'

/** The importing process: a worker as every process of the product subgraph has it, and nothing else. */
const { databaseUrl, redisUrl } = readImporterEnv()
const shared = await openShared({ databaseUrl, redisUrl, logLevel: 'warn' })
const platform = createPlatform('product', shared, createGraph('product', new GraphRegistry()))
const before = process.cpuUsage()
await runImports(platform, { onBatch: rows => void process.send!({ rows }) })
const used = process.cpuUsage(before)
process.send!({ cpuMs: (used.user + used.system) / 1000, peakMb: process.resourceUsage().maxRSS / 1024 })
await platform.close()
await shared.close()
process.disconnect()
