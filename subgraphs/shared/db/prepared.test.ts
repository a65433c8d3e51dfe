import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestWorld, type TestWorld } from '#shared/testing.ts'
import { type Database, list, openDatabase, prepare } from '../db.ts'

let world: TestWorld
let database: Database
let client: pg.PoolClient

const COUNT = prepare(`SELECT count(*)::int AS n FROM orders.grown WHERE id = ANY(${list('$1', 'text')})`)

beforeAll(async () => {
  world = await createTestWorld()
  // Nobody analyses it but the test.
  await world.sql(`CREATE TABLE orders.grown (id text PRIMARY KEY) WITH (autovacuum_enabled = off);
    GRANT SELECT ON orders.grown TO fairground_orders; INSERT INTO orders.grown VALUES ('1'); ANALYZE orders.grown`)
  database = openDatabase({ url: world.databaseUrl, schema: 'orders', poolSize: 1 })
  client = await database.pool.connect()
})
afterAll(async () => {
  client.release()
  await database.close()
  await world.close()
})

const send = async (times: number) => {
  for (let n = 0; n < times; n += 1) {
    const { rows } = await client.query<{ n: number }>(COUNT, [['1']])
    expect(rows).toEqual([{ n: 1 }])
  }
}
const known = async () =>
  (
    await client.query<{ name: string; generic: number; custom: number }>(
      `SELECT name, generic_plans::int AS generic, custom_plans::int AS custom FROM pg_prepared_statements WHERE statement = $1`,
      [COUNT],
    )
  ).rows
const plan = async () => {
  const [statement] = await known()
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN EXECUTE "${statement?.name}" ('{1}')`)
  return rows.map(row => row['QUERY PLAN']).join('\n')
}

it('is planned for any values, whatever the length of its lists', async () => {
  await send(20)
  expect(await known()).toMatchObject([{ generic: 15, custom: 5 }])
})

it('looks things up in a table that has grown since it was planned, once it has sent about twice as many statements', async () => {
  expect(await plan()).toContain('Seq Scan on grown')
  await world.sql(`INSERT INTO orders.grown SELECT 'more' || n FROM generate_series(1, 20000) n`)
  await send(81)
  expect(await plan()).toMatch(/Index (Only )?Scan using grown_pkey/)
})

it('goes on in a transaction that has failed', async () => {
  await client.query('BEGIN')
  await expect(client.query('SELECT 1 / 0')).rejects.toThrow('division by zero')
  for (let n = 0; n < 100; n += 1)
    await expect(client.query(COUNT, [['1']])).rejects.toThrow('current transaction is aborted')
  await client.query('ROLLBACK')
  await send(1)
})
