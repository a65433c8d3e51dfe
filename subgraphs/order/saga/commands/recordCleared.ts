import { inTransaction } from '#shared/db.ts'
import type { OrderDeps } from '../../deps.ts'
import { lockOrder } from '../../store/write.ts'
import { readSaga, writeSaga } from '../store/steps.ts'

/** Records that settlement has cleared an order, which ends its saga. A repeat changes nothing. */
export async function recordCleared(
  { platform }: OrderDeps,
  { orderId, businessId }: { orderId: string; businessId: string },
): Promise<void> {
  await inTransaction(platform.prisma, async tx => {
    const order = await lockOrder(tx, orderId)
    if (order?.businessId !== businessId) return
    const { steps } = await readSaga(tx, order)
    if (steps.CLEAR !== 'RUNNING' && steps.CLEAR !== 'FAILED') return
    const cause = { actor: 'settlement', at: platform.clock.now() }
    await writeSaga(tx, orderId, steps, { changes: [{ step: 'CLEAR', to: 'DONE' }] }, cause)
  })
}
