import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '#shared/db.ts'
import { provisionJobs } from '#shared/jobs.ts'
import { createTestWorld, type TestWorld } from '#shared/testing.ts'

let world: TestWorld

beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.close())

const publish = () => {
  const { prisma, jobs } = world.platform('order')
  return inTransaction(prisma, tx => jobs.publish(tx, { type: 'jobs.test', key: 'k', data: { secret: 'of orders' } }))
}
const jobs = () => world.sql<{ name: string }>(`SELECT name FROM pgboss.job WHERE data->>'type' = 'jobs.test'`)

it('delivers to a subscriber that was made after the first event', async () => {
  await publish()
  expect(await jobs()).toEqual([])
  await provisionJobs(world.databaseUrl, [{ subgraph: 'support', events: ['jobs.test'] }])
  // Those that are known are looked up again after a second.
  await expect
    .poll(async () => {
      await publish()
      return (await jobs())[0]
    })
    .toEqual({ name: 'support/jobs.test/main' })
})

it('hands events over together, the first of each key, and one by one what was not done then', async () => {
  await provisionJobs(world.databaseUrl, [{ subgraph: 'support', events: ['jobs.together'] }])
  const { prisma, jobs } = world.platform('order')
  const send = (events: [key: string, n: number][]) =>
    inTransaction(prisma, tx =>
      jobs.publishMany(
        tx,
        'jobs.together',
        events.map(([key, n]) => ({ key, data: { n } })),
      ),
    )
  const seen: [string, unknown][] = []
  const consumer = {
    event: 'jobs.together',
    together: async (events: readonly { id: string; key: string; data: { n: number } }[]) => {
      seen.push(['together', events.map(({ data }) => data.n).sort()])
      if (events.some(({ key }) => key === 'bad')) throw new Error('not with this one')
      return new Set(events.filter(({ key }) => key !== 'odd').map(({ id }) => id))
    },
    handle: async ({ data }: { data: { n: number } }) => void seen.push(['alone', data.n]),
  }
  await send([
    ['a', 1],
    ['a', 2],
    ['b', 3],
    ['odd', 4],
  ])
  const stop = await jobs.startWork('support', [consumer], [])
  await world.settled()
  expect(seen[0]).toEqual(['together', expect.arrayContaining([3, 4])])
  expect(seen.slice(1).sort()).toEqual([
    ['alone', expect.toBeOneOf([1, 2])],
    ['alone', 4],
  ])
  seen.length = 0
  await send([
    ['a', 5],
    ['bad', 6],
  ])
  await world.settled()
  await stop()
  expect(seen).toEqual([
    ['together', [5, 6]],
    ['alone', expect.toBeOneOf([5, 6])],
    ['alone', expect.toBeOneOf([5, 6])],
  ])
})

it('publishes many events at once, each of its own, if and only if the transaction commits', async () => {
  await provisionJobs(world.databaseUrl, [{ subgraph: 'support', events: ['jobs.many'] }])
  const { prisma, jobs } = world.platform('order')
  const many = [1, 2, 3].map(n => ({ key: `k${n}`, data: { n } }))
  const rolledBack = inTransaction(prisma, async tx => {
    await jobs.publishMany(tx, 'jobs.many', many)
    throw new Error('not after all')
  })
  await expect(rolledBack).rejects.toThrow('not after all')
  await inTransaction(prisma, tx => jobs.publishMany(tx, 'jobs.many', []))
  await inTransaction(prisma, tx => jobs.publishMany(tx, 'jobs.many', many))
  const handled: { key: string; data: object; id: string }[] = []
  const consumer = { event: 'jobs.many', handle: async (event: (typeof handled)[0]) => void handled.push(event) }
  const stop = await jobs.startWork('support', [consumer], [])
  await world.settled()
  await stop()
  expect(handled.map(({ key, data }) => ({ key, data })).sort((a, b) => a.key.localeCompare(b.key))).toEqual(many)
  expect(new Set(handled.map(event => event.id)).size).toBe(3)
})

it('goes on at once while there is a backlog, one after the other by key, and repeats only what failed', async () => {
  await provisionJobs(world.databaseUrl, [{ subgraph: 'support', events: ['jobs.backlog'] }])
  const { prisma, jobs } = world.platform('order')
  const backlog = Array.from({ length: 100 }, (_, n) => ({ key: `k${n % 7}`, data: { n } }))
  await inTransaction(prisma, tx => jobs.publishMany(tx, 'jobs.backlog', backlog))
  const seen: number[] = []
  const running = new Set<string>()
  const overlaps: string[] = []
  let most = 0
  const handle = async ({ key, data }: { key: string; data: { n: number } }) => {
    if (running.has(key)) overlaps.push(key)
    running.add(key)
    most = Math.max(most, running.size)
    await new Promise(resolve => setImmediate(resolve))
    running.delete(key)
    seen.push(data.n)
    if (data.n === 50 && seen.filter(n => n === 50).length === 1) throw new Error('not this time')
  }
  const stop = await jobs.startWork('support', [{ event: 'jobs.backlog', handle }], [])
  // With one event per poll of half a second this would take most of a minute, and `settled` gives up after ten.
  await world.settled()
  await stop()
  expect(seen.toSorted((a, b) => a - b)).toEqual([...backlog.map(({ data }) => data.n), 50].toSorted((a, b) => a - b))
  expect(overlaps).toEqual([])
  expect(most).toBeGreaterThan(1)
})

it('handles again what a killed worker had taken', async () => {
  await provisionJobs(world.databaseUrl, [{ subgraph: 'support', events: ['jobs.taken'] }])
  const { prisma, jobs } = world.platform('order')
  await inTransaction(prisma, tx => jobs.publish(tx, { type: 'jobs.taken', key: 'k', data: {} }))
  // As the worker left it eleven seconds ago.
  await world.sql(
    `UPDATE pgboss.job SET state = 'active', started_on = now() - interval '11 s', heartbeat_on = now() - interval '11 s'
     WHERE name = 'support/jobs.taken/main'`,
  )
  const handled: string[] = []
  const stop = await world.shared.jobs.startWork(
    'support',
    [{ event: 'jobs.taken', handle: async ({ key }) => void handled.push(key) }],
    [],
  )
  await world.shared.jobs.boss.supervise('support/jobs.taken/main')
  await expect.poll(() => handled, { timeout: 10_000 }).toEqual(['k'])
  await stop()
})

it('forgets what was handled five minutes ago', async () => {
  await provisionJobs(world.databaseUrl, [{ subgraph: 'support', events: ['jobs.old'] }])
  const { prisma, jobs } = world.platform('order')
  const events = [1, 2].map(n => ({ key: `k${n}`, data: {} }))
  await inTransaction(prisma, tx => jobs.publishMany(tx, 'jobs.old', events))
  const stop = await jobs.startWork('support', [{ event: 'jobs.old', handle: async () => {} }], [])
  await world.settled()
  await stop()
  const kept = () => world.sql(`SELECT data->>'key' AS key FROM pgboss.job WHERE name = 'support/jobs.old/main'`)
  expect(await kept()).toHaveLength(2)
  await world.sql(`UPDATE pgboss.job SET completed_on = completed_on - CASE data->>'key' WHEN 'k1' THEN interval '301 s' ELSE interval '200 s' END
    WHERE name = 'support/jobs.old/main'`)
  await world.sql(`UPDATE pgboss.queue SET maintain_on = now() - interval '61 s' WHERE name = 'support/jobs.old/main'`)
  await jobs.boss.supervise('support/jobs.old/main')
  await expect.poll(kept, { timeout: 10_000 }).toEqual([{ key: 'k2' }])
})

it('lets a subgraph enqueue, but not read, change or remove what others enqueued', async () => {
  const { pool } = world.platform('payment')
  const tables = await world.sql<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relnamespace = 'pgboss'::regnamespace AND relkind IN ('r', 'p') AND relname LIKE 'j%'`,
  )
  expect(tables.length).toBeGreaterThan(1)
  for (const { relname } of tables) {
    await expect(pool.query(`SELECT * FROM pgboss.${relname}`), relname).rejects.toThrow(/permission denied/)
    await expect(pool.query(`DELETE FROM pgboss.${relname}`), relname).rejects.toThrow(/permission denied/)
  }
  await expect(pool.query('SELECT data FROM pgboss.job')).rejects.toThrow(/permission denied/)
  await expect(pool.query(`UPDATE pgboss.job SET data = '{}'`)).rejects.toThrow(/permission denied/)
})
