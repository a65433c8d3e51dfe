import type { Tx } from '#shared/db.ts'
import type { OrderRecord } from '../../domain/order.ts'
import type { Cause } from '../../store/write.ts'
import { readSaga, writeSaga } from '../store/steps.ts'

/**
 * What becomes of a saga that gives money back, or did, when a refund fails, is made again, or succeeds after its order
 * was closed. Other sagas go on: their refunds are no step of them. All of it runs under the order's lock.
 */

/** The money is not back: the saga waits for operations. */
export async function followLoss(tx: Tx, order: OrderRecord, cause: Cause): Promise<void> {
  const { steps } = await readSaga(tx, order)
  if (steps.PAY !== 'COMPENSATING' && steps.PAY !== 'COMPENSATED') return
  const failed = { step: 'PAY', error: `a refund failed: ${cause.reason}` } as const
  await writeSaga(tx, order.id, steps, { changes: [{ step: 'PAY', to: 'COMPENSATION_FAILED' }], failed }, cause)
}

/** The refund is made again: the saga waits for its answer. */
export async function followRetry(tx: Tx, order: OrderRecord, cause: Cause): Promise<void> {
  const { steps } = await readSaga(tx, order)
  if (steps.PAY !== 'COMPENSATION_FAILED') return
  await writeSaga(tx, order.id, steps, { changes: [{ step: 'PAY', to: 'COMPENSATING' }] }, cause)
}

/** All money of an order that was closed before is back again. */
export async function followReturn(tx: Tx, order: OrderRecord, cause: Cause): Promise<void> {
  const { steps } = await readSaga(tx, order)
  if (steps.PAY !== 'COMPENSATING' && steps.PAY !== 'COMPENSATION_FAILED') return
  await writeSaga(tx, order.id, steps, { changes: [{ step: 'PAY', to: 'COMPENSATED' }] }, cause)
}
