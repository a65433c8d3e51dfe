import type { Platform } from '#shared/platform.ts'
import { transitionRows } from '../domain/transitions.ts'

/**
 * Compares the transitions of the code with those that the database allows. Throws when they differ: a process whose code
 * is not of this database would be refused in the middle of an order, or would refuse what another one does.
 */
export async function checkTransitions({ pool }: Pick<Platform, 'pool'>): Promise<void> {
  const { rows } = await pool.query<{ axis: string; from: string; to: string }>(
    'SELECT axis, from_state AS "from", to_state AS "to" FROM orders.order_transition_rule',
  )
  const text = ({ axis, from, to }: { axis: string; from: string; to: string }) => `${axis} ${from} > ${to}`
  const code = new Set(transitionRows().map(text))
  const database = new Set(rows.map(text))
  const onlyCode = [...code].filter(row => !database.has(row)).sort()
  const onlyDatabase = [...database].filter(row => !code.has(row)).sort()
  if (onlyCode.length + onlyDatabase.length === 0) return
  throw new Error(
    `expected the order transitions of this code in orders.order_transition_rule; only in the code: ${onlyCode.join(', ') || 'none'}; ` +
      `only in the database: ${onlyDatabase.join(', ') || 'none'}. Run the migrations of this version, or the version of this database.`,
  )
}
