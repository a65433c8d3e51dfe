import { createHash } from 'node:crypto'
import { inTransaction } from '#shared/db.ts'
import type { PaymentDeps } from '../../deps.ts'
import { Unusable } from '../../domain/unusable.ts'
import { readEvent } from '../event.ts'
import { claimWebhook, keepUnapplied, type NewWebhook } from '../store/events.ts'
import { applyWebhook, reasonOf } from './apply.ts'

/**
 * What became of a webhook with a good signature. `changed`: another body has its id, which is kept; `unreadable` and
 * `refused` are kept too, to be looked at and replayed.
 */
export type Taken = 'applied' | 'repeated' | 'changed' | 'unreadable' | 'refused'

/** Takes a webhook: its id and its effect commit together, whichever of several copies is the first. */
export async function takeWebhook(deps: PaymentDeps, channel: string, body: string): Promise<Taken> {
  const { platform } = deps
  const read = readEvent(body)
  const webhook: NewWebhook = {
    channel,
    eventId: read?.id ?? `sha256:${createHash('sha256').update(body).digest('hex')}`,
    type: read?.type ?? 'unreadable',
    reference: read?.reference ?? null,
    body,
  }
  const at = platform.clock.now()
  try {
    return await inTransaction(platform.prisma, async tx => {
      const before = await claimWebhook(tx, webhook, at)
      // The bodies of the first ones, from before they were kept, are empty.
      if (before && before.body !== body && before.body !== '') return 'changed'
      if (before?.state === 'APPLIED') return 'repeated'
      await applyWebhook(deps, tx, webhook, 'webhook')
      return 'applied'
    })
  } catch (error) {
    const unusable = error instanceof Unusable
    const kept = { state: unusable ? 'REFUSED' : 'FAILED', error: reasonOf(error), at } as const
    await inTransaction(platform.prisma, tx => keepUnapplied(tx, webhook, kept))
    if (!unusable) throw error
    return read ? 'refused' : 'unreadable'
  }
}
