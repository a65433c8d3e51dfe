import { afterAll, beforeAll, expect, it } from 'vitest'
import { inLane } from '#shared/lanes.ts'
import { createTestWorld, type TestWorld } from '#shared/testing.ts'
import { type Database, inTransaction, openDatabase } from '../db.ts'

let world: TestWorld
let database: Database

beforeAll(async () => {
  world = await createTestWorld()
  database = openDatabase({ url: world.databaseUrl, schema: 'orders', poolSize: 4, lanes: true })
})
afterAll(async () => {
  await database.close()
  await world.close()
})

const KEY = 4242

it('has connections for the core lane while others hold and wait for all of theirs', async () => {
  const { pool, prisma } = database
  // Each of these holds a connection until it gets the lock, which it never does.
  const blocker = openDatabase({ url: world.databaseUrl, schema: 'orders', poolSize: 1 })
  const held = await blocker.pool.connect()
  await held.query('SELECT pg_advisory_lock($1)', [KEY])
  const stuck = Array.from({ length: 6 }, () =>
    inLane('non-core', () => pool.query('SELECT pg_advisory_xact_lock($1)', [KEY])),
  )
  const waitingForLock = async () =>
    (
      await world.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`,
      )
    )[0]?.n
  await expect.poll(waitingForLock).toBe(2)

  const orders = await inLane('core', () =>
    Promise.all([
      pool.query('SELECT 1 AS one'),
      prisma.salesOrder.count(),
      inTransaction(prisma, tx => tx.salesOrder.count()),
      inTransaction(prisma, tx => tx.$queryRawUnsafe('SELECT $1::int AS one', 1)),
    ]),
  )
  expect(orders).toMatchObject([{ rows: [{ one: 1 }] }, 0, 0, [{ one: 1 }]])
  expect(await waitingForLock()).toBe(2)

  await held.query('SELECT pg_advisory_unlock($1)', [KEY])
  held.release()
  await Promise.all(stuck)
  await blocker.close()
})

it('gives the core lane all connections while there is no rush, and the others only theirs', async () => {
  const { pool } = database
  const core = await inLane('core', () => Promise.all(Array.from({ length: 4 }, () => pool.connect())))
  const late = inLane('core', () => pool.connect())
  core[0]!.release()
  ;(await late).release()
  for (const client of core.slice(1)) client.release()
  const others = await inLane('normal', () => Promise.all(Array.from({ length: 2 }, () => pool.connect())))
  expect(pool.idleCount + others.length).toBe(2)
  for (const client of others) client.release()
})
