import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { inTransaction, roundTrips } from '#shared/db.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { provisionJobs } from '#shared/jobs.ts'
import { createTestWorld, type TestWorld } from '#shared/testing.ts'

let world: TestWorld
const handled: string[] = []
let stop: () => Promise<void>
let failures = 0

beforeAll(async () => {
  world = await createTestWorld()
  await provisionJobs(world.databaseUrl, [{ subgraph: 'order', events: ['test.happened'] }])
  stop = await world.shared.jobs.startWork(
    'order',
    [
      {
        event: 'test.happened',
        handle: async ({ key }) => {
          if (failures-- > 0) throw new Error('not yet')
          handled.push(key)
        },
      },
    ],
    [],
  )
})
beforeEach(() => {
  handled.length = 0
  failures = 0
})
afterAll(async () => {
  await stop()
  await world.close()
})

const publish = (key: string, fail = false) => {
  const { prisma, jobs } = world.platform('order')
  return inTransaction(prisma, async tx => {
    await jobs.publish(tx, { type: 'test.happened', key, data: {} })
    if (fail) throw new Error('rolled back')
  })
}

it('delivers an event when, and only when, its transaction commits', async () => {
  await expect(publish('lost', true)).rejects.toThrow('rolled back')
  await publish('kept')
  await world.settled()
  expect(handled).toEqual(['kept'])
})

it('tries an event again until its handler succeeds', async () => {
  failures = 1
  await publish('again')
  await world.settled()
  expect(handled).toEqual(['again'])
})

it('keeps subgraphs out of each other’s tables', async () => {
  const { pool } = world.platform('payment')
  await expect(pool.query('SELECT * FROM orders.sales_order')).rejects.toThrow(/permission denied/)
})

it('counts round trips to the database and to Redis', async () => {
  const { pool, prisma, redis } = world.platform('order')
  const trips = await roundTrips.run(async () => {
    await pool.query('SELECT 1')
    await prisma.salesOrder.findFirst()
    await redis.mget(['a', 'b', 'c'])
    return roundTrips.current()
  })
  expect(trips).toEqual({ db: 2, redis: 1 })
})

it('never lets an older version overwrite a newer one', async () => {
  const { redis } = world.platform('order')
  const entry = (version: bigint, value: string) => ({ key: 'card', value, version, ttlSeconds: 60 })
  await redis.setIfNewer([entry(9n, 'nine')])
  await redis.setIfNewer([entry(10n, 'ten')])
  await redis.setIfNewer([entry(2n, 'two')])
  expect(await redis.getVersioned(['card', 'none'])).toEqual([{ version: 10n, value: 'ten' }, null])
})

it('runs an idempotent command once, whatever comes at the same time', async () => {
  const platform = world.platform('order')
  let runs = 0
  const entered = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const attempt = (request: unknown) =>
    runIdempotent(
      platform,
      { scope: 'test', businessId: 'biz_test', viewerId: 'usr_1', key: 'key-0001', request, resourceId: () => 'res_1' },
      async ({ resourceId, finish }) => {
        runs += 1
        entered.resolve()
        await release.promise
        await inTransaction(platform.prisma, tx => finish(tx, { resourceId }))
        return { resourceId }
      },
    )
  const first = attempt({ a: 1, b: 2 })
  await entered.promise
  await expect(attempt({ b: 2, a: 1 })).rejects.toThrow('IDEMPOTENCY_IN_FLIGHT')
  await expect(attempt({ a: 2 })).rejects.toThrow('IDEMPOTENCY_KEY_REUSED')
  release.resolve()
  expect(await first).toEqual({ resourceId: 'res_1' })
  expect(await attempt({ a: 1, b: 2 })).toEqual({ resourceId: 'res_1' })
  expect(runs).toBe(1)
})

it('gives a key back after a failure, with the same resource id', async () => {
  const platform = world.platform('order')
  const ids: string[] = []
  let made = 0
  const attempt = (fail: boolean) =>
    runIdempotent(
      platform,
      {
        scope: 'test',
        businessId: 'biz_test',
        viewerId: 'usr_1',
        key: 'key-0002',
        request: {},
        resourceId: () => `res_${made++}`,
      },
      async ({ resourceId, finish }) => {
        ids.push(resourceId)
        if (fail) throw new Error('failed')
        await inTransaction(platform.prisma, tx => finish(tx, null))
        return null
      },
    )
  await expect(attempt(true)).rejects.toThrow('failed')
  await attempt(false)
  expect(ids).toEqual(['res_0', 'res_0'])
})
