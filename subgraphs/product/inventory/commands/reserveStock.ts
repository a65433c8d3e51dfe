import { LRUCache } from 'lru-cache'
import { createBatches } from '#shared/batches.ts'
import { Refusal, refuse } from '#shared/errors.ts'
import type { Platform } from '#shared/platform.ts'
import type { ProductDeps } from '../../deps.ts'
import { type Quota, quotaFor } from '../domain/quota.ts'
import type { Reservation } from '../domain/stock.ts'
import { createGate, type Gate } from '../store/gate.ts'
import { readOpenQuotas } from '../store/quotas.ts'
import { oneByOne } from './oneByOne.ts'
import { reserveInOpen } from './reserveInOpen.ts'
import { type QuotaRequest, reserveInQuota } from './reserveInQuota.ts'
import { type Outcome, type ReserveStock, reserveTogether } from './reserveTogether.ts'

/** How long a quota may go unnoticed by other processes, and be noticed after it was ended early. */
const QUOTA_TTL_MS = 1000
const BATCH = 100
const MAX_WAITING = 20_000

export interface Reserver {
  /**
   * Holds stock for an order's lines, all or nothing. The order line is the key: a repeat answers the reservation that
   * is there. A hold that ran out is held again if there is stock; one that was given back stays so (EXPIRED), because
   * its order is over.
   */
  reserve(input: ReserveStock): Promise<Reservation[]>
  /** Looks for quotas anew: one was made or ended. */
  forgetQuotas(skuIds: readonly string[]): void
  gate: Gate
}

/**
 * Almost every order is held in a batch with all that come while another batch is written: orders of one line from a
 * quota, and any from open stock. What cannot be held that way is held, or refused, under the locks of its SKUs.
 */
export function createReserver(deps: ProductDeps): Reserver {
  const { platform } = deps
  const gate = createGate(platform)
  const quotas = quotaCache(platform)
  const inQuota = createBatches<QuotaRequest, Outcome>({
    keyOf: ({ quota, input }) => JSON.stringify([quota.activityId, quota.skuId, input.actor]),
    idOf: ({ input }) => input.lines[0]!.orderLineId,
    run: requests => reserveInQuota(deps, gate, requests),
    maxItems: BATCH,
    // Two, so that one is on its way while the other is being written; more would only take connections from the rest.
    maxRunning: 2,
    maxWaiting: MAX_WAITING,
  })
  const together = createBatches<ReserveStock, Outcome>({
    keyOf: ({ businessId, actor, lines }) => JSON.stringify([businessId, actor, lines[0]!.skuId]),
    idOf: ({ lines }) => lines[0]!.orderLineId,
    run: inputs => reserveTogether(deps, inputs),
    maxItems: BATCH,
    maxRunning: 1,
    maxWaiting: MAX_WAITING,
  })

  const inOpen = createBatches<ReserveStock, Outcome | null>({
    keyOf: ({ businessId, actor }) => JSON.stringify([businessId, actor]),
    idOf: ({ orderId }) => orderId,
    run: inputs => reserveInOpen(deps, inputs).catch(oneByOne(deps, inputs)),
    maxItems: BATCH,
    maxRunning: 3,
    maxWaiting: MAX_WAITING,
  })

  const decide = async (input: ReserveStock): Promise<Outcome> => {
    const [line, ...others] = input.lines
    const single = others.length === 0
    const open = single && line?.contentId ? await quotas.get(line.skuId) : []
    const own = open.filter(({ businessId }) => businessId === input.businessId)
    const quota = quotaFor(own, line?.contentId, platform.clock.now())
    if (quota) return inQuota({ input, quota })
    return (await inOpen(input)) ?? (single ? together(input) : (await reserveTogether(deps, [input]))[0]!)
  }
  return {
    gate,
    forgetQuotas: quotas.forget,
    reserve: async input => {
      const now = platform.clock.now()
      if (input.expiresAt <= now) {
        const message = `expected a time after ${now.toISOString()}, got ${input.expiresAt.toISOString()}`
        throw refuse('INVALID', message, ['input', 'expiresAt'])
      }
      const outcome = await decide(input)
      if (outcome instanceof Refusal) throw outcome
      return outcome
    },
  }
}

/** The open quotas of SKUs, read at most once a second each: a rush must not ask for every order. */
function quotaCache(platform: Pick<Platform, 'pool'>) {
  const cache = new LRUCache<string, Promise<Quota[]>>({ max: 10_000, ttl: QUOTA_TTL_MS })
  const get = (skuId: string): Promise<Quota[]> => {
    const cached = cache.get(skuId)
    if (cached) return cached
    const reading = readOpenQuotas(platform, [skuId])
    cache.set(skuId, reading)
    reading.catch(() => cache.delete(skuId))
    return reading
  }
  const forget = (skuIds: readonly string[]) => {
    for (const skuId of skuIds) cache.delete(skuId)
  }
  return { get, forget }
}
