import type { SearchEntry } from '../index-port.ts'
import type { SearchDeps } from './deps.ts'

/** Where writes go now. A change counts as indexed only if this is still so when it has been written. */
export interface Target {
  epoch: string
  /** Set while a new index is being built: changes are written to it too. */
  rebuildId: string | null
}

export async function readTarget({ platform: { pool } }: SearchDeps): Promise<Target> {
  const { rows } = await pool.query<Target>(
    'SELECT epoch::text, rebuild_id AS "rebuildId" FROM product.search_target WHERE id = 1',
  )
  return rows[0]!
}

/** Writes to the live index, and to the one that will replace it. */
export async function writeEntries({ index }: SearchDeps, target: Target, entries: SearchEntry[]): Promise<void> {
  await index.write(entries, 'live')
  if (target.rebuildId) await index.write(entries, 'next')
}

const WRITER_LOCK = 4_714_001

/**
 * Runs work alone among all processes, for engines that cannot compare versions themselves: of two that read the same
 * version and write, the older could come last.
 */
export async function asWriter<T>({ platform, index }: SearchDeps, work: () => Promise<T>): Promise<T> {
  if (!index.singleWriter) return work()
  const client = await platform.pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [WRITER_LOCK])
    const result = await work()
    await client.query('SELECT pg_advisory_unlock($1)', [WRITER_LOCK])
    client.release()
    return result
  } catch (error) {
    // Closing the connection gives the lock back, whatever state it is in.
    client.release(true)
    throw error
  }
}
