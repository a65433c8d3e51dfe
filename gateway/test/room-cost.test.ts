import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createTestWorld, type TestWorld } from '#shared/testing.ts'
import { seed } from '../../prisma/seed/main.ts'
import { readGraphEnv } from '../env.ts'
import { type RunningGraph, startGraph } from '../graph.ts'

/** What the storefront's room query of twenty products costs each subgraph, through the gateway. */
const query = readFileSync(new URL('../../schema/operations/storefront/liveRoom.graphql', import.meta.url), 'utf8')
let world: TestWorld
let graph: RunningGraph
/** Round trips per subgraph, of all its fetches together. */
const cost: Record<string, { db: number; redis: number }> = {}

beforeAll(async () => {
  world = await createTestWorld()
  await seed(world.shared)
  graph = await startGraph(
    readGraphEnv({ PORT: '0', FAIRGROUND_HOME: mkdtempSync(join(tmpdir(), 'fairground-graph-')) }),
    world.shared,
  )
  for (const subgraph of graph.subgraphs) {
    subgraph.onOperation(({ operationName, subgraph: name, db, redis }) => {
      if (!operationName?.startsWith('LiveRoom')) return
      const sum = cost[name] ?? { db: 0, redis: 0 }
      cost[name] = { db: sum.db + db, redis: sum.redis + redis }
    })
  }
})
beforeEach(async () => {
  // Cold: nothing of this world is in Redis.
  const { raw, prefix } = world.shared.redis
  const keys = await raw.keys(`${prefix}*`)
  if (keys.length > 0) await raw.del(...keys)
})
afterAll(async () => {
  await graph?.close()
  await world.close()
})

async function openRoom(): Promise<typeof cost> {
  for (const name of Object.keys(cost)) delete cost[name]
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id: 'room_demo_tea' } }),
  })
  const { data, errors } = (await response.json()) as {
    errors?: unknown
    data: { liveRoom: { listings: { nodes: { sku: { product: { title: string }; stock: object } }[] } } }
  }
  expect(errors).toBeUndefined()
  const { nodes } = data.liveRoom.listings
  expect(nodes).toHaveLength(20)
  for (const { sku } of nodes) expect(sku).toMatchObject({ product: { title: /./ }, stock: { inStock: true } })
  return { ...cost }
}

it('takes one database and one Redis round trip per subgraph while the caches are cold', async () => {
  expect(await openRoom()).toEqual({ 'sales-attribute': { db: 1, redis: 1 }, product: { db: 1, redis: 1 } })
})

it('takes one Redis round trip per subgraph and no other once they are warm', async () => {
  await openRoom()
  // Caches are filled after the answer.
  await expect.poll(openRoom).toEqual({ 'sales-attribute': { db: 0, redis: 1 }, product: { db: 0, redis: 1 } })
})
