import type { TestWorld } from '#shared/testing.ts'

/** What an id of this system looks like. */
const ID = '^[a-z]{2,8}_[A-Za-z0-9_:-]+$'
const SCHEMAS = ['product', 'sales_attribute', 'orders', 'payment', 'settlement', 'support']

/** Every id that the tables of all domains hold. */
export async function idsInDatabase(world: TestWorld): Promise<string[]> {
  const columns = await world.sql<{ place: string; column: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS place, quote_ident(column_name) AS "column"
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = ANY($1) AND data_type = 'text' AND table_type = 'BASE TABLE' AND (column_name = 'id' OR column_name LIKE '%\\_id')`,
    [SCHEMAS],
  )
  const parts = columns.map(({ place, column }) => `SELECT ${column} AS id FROM ${place} WHERE ${column} ~ '${ID}'`)
  const rows = await world.sql<{ id: string }>(`SELECT DISTINCT id FROM (${parts.join(' UNION ALL ')}) x`)
  return rows.map(row => row.id)
}

/** The texts in an answer, wherever they are. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** Objects with an id in an answer, by type. */
export function entitiesIn(value: unknown): [type: string, id: string][] {
  if (typeof value !== 'object' || value === null) return []
  const { __typename: type, id } = value as { __typename?: unknown; id?: unknown }
  const own: [string, string][] = typeof type === 'string' && typeof id === 'string' ? [[type, id]] : []
  return [...own, ...Object.values(value).flatMap(entitiesIn)]
}

/** The value with every known id in it made into one that does not exist. */
export function forged<T>(value: T, ids: ReadonlySet<string>): T {
  if (typeof value === 'string') return (ids.has(value) ? forgedId(value) : value) as T
  if (Array.isArray(value)) return value.map(item => forged(item, ids)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, forged(inner, ids)])) as T
}

const forgedId = (id: string): string => `${id.slice(0, 60)}_zz`

/** An answer as text with the ids that were asked for made the same, so that answers to real and forged ones compare. */
export function blurred(answer: unknown, asked: readonly string[]): string {
  let text = JSON.stringify(answer)
  for (const id of asked) text = text.replaceAll(forgedId(id), '<id>').replaceAll(id, '<id>')
  return text
}
