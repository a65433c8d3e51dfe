import type { Pool } from 'pg'

/** The tables that a statement reads from beginning to end. */
export async function scannedTables(
  pool: Pick<Pool, 'query'>,
  { text, values }: { text: string; values: readonly unknown[] },
): Promise<string[]> {
  const { rows } = await pool.query({ text: `EXPLAIN (FORMAT JSON) ${text}`, values: [...values] })
  const seen: string[] = []
  const walk = (node: Record<string, unknown>) => {
    if (node['Node Type'] === 'Seq Scan') seen.push(String(node['Relation Name']))
    for (const child of (node.Plans ?? []) as Record<string, unknown>[]) walk(child)
  }
  walk(rows[0]['QUERY PLAN'][0].Plan)
  return seen
}
