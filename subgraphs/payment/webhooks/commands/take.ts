import { createHash } from 'node:crypto'
import { createBatches } from '#shared/batches.ts'
import { inRawTransaction } from '#shared/db.ts'
import type { PaymentDeps } from '../../deps.ts'
import { Unusable } from '../../domain/unusable.ts'
import { readEvent } from '../event.ts'
import { claimWebhooks, keepUnapplied, markApplied, type NewWebhook } from '../store/events.ts'
import { lockSubject } from './apply.ts'
import { takeCharges } from './takeCharges.ts'
import { asBefore, reasonOf, type Taken } from './taken.ts'

/** The most charges that are taken in one transaction. */
const GROUP = 50
const MAX_WAITING = 5000

/**
 * Takes webhooks: each one's id and its effect commit together, whichever of several copies is the first. Those of
 * charges that wait at the same time share a transaction; what does not fit in is taken alone.
 */
export function createTaker(deps: PaymentDeps): (channel: string, body: string) => Promise<Taken> {
  const together = createBatches<NewWebhook, Taken | null>({
    keyOf: ({ channel }) => channel,
    // Copies would wait for each other in vain.
    idOf: ({ reference }) => reference ?? '',
    run: webhooks => takeCharges(deps, webhooks),
    maxItems: GROUP,
    // Two, so that one is worked on while the other is being committed.
    maxRunning: 2,
    maxWaiting: MAX_WAITING,
  })
  return async (channel, body) => {
    const read = readEvent(body)
    const webhook: NewWebhook = {
      channel,
      eventId: read?.id ?? `sha256:${createHash('sha256').update(body).digest('hex')}`,
      type: read?.type ?? 'unreadable',
      reference: read?.reference ?? null,
      body,
    }
    const grouped = read?.type.startsWith('charge.') ? await together(webhook) : null
    return grouped ?? takeAlone(deps, webhook, read !== null)
  }
}

async function takeAlone(deps: PaymentDeps, webhook: NewWebhook, readable: boolean): Promise<Taken> {
  const { platform } = deps
  const at = platform.clock.now()
  try {
    return await inRawTransaction(platform.pool, async tx => {
      const { businessId, apply } = await lockSubject(deps, tx, webhook.body, 'webhook')
      const owned = { ...webhook, businessId }
      const before = (await claimWebhooks(tx, [owned], at)).get(webhook.eventId)
      const known = before && asBefore(webhook, before)
      if (known) return known
      await apply()
      if (before) await markApplied(tx, owned, at)
      return 'applied'
    })
  } catch (error) {
    const unusable = error instanceof Unusable
    const kept = { state: unusable ? 'REFUSED' : 'FAILED', error: reasonOf(error), at } as const
    const before = await inRawTransaction(platform.pool, tx => keepUnapplied(tx, webhook, kept))
    const known = before && asBefore(webhook, before)
    if (known) return known
    if (!unusable) throw error
    return readable ? 'refused' : 'unreadable'
  }
}
