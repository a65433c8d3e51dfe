import { openShared } from '#shared/platform.ts'
import { disableTelemetry, readGraphEnv } from '../../gateway/env.ts'

// This gateway: with SUBGRAPH_<NAME>_URL set the fetches go over HTTP, else they are function calls.
disableTelemetry()
const env = readGraphEnv()
const { startGraph } = await import('../../gateway/graph.ts')
const shared = await openShared(env)
const graph = await startGraph(env, shared)
process.send?.({ url: `${graph.url}/graphql` })
process.once('disconnect', () => process.exit(0))
