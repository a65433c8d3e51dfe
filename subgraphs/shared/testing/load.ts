import type { TestWorld } from './world.ts'

/**
 * Fills tables of a schema with many rows, past triggers and foreign keys: for tests of how they are read. Each insert is the
 * text after `INSERT INTO schema.`.
 */
export async function loadRows({ sql }: TestWorld, schema: string, inserts: readonly string[]): Promise<void> {
  const tables = inserts.map(insert => `${schema}.${insert.split(' ')[0]}`)
  // Made anew from all rows an index costs a fraction of what it costs row by row.
  const indexes = await sql<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid = ANY($1::text[]::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [tables],
  )
  await sql(
    `BEGIN; SET LOCAL session_replication_role = replica;
     ${indexes.map(({ name }) => `DROP INDEX ${name};`).join(' ')}
     ${inserts.map(insert => `INSERT INTO ${schema}.${insert};`).join('\n')}
     ${indexes.map(({ definition }) => `${definition};`).join('\n')} COMMIT;
     ANALYZE ${tables.join(', ')}`,
  )
}
