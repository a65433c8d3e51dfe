import { actorOf, type Viewer } from '#shared/auth.ts'
import { inRawTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { PaymentDeps } from '../deps.ts'
import { openIntent } from '../store/intents.ts'
import { type Payable, readPayable } from '../store/remote.ts'
import type { ServingDeps } from './together.ts'

/** Reads an order that the viewer may pay now, or refuses. */
export async function payableOrder(
  { platform }: PaymentDeps,
  viewer: Viewer,
  orderId: string,
  path: string[],
): Promise<Payable> {
  const payable = await readPayable(platform, viewer.businessId, orderId)
  if (!payable || payable.customerId !== viewer.id)
    throw refuse('NOT_FOUND', `expected the id of an order, got ${orderId}`, path)
  if (!payable.payable) throw refuse('INVALID_TRANSITION', 'expected an order that can be paid now', path)
  return payable
}

/** Creates the intent of an order, or answers the one that is open: an order is collected by one intent. */
export async function createIntent(
  deps: ServingDeps,
  viewer: Viewer,
  input: { orderId: string; captureMethod: 'AUTOMATIC' | 'MANUAL'; idempotencyKey: string },
): Promise<{ intentId: string }> {
  const { platform } = deps
  const { businessId } = viewer
  const customerId = actorOf(viewer)
  const request = {
    scope: 'payment.intentCreate',
    businessId,
    viewerId: customerId,
    key: input.idempotencyKey,
    request: input,
    resourceId: () => newId('pay'),
  }
  return runIdempotent<{ intentId: string }>(platform, request, async ({ resourceId: id, finish, toFinish }) => {
    const { total } = await payableOrder(deps, viewer, input.orderId, ['input', 'orderId'])
    const { orderId, captureMethod } = input
    const intent = { id, businessId, orderId, customerId, captureMethod, total, at: platform.clock.now() }
    const answer = { intentId: id }
    const { row, done } = toFinish(answer)
    if (await deps.together.openIntent({ ...intent, finish: row })) {
      done(true)
      return answer
    }
    return inRawTransaction(platform.pool, async tx => {
      const intentId = await openIntent(tx, intent)
      await finish(tx, { intentId })
      return { intentId }
    })
  })
}
