import type pg from 'pg'
import type { Prisma, PrismaClient } from '#prisma'

/** Prisma inside a transaction. */
export type Tx = Prisma.TransactionClient

/** What statements written by hand need of a transaction: Prisma's has it too. */
export interface RawTx {
  $queryRawUnsafe<T = unknown>(text: string, ...values: unknown[]): Promise<T>
  $executeRawUnsafe(text: string, ...values: unknown[]): Promise<number>
}

const RETRIES = 4

/**
 * Runs `work` in a transaction (READ COMMITTED: invariants rest on row locks, conditional updates and constraints).
 * It is run again after a deadlock or a serialization failure, so it must have no effects outside the database.
 */
export function inTransaction<T>(prisma: PrismaClient, work: (tx: Tx) => Promise<T>): Promise<T> {
  return retried(() => prisma.$transaction(work))
}

/**
 * The same without Prisma in between, for work that sends and reads many rows: they cost a third of the processor's time
 * and half of the memory then.
 */
export function inRawTransaction<T>(pool: pg.Pool, work: (tx: RawTx) => Promise<T>): Promise<T> {
  return retried(async () => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('BEGIN')
      const result = await work(rawTx(client))
      await client.query('COMMIT')
      return result
    } catch (error) {
      // A connection that cannot roll back is in no known state.
      await client.query('ROLLBACK').catch((cause: Error) => {
        broken = cause
      })
      throw error
    } finally {
      client.release(broken)
    }
  })
}

/** For work that is a single statement when nothing else is to be done with it: each statement is a transaction of its own. */
export function withoutTransaction(pool: pg.Pool): RawTx {
  return rawTx(pool)
}

const rawTx = (client: Pick<pg.Pool, 'query'>): RawTx => ({
  $queryRawUnsafe: async <R>(text: string, ...values: unknown[]) => (await client.query(text, values)).rows as R,
  $executeRawUnsafe: async (text, ...values) => (await client.query(text, values)).rowCount ?? 0,
})

async function retried<T>(attemptOnce: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce()
    } catch (error) {
      if (attempt > RETRIES || !isTransient(error)) throw error
      // Full jitter: two that collided must not meet again.
      await new Promise(resolve => setTimeout(resolve, Math.random() * 20 * 2 ** attempt))
    }
  }
}

/** 40001 serialization failure, 40P01 deadlock; Prisma wraps them as P2034 or in the driver's error. */
function isTransient(error: unknown): boolean {
  const seen = error as {
    code?: string
    meta?: unknown
    cause?: { originalCode?: string; kind?: string }
    message?: string
  }
  if (seen.code === 'P2034' || seen.code === '40001' || seen.code === '40P01') return true
  if (seen.cause?.originalCode === '40P01' || seen.cause?.kind === 'TransactionWriteConflict') return true
  return /\b(40001|40P01)\b|deadlock detected|could not serialize/.test(
    `${seen.message} ${JSON.stringify(seen.meta ?? '')}`,
  )
}
