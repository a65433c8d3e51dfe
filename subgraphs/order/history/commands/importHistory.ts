import { createHash } from 'node:crypto'
import { inRawTransaction } from '#shared/db.ts'
import { fail, Refusal } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Platform } from '#shared/platform.ts'
import { type HistoricalOrder, insertHistory, type NewHistory, readHashes } from '../store/write.ts'

export interface ImportHistory {
  source: string
  orders: HistoricalOrder[]
}

/**
 * Records orders of the time before. No event is published, so that nothing can follow from them. An order that is there
 * already stays as it is; one that comes with other content refuses the whole batch, because history does not change.
 */
export async function importHistory(
  { pool, clock }: Pick<Platform, 'pool' | 'clock'>,
  who: { businessId: string; actor: string },
  { source, orders }: ImportHistory,
): Promise<{ imported: number; unchanged: number }> {
  const rows = orders.map((order): NewHistory => ({ ...order, id: newId('hst'), contentHash: hashOf(order) }))
  return inRawTransaction(pool, async tx => {
    const batch = { ...who, source, at: clock.now() }
    const imported = await insertHistory(tx, batch, rows)
    const known = await readHashes(tx, batch, rows)
    const errors = rows.flatMap(({ externalId, contentHash }, index) =>
      known.get(externalId) === contentHash
        ? []
        : [
            fail('CONFLICT', `${externalId}: expected what was recorded before, got something else`, [
              'input',
              'orders',
              index,
            ]),
          ],
    )
    if (errors.length > 0) throw new Refusal(errors)
    return { imported, unchanged: orders.length - imported }
  })
}

function hashOf(order: HistoricalOrder): string {
  const text = JSON.stringify(order, (_key, value) => (typeof value === 'bigint' ? value.toString() : value))
  return createHash('sha256').update(text).digest('hex')
}
