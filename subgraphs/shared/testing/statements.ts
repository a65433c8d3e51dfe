import type { Pool, QueryConfig } from 'pg'

export interface Statement {
  text: string
  values: unknown[]
}

/** Listens to a pool from now on. What it answers runs something and tells which statements the pool was given meanwhile. */
export function statementsOf(pool: Pool): <T>(work: () => Promise<T>) => Promise<{ answer: T; sent: Statement[] }> {
  let watching: Statement[] | undefined
  const query = pool.query.bind(pool) as (...args: unknown[]) => unknown
  pool.query = ((...args: unknown[]) => {
    const [first, second] = args
    const { text, values = [] } =
      typeof first === 'string' ? { text: first, values: (second as unknown[]) ?? [] } : (first as QueryConfig)
    watching?.push({ text, values })
    return query(...args)
  }) as typeof pool.query
  return async work => {
    const sent: Statement[] = []
    watching = sent
    const answer = await work().finally(() => {
      watching = undefined
    })
    return { answer, sent }
  }
}
