import { actorOf, type Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { changeOrder } from '../../commands/changeOrder.ts'
import { closeUnpaid } from '../../commands/closeOrder.ts'
import { reopenFailed } from '../../commands/failedRefund.ts'
import { refundUndeliverable } from '../../commands/refundUndeliverable.ts'
import type { OrderDeps } from '../../deps.ts'
import type { OrderRecord } from '../../domain/order.ts'
import { type Cause, setStockStatus } from '../../store/write.ts'
import { giveUp, retried, skipped } from '../domain/saga.ts'
import type { Step, Steps } from '../domain/steps.ts'
import { readSaga, writeSaga } from '../store/steps.ts'

interface Operation {
  orderId: string
  reason: string
  idempotencyKey: string
}

/** Tries a failed step again at once. */
export function retryStep(deps: OrderDeps, viewer: Viewer, input: Operation & { step: Step }): Promise<string> {
  return operate(deps, viewer, 'orderSagaRetry', input, async (tx, order, steps, cause) => {
    const change = retried(steps, input.step)
    if (!change) throw impossible(input.step, 'failed and can be tried again', steps)
    if (input.step === 'PAY') await reopenFailed(tx, order, cause)
    await writeSaga(tx, order.id, steps, { changes: [change], dueAt: cause.at }, cause)
    await due(deps, tx, order)
  })
}

/** Goes on without a failed step: what it was to do was done by hand. */
export function skipStep(deps: OrderDeps, viewer: Viewer, input: Operation & { step: Step }): Promise<string> {
  return operate(deps, viewer, 'orderSagaSkip', input, async (tx, order, steps, cause) => {
    const { step } = input
    const change = skipped(steps, step)
    if (!change) throw impossible(step, 'failed and can be skipped', steps)
    if (step === 'CLAIM' && steps.CLAIM === 'FAILED') await setStockStatus(tx, order.id, 'CLAIMED', cause.at)
    if (step === 'RESERVE') await setStockStatus(tx, order.id, 'RELEASED', cause.at)
    await writeSaga(tx, order.id, steps, { changes: [change] }, cause)
    await due(deps, tx, order)
  })
}

/** Undoes an order that was not sent yet. One that is being undone is left to it. */
export function compensateOrder(deps: OrderDeps, viewer: Viewer, input: Operation): Promise<string> {
  return operate(deps, viewer, 'orderSagaCompensate', input, async (tx, order, steps, cause) => {
    if (order.status === 'CLOSED' || steps.PAY === 'COMPENSATING') return
    if (order.status === 'CREATED') return closeUnpaid(deps, tx, order, cause)
    if (order.status !== 'PAID' || steps.PAY !== 'DONE') {
      const message = `expected an order that was not sent yet, got one that is ${order.status}; refund it instead`
      throw refuse('INVALID_TRANSITION', message, ['input', 'orderId'])
    }
    await refundUndeliverable(deps, tx, order, input.reason, cause.actor)
    await writeSaga(tx, order.id, steps, { changes: giveUp(steps.CLAIM) }, cause)
  })
}

/** Runs an operator's decision once per key, under the order's lock; the log names the operator and the reason. */
async function operate(
  deps: OrderDeps,
  viewer: Viewer,
  name: string,
  input: Operation,
  decide: (tx: Tx, order: OrderRecord, steps: Steps, cause: Cause) => Promise<void>,
): Promise<string> {
  const { platform } = deps
  const { orderId, reason, idempotencyKey: key } = input
  const actor = actorOf(viewer)
  const request = { scope: `order.${name}`, businessId: viewer.businessId, viewerId: actor, key, request: input }
  const answer = await runIdempotent<{ orderId: string }>(platform, request, async ({ finish }) => {
    await changeOrder(deps, viewer, orderId, ['input', 'orderId'], async (tx, order) => {
      const { steps } = await readSaga(tx, order)
      await decide(tx, order, steps, { actor, reason, at: platform.clock.now() })
      await finish(tx, { orderId })
    })
    return { orderId }
  })
  return answer.orderId
}

function due({ platform }: OrderDeps, tx: Tx, { id, businessId }: OrderRecord): Promise<void> {
  return platform.jobs.publish(tx, { type: 'order.sagaDue', key: id, data: { orderId: id, businessId } })
}

function impossible(step: Step, expected: string, steps: Steps) {
  return refuse('INVALID_TRANSITION', `expected a step that ${expected}, got ${step}, which is ${steps[step]}`, [
    'input',
    'step',
  ])
}
