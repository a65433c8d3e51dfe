import { inTransaction } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import { sendParcel } from '../../commands/fulfilOrder.ts'
import type { OrderDeps } from '../../deps.ts'
import { sendable } from '../../domain/fulfilment.ts'
import { lockOrder } from '../../store/write.ts'
import { deliverableLines, forgetDelivered } from '../store/due.ts'

/**
 * Delivers codes and memberships of paid orders without anybody asking; called by the sweeper. Each line is a fulfilment of
 * its own: a pool that runs dry meanwhile holds up its line alone.
 */
export async function deliverVirtualGoods(deps: OrderDeps, limit = 100): Promise<void> {
  const { platform } = deps
  for (const { orderId, lineId } of await deliverableLines(platform, limit)) {
    await deliverLine(deps, orderId, lineId).catch(error => {
      platform.log.warn({ err: error, order: orderId, line: lineId }, 'a virtual good was not delivered; tried again')
    })
  }
  await forgetDelivered(platform)
}

async function deliverLine(deps: OrderDeps, orderId: string, lineId: string): Promise<void> {
  const { platform } = deps
  await inTransaction(platform.prisma, async tx => {
    const order = await lockOrder(tx, orderId)
    const line = order?.lines.find(({ id }) => id === lineId)
    if (!order || !line || sendable(line) === 0 || order.stockStatus !== 'CLAIMED') return
    if (order.status !== 'PAID' && order.status !== 'FULFILLING') return
    const id = newId('ful')
    const cause = { actor: 'order', reason: `delivered with ${id}`, at: platform.clock.now() }
    await sendParcel(deps, tx, order, { id, kind: 'DIGITAL', sent: [{ line, quantity: sendable(line) }] }, cause)
  })
}
