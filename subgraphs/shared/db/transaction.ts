import type { Prisma, PrismaClient } from '#prisma'

/** Prisma inside a transaction. */
export type Tx = Prisma.TransactionClient

const RETRIES = 4

/**
 * Runs `work` in a transaction (READ COMMITTED: invariants rest on row locks, conditional updates and constraints).
 * It is run again after a deadlock or a serialization failure, so it must have no effects outside the database.
 */
export async function inTransaction<T>(prisma: PrismaClient, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await prisma.$transaction(work)
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
