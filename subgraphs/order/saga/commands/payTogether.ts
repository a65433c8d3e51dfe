import { randomUUID } from 'node:crypto'
import type { OrderDeps } from '../../deps.ts'
import type { PaymentSucceeded } from '../../domain/payment.ts'
import type { Todo } from '../domain/saga.ts'
import { writeClaimed, writePaid } from '../store/together.ts'
import { callFor } from './calls.ts'
import { carryOut, driveSaga } from './driveSaga.ts'

const CLAIM: Todo = { step: 'CLAIM', action: 'RUN', by: 'call' }

/**
 * Records payments of orders that wait for nothing else, and has their stock claimed at once. What goes otherwise than it
 * should is written order by order, as the saga does. Answers the orders that are done or in the saga's hands; the
 * others were not touched.
 */
export async function payTogether(
  deps: OrderDeps,
  payments: readonly PaymentSucceeded[],
): Promise<ReadonlySet<string>> {
  const { platform } = deps
  const runner = randomUUID()
  const paid = await writePaid(platform, payments, { runner, at: platform.clock.now() })
  const { run } = callFor(CLAIM)
  const claims = payments
    .filter(({ orderId }) => paid.has(orderId))
    .map(({ orderId, businessId }) => {
      const order = { id: orderId, businessId }
      return { order, answer: run(deps, order) }
    })
  const answers = await Promise.allSettled(claims.map(({ answer }) => answer))
  const clean = claims.filter((_claim, index) => isClaimed(answers[index]!)).map(({ order }) => order.id)
  const done = await writeClaimed(platform, clean, { runner, at: platform.clock.now() }).catch(error => {
    platform.log.warn({ err: error, orders: clean.length }, 'claims were not written together; one by one now')
    return new Set<string>()
  })
  for (const { order, answer } of claims.filter(claim => !done.has(claim.order.id))) {
    const more = await carryOut(deps, { order, todo: CLAIM, attempts: 1 }, runner, answer)
    if (more) await driveSaga(deps, { orderId: order.id })
  }
  return paid
}

const isClaimed = (answer: PromiseSettledResult<string | null>) =>
  answer.status === 'fulfilled' && answer.value === null
