import type { Pool } from 'pg'

type Node = Record<string, unknown>

/** The tables that a statement reads from beginning to end. */
export async function scannedTables(
  pool: Pick<Pool, 'query'>,
  { text, values }: { text: string; values: readonly unknown[] },
): Promise<string[]> {
  const { rows } = await pool.query({ text: `EXPLAIN (FORMAT JSON) ${text}`, values: [...values] })
  return nodesOf(rows[0]['QUERY PLAN'][0].Plan)
    .filter(readsTable)
    .map(node => String(node['Relation Name']))
}

/** The tables of 10,000 rows and more that a statement reads from beginning to end when it is planned for any values. */
export async function scannedInGeneral(pool: Pick<Pool, 'query'>, text: string): Promise<string[]> {
  const whole = (await plannedInGeneral(pool, text)).filter(node => readsTable(node) || readsIndex(node))
  const names = whole.map(node => `${node.Schema}.${node['Relation Name']}`)
  const large =
    'SELECT name FROM unnest($1::text[]) AS n (name) JOIN pg_class c ON c.oid = name::regclass WHERE c.reltuples >= 10000'
  return (await pool.query<{ name: string }>(large, [names])).rows.map(({ name }) => name)
}

/** The indexes that a statement uses when it is planned for any values. */
export async function indexesInGeneral(pool: Pick<Pool, 'query'>, text: string): Promise<string[]> {
  return (await plannedInGeneral(pool, text)).flatMap(node => (node['Index Name'] ? [String(node['Index Name'])] : []))
}

async function plannedInGeneral(pool: Pick<Pool, 'query'>, text: string): Promise<Node[]> {
  const { rows } = await pool.query(`EXPLAIN (GENERIC_PLAN, VERBOSE, FORMAT JSON) ${text}`)
  return nodesOf(rows[0]['QUERY PLAN'][0].Plan)
}

const nodesOf = (node: Node): Node[] => [node, ...((node.Plans ?? []) as Node[]).flatMap(nodesOf)]
const readsTable = (node: Node) => node['Node Type'] === 'Seq Scan'
/** Of an index that nothing is looked up in. */
const readsIndex = (node: Node) => /^Index.*Scan$/.test(String(node['Node Type'])) && !node['Index Cond']
