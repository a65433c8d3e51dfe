import { createBatches } from '#shared/batches.ts'
import type { ProductDeps } from '../../deps.ts'
import { storeStock } from '../../store/cards.ts'
import type { Reservation } from '../domain/stock.ts'
import { claimWaiting, readCommitted } from '../store/claims.ts'
import { oneByOne } from './oneByOne.ts'
import { claimAlone, type OrderStock } from './settleStock.ts'

const BATCH = 100
const MAX_WAITING = 20_000

/**
 * Commits an order's reservations. Repeatable. A hold that ran out is committed if there is stock for it now; if not,
 * nothing of the order is, and the answer is EXPIRED. So it is for an order whose reservations were all given back.
 */
export type Claimer = (input: OrderStock) => Promise<Reservation[]>

/** Orders whose reservations all wait, which is almost every order, are claimed in batches; others each by itself. */
export function createClaimer(deps: ProductDeps): Claimer {
  const together = createBatches<OrderStock, Reservation[] | null>({
    keyOf: ({ businessId, actor }) => JSON.stringify([businessId, actor]),
    idOf: ({ orderId }) => orderId,
    run: inputs => claimTogether(deps, inputs).catch(oneByOne(deps, inputs)),
    maxItems: BATCH,
    maxRunning: 2,
    maxWaiting: MAX_WAITING,
  })
  return async input => (await together(input)) ?? claimAlone(deps, input)
}

async function claimTogether({ platform }: ProductDeps, inputs: OrderStock[]): Promise<(Reservation[] | null)[]> {
  const { businessId, actor } = inputs[0]!
  const ids = inputs.map(({ orderId }) => orderId)
  const lines = await claimWaiting(platform, ids, { businessId, actor, at: platform.clock.now() })
  const open = [...new Set(lines.filter(line => line.inOpenStock).map(line => line.skuId))]
  if (open.length > 0) {
    // The orders have their stock: that what is shown of it stays old for a while must not fail them.
    const stocks = await readCommitted(platform, open).catch(error => {
      platform.log.warn({ err: error, skus: open.length }, 'stock was claimed and could not be read to be shown')
      return []
    })
    await storeStock(platform, stocks)
  }
  const byOrder = Map.groupBy(lines, line => line.orderId)
  return inputs.map(({ orderId }) => byOrder.get(orderId)?.map(({ inOpenStock: _, ...line }) => line) ?? null)
}
