import { createBatches, readTogether, shareReads } from '#shared/batches.ts'
import { inRawTransaction } from '#shared/db.ts'
import type { FinishRow } from '#shared/idempotency.ts'
import type { Platform } from '#shared/platform.ts'
import type { PaymentDeps } from '../deps.ts'
import { effectOf } from '../domain/charge.ts'
import { Unusable } from '../domain/unusable.ts'
import type { Outcome } from '../provider/port.ts'
import { type RoutingConfig, readRouting } from '../routing/store/routing.ts'
import { type ConfirmedIntent, type Confirming, type NewAttempt, readToConfirm } from '../store/attempts.ts'
import { lockCharges } from '../store/charges.ts'
import type { NewIntent } from '../store/intents.ts'
import { openIntents, startAttempts } from '../store/together.ts'
import { type DecidedCharge, isNewsOfPayment, writeEffects } from './recordOutcome.ts'

const BATCH = 50
const MAX_WAITING = 20_000

interface Answer {
  attemptId: string
  outcome: Outcome
}

/**
 * What requests that wait at the same time do in one transaction. Each answers for one of them: false or null when nothing
 * was done, and it is to be done, or refused, by itself.
 */
export interface Together {
  openIntent(intent: NewIntent & { finish: FinishRow }): Promise<boolean>
  startAttempt(attempt: NewAttempt & { finish: FinishRow }): Promise<boolean>
  /** Applies what a channel answered; answers what applyCharge does. */
  applyAnswer(answer: Answer): Promise<boolean | null>
  toConfirm(wanted: Confirming): Promise<ConfirmedIntent | null>
  /** What payments of a business are routed by. */
  routing(businessId: string): Promise<RoutingConfig>
}

export type ServingDeps = PaymentDeps & { together: Together }

export function createTogether(deps: PaymentDeps): Together {
  const { platform } = deps
  const batches = <T, R>(idOf: (item: T) => string, run: (items: T[]) => Promise<R[]>, alone: R) =>
    createBatches<T, R>({
      keyOf: () => '',
      idOf,
      run: items => run(items).catch(oneByOne(platform, items, alone)),
      maxItems: BATCH,
      // Two, so that one is worked on while the other is being committed.
      maxRunning: 2,
      maxWaiting: MAX_WAITING,
    })
  const written = <T extends { id: string }>(write: (source: Platform, items: T[]) => Promise<Set<string>>) => {
    return async (items: T[]) => {
      const ids = await write(platform, items)
      return items.map(({ id }) => ids.has(id))
    }
  }
  return {
    openIntent: batches(({ orderId }) => orderId, written(openIntents), false),
    startAttempt: batches(({ intentId }) => intentId, written(startAttempts), false),
    applyAnswer: batches(
      ({ attemptId }) => attemptId,
      answers => applyAnswers(deps, answers),
      null as boolean | null,
    ),
    toConfirm: readTogether(wanted => readToConfirm(platform, wanted)),
    routing: shareReads(businessId => readRouting(platform, businessId, deps.providers)),
  }
}

/** For a batch that failed: one that makes its statement fail must not keep the others waiting. */
function oneByOne<T, R>({ log }: Platform, items: readonly T[], alone: R): (error: unknown) => R[] {
  return error => {
    log.warn({ err: error, count: items.length }, 'payments were not written together; one by one now')
    return items.map(() => alone)
  }
}

function applyAnswers(deps: PaymentDeps, answers: readonly Answer[]): Promise<(boolean | null)[]> {
  const source = 'answer'
  return inRawTransaction(deps.platform.pool, async tx => {
    const at = deps.platform.clock.now()
    const ids = answers.map(({ attemptId }) => attemptId)
    const locked = await lockCharges(tx, ids)
    const intents = new Set<string>()
    const decided = answers.map(({ attemptId, outcome }): DecidedCharge | null => {
      const charge = locked.get(attemptId)
      // A second one of an intent would not see what the first has done.
      if (!charge || intents.has(charge.intent.id)) return null
      intents.add(charge.intent.id)
      try {
        return { ...charge, effect: effectOf(charge.attempt, charge.intent, outcome, { source, at }) }
      } catch (error) {
        if (error instanceof Unusable) return null
        throw error
      }
    })
    const usable = decided.filter(charge => charge !== null)
    const news = await writeEffects(deps, tx, usable, source)
    return decided.map(charge => charge && isNewsOfPayment(charge, news))
  })
}
