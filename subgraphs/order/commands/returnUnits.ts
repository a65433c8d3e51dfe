import type { OrderDeps } from '../deps.ts'
import { shrinkStock } from '../store/remote.ts'

/** Puts units that an approved refund gave up back on sale. Repeatable. */
export async function returnUnits(
  { platform }: Pick<OrderDeps, 'platform'>,
  event: { orderId: string; businessId: string; refundId: string; lines: { orderLineId: string; keep: number }[] },
): Promise<void> {
  await shrinkStock(platform, event.businessId, event.orderId, event.lines, `refund ${event.refundId}`)
}
