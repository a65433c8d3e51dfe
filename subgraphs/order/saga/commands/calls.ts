import type { Tx } from '#shared/db.ts'
import { refundUndeliverable } from '../../commands/refundUndeliverable.ts'
import type { OrderDeps } from '../../deps.ts'
import type { OrderRecord } from '../../domain/order.ts'
import { closedBecause } from '../../store/details.ts'
import { claimStock, releaseStock } from '../../store/remote.ts'
import { setStockStatus } from '../../store/write.ts'
import { giveUp, type Todo } from '../domain/saga.ts'
import type { WriteSaga } from '../store/steps.ts'

/** What is to be written of a call, and why. */
export type Settled = WriteSaga & { reason?: string | null }

/** A step that asks another subgraph. Both halves may be repeated; `settle` runs under the order's lock. */
interface Call {
  run(deps: OrderDeps, order: Pick<OrderRecord, 'id' | 'businessId'>): Promise<Answer>
  settle(deps: OrderDeps, tx: Tx, order: OrderRecord, answer: Answer): Promise<Settled>
}

/** Why there is no stock to claim any more; null when it was claimed. */
export type Answer = string | null

export function callFor({ step, action }: Todo): Call {
  if (action === 'COMPENSATE') return release(step)
  if (step === 'CLAIM') return claim
  throw new Error(`expected a step that the saga runs, got ${step}`)
}

/**
 * Commits the held stock to the paid order. When it is gone (the hold ran out and somebody else bought it) the money
 * goes back: nobody is charged for what is not there.
 */
const claim: Call = {
  run: async ({ platform }, { id, businessId }) => {
    const errors = await claimStock(platform, businessId, id)
    const gone = errors.find(({ code }) => code === 'EXPIRED' || code === 'OUT_OF_STOCK')
    const [other] = errors
    if (other && !gone) throw new Error(`its stock was not claimed: ${other.code} ${other.message}`)
    return gone ? gone.message : null
  },
  settle: async (deps, tx, order, gone) => {
    if (gone === null) {
      await setStockStatus(tx, order.id, 'CLAIMED', deps.platform.clock.now())
      return { changes: [{ step: 'CLAIM', to: 'DONE' }] }
    }
    const reason = `out of stock: ${gone}`
    await refundUndeliverable(deps, tx, order, reason)
    return { changes: giveUp('RUNNING'), failed: { step: 'CLAIM', error: gone }, reason }
  },
}

/** Gives held or committed stock back. */
function release(step: Todo['step']): Call {
  return {
    run: async ({ platform }, { id, businessId }) => {
      await releaseStock(platform, businessId, id, await closedBecause(platform, id))
      return null
    },
    settle: async ({ platform }, tx, { id }) => {
      await setStockStatus(tx, id, 'RELEASED', platform.clock.now())
      return { changes: [{ step, to: 'COMPENSATED' }] }
    },
  }
}
