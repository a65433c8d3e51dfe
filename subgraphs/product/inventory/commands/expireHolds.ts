import { inTransaction } from '#shared/db.ts'
import type { ProductDeps } from '../../deps.ts'
import { storeStock } from '../../store/cards.ts'
import { lockBucketsOf } from '../store/quotas.ts'
import { dropParts, findExpired, lockByLines, setStatus } from '../store/reservations.ts'
import { lockSkus } from '../store/stock.ts'
import { lineIds, movementsOf, moveStock } from './stockChange.ts'

const SWEEP = 100

/** Gives stock back whose hold ran out. Answers how many holds. Safe in several processes at once. */
export async function expireHolds(deps: ProductDeps): Promise<number> {
  let total = 0
  for (;;) {
    const found = await findExpired(deps.platform.prisma, deps.platform.clock.now(), SWEEP)
    for (const [businessId, rows] of Map.groupBy(found, row => row.businessId)) {
      total += await expireOf(deps, businessId, rows)
    }
    if (found.length < SWEEP) return total
  }
}

async function expireOf(
  { platform }: ProductDeps,
  businessId: string,
  found: readonly { orderLineId: string; skuId: string }[],
): Promise<number> {
  const at = platform.clock.now()
  const { expired, stocks } = await inTransaction(platform.prisma, async tx => {
    await lockSkus(tx, businessId, [...new Set(found.map(row => row.skuId))])
    await lockBucketsOf(tx, 'order_line_id', lineIds(found))
    // Looked at again under the locks: a claim may have been faster.
    const rows = (await lockByLines(tx, lineIds(found))).filter(row => row.status === 'RESERVED' && row.expiresAt <= at)
    await setStatus(tx, lineIds(rows), ['RESERVED'], 'EXPIRED', at)
    await dropParts(tx, lineIds(rows))
    const movements = movementsOf(rows, 'EXPIRE', quantity => ({ reserved: -quantity }))
    const stocks = await moveStock(platform, tx, movements, { businessId, actor: 'sweeper', at })
    return { expired: rows.length, stocks }
  })
  await storeStock(platform, stocks)
  return expired
}
