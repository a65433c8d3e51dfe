import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { createTestWorld, type TestWorld } from '#shared/testing.ts'
import { diffSql, schemaFiles } from './engine.ts'

/**
 * The migrations and prisma/schema must describe the same tables. A database made by the migrations is compared with one
 * made from the schema alone; the migrations may add what the schema's language cannot say (checks, triggers, partial
 * indexes), but no column or key may differ.
 */
let world: TestWorld
let fromSchema: pg.Client
const name = `drift_${randomBytes(6).toString('hex')}`
const admin = async (statement: string) => {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  await client.query(statement)
  await client.end()
}

beforeAll(async () => {
  world = await createTestWorld()
  await admin(`CREATE DATABASE ${name}`)
  const url = inject('postgresUrl').replace(/\/postgres$/, `/${name}`)
  const sql = await diffSql(url, schemaFiles())
  fromSchema = new pg.Client({ connectionString: url })
  await fromSchema.connect()
  await fromSchema.query(sql)
})
afterAll(async () => {
  await fromSchema.end()
  await admin(`DROP DATABASE ${name} WITH (FORCE)`)
  await world.close()
})

const SCHEMAS = `('platform', 'product', 'sales_attribute', 'orders', 'payment', 'settlement', 'support')`
const COLUMNS = `SELECT table_schema || '.' || table_name || '.' || column_name AS name, udt_name, datetime_precision, is_nullable, column_default
  FROM information_schema.columns WHERE table_schema IN ${SCHEMAS} ORDER BY 1`
const INDEXES = `SELECT indexdef FROM pg_indexes WHERE schemaname IN ${SCHEMAS} ORDER BY 1`
const KEYS = `SELECT conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) AS key FROM pg_constraint
  WHERE connamespace::regnamespace::text IN ${SCHEMAS} AND contype IN ('p', 'f') ORDER BY 1`

it('has the columns that the schema says, no more and no less', async () => {
  const { rows } = await fromSchema.query(COLUMNS)
  expect(rows.length).toBeGreaterThan(200)
  expect(await world.sql(COLUMNS)).toEqual(rows)
})

it('has every index and key that the schema says', async () => {
  for (const [query, column] of [
    [INDEXES, 'indexdef'],
    [KEYS, 'key'],
  ] as const) {
    const { rows } = await fromSchema.query<Record<string, string>>(query)
    const migrated = new Set((await world.sql<Record<string, string>>(query)).map(row => row[column]))
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.map(row => row[column]).filter(definition => !migrated.has(definition))).toEqual([])
  }
})
