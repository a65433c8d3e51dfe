import { afterAll, beforeAll, expect, it } from 'vitest'
import { Breakers } from '#shared/breakers.ts'
import { openDatabase } from '#shared/db.ts'
import { createGraph } from '#shared/graph.ts'
import { createMetrics } from '#shared/metrics.ts'
import { createPlatform, type Platform } from '#shared/platform.ts'
import type { Subgraph } from '#shared/serve.ts'
import { claimsFor, createTestWorld, type Line, openLine, type TestWorld } from '#shared/testing.ts'
import { createOrderSubgraph } from '../server.ts'
import { type Answer, terms } from './shop.ts'

/** PostgreSQL goes away and comes back, behind a line that can be cut. What operators set lies beside it. */
let world: TestWorld
let line: Line
let platform: Platform
let subgraph: Subgraph
beforeAll(async () => {
  world = await createTestWorld()
  line = await openLine(() => Number(new URL(world.databaseUrl).port))
  const url = new URL(world.databaseUrl)
  url.port = String(line.port)
  const shared = { ...world.shared, databaseUrl: url.href, metrics: createMetrics() }
  platform = createPlatform('order', shared, createGraph('order', world.registry))
  subgraph = createOrderSubgraph({ platform, terms, testClock: false })
})
afterAll(async () => {
  await platform.close()
  await line.cut()
  await world.close()
})

const ask = async (query: string): Promise<Answer> => subgraph.execute({ query, claims: claimsFor('OPS') })
const codes = async () => {
  const { errors } = await ask('{ orders { nodes { id } } }')
  return errors?.map(({ extensions }: Answer) => extensions.code) ?? []
}
const breaker = () => world.shared.breakers.all().find(({ name }) => name === 'postgres.orders')!
const shown = async () => {
  const { data } = await ask('{ operationsControls { breakers { name state override } } }')
  return data.operationsControls.breakers.find(({ name }: Answer) => name === 'postgres.orders')
}
const override = (mode: string) =>
  ask(
    `mutation { circuitBreakerOverride(input: { name: "postgres.orders", mode: ${mode}, reason: "moved" }) { mode userErrors { code } } }`,
  )

it('says UNAVAILABLE while PostgreSQL is away, at once and without trying, and goes on by itself when it is back', async () => {
  expect(await codes()).toEqual([])
  await line.cut()
  for (let n = 0; n < 8 && breaker().state !== 'OPEN'; n += 1) expect(await codes()).toEqual(['UNAVAILABLE'])
  expect(breaker().state).toBe('OPEN')
  // Seen and set although the subgraph's own connections are gone.
  await expect.poll(shown).toEqual({ name: 'postgres.orders', state: 'OPEN', override: 'AUTO' })
  const before = line.connections()
  expect(await Promise.all(Array.from({ length: 20 }, codes))).toEqual(Array(20).fill(['UNAVAILABLE']))
  expect(line.connections()).toBe(before)
  await line.mend()
  await expect.poll(codes, { timeout: 5000 }).toEqual([])
  expect(breaker().state).toBe('CLOSED')
})

it('is held by operators, who can let go of it', async () => {
  expect((await override('OPEN')).data.circuitBreakerOverride).toEqual({ mode: 'OPEN', userErrors: [] })
  expect(await codes()).toEqual(['UNAVAILABLE'])
  await expect.poll(shown).toEqual({ name: 'postgres.orders', state: 'OPEN', override: 'OPEN' })
  expect((await override('AUTO')).data.circuitBreakerOverride).toEqual({ mode: 'AUTO', userErrors: [] })
  expect(await codes()).toEqual([])
})

it('gives up statements and connections of a PostgreSQL that hangs, and then does not wait any more', async () => {
  const breakers = new Breakers(createMetrics().registry)
  const url = new URL(world.databaseUrl)
  url.port = String(line.port)
  const quick = { statementTimeoutMs: 500, connectTimeoutMs: 1500, poolSize: 2 }
  const { pool, prisma, close } = openDatabase({ url: url.href, schema: 'orders', breakers, ...quick })
  const count = () => prisma.salesOrder.count()
  const select = () => pool.query('SELECT 1')
  await Promise.all([select(), count()])
  line.hang()
  // First the connections that were there, then new ones.
  await Promise.all([expect(select()).rejects.toThrow('Query read timeout'), expect(count()).rejects.toThrow()])
  await Promise.all(Array.from({ length: 6 }, () => expect(select()).rejects.toThrow()))
  expect(breakers.all()).toMatchObject([{ name: 'postgres.orders', state: 'OPEN' }])
  const before = line.connections()
  for (let n = 0; n < 5; n += 1) {
    await expect(select()).rejects.toThrow('taken to be down')
    await expect(count()).rejects.toThrow('taken to be down')
  }
  expect(line.connections()).toBe(before)
  line.release()
  await expect.poll(() => count().catch(String), { timeout: 5000 }).toBe(0)
  await close()
})
