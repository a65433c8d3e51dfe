import { createBatches, readTogether } from '#shared/batches.ts'
import { withoutTransaction } from '#shared/db.ts'
import type { FinishRow } from '#shared/idempotency.ts'
import type { OrderDeps } from '../deps.ts'
import { type OfferRequest, type Offers, readOffers } from '../promotions/store/offers.ts'
import { insertOrders, type NewOrder } from '../store/insert.ts'
import { type PayableRecord, readPayables } from '../store/payables.ts'

/** What requests that wait at the same time have done in one statement. */
interface Together {
  /** Writes an order that is written by one statement; false when it was not, and is to be tried by itself. */
  insert(order: NewOrder & { finish: FinishRow }): Promise<boolean>
  offers(wanted: OfferRequest): Promise<Offers>
  payable(wanted: { businessId: string; orderId: string }): Promise<PayableRecord | null>
}

export type ServingDeps = OrderDeps & { together: Together }

export function createTogether({ platform }: OrderDeps): Together {
  return {
    insert: createBatches({
      keyOf: () => '',
      idOf: ({ id }) => id,
      run: async orders => {
        const written = await insertOrders(withoutTransaction(platform.pool), orders).catch(error => {
          platform.log.warn({ err: error, orders: orders.length }, 'orders were not written together; one by one now')
          return new Set<string>()
        })
        return orders.map(({ id }) => written.has(id))
      },
      maxItems: 50,
      // Two, so that one is worked on while the other is being committed.
      maxRunning: 2,
      maxWaiting: 20_000,
    }),
    payable: readTogether(
      wanted =>
        readPayables(
          platform,
          wanted[0]!.businessId,
          wanted.map(({ orderId }) => orderId),
        ),
      ({ businessId }) => businessId,
    ),
    offers: readTogether(
      wanted => readOffers(platform, wanted[0]!.businessId, wanted),
      ({ businessId }) => businessId,
    ),
  }
}
