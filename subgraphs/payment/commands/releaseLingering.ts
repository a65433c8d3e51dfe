import { inRawTransaction } from '#shared/db.ts'
import type { PaymentDeps } from '../deps.ts'
import { lingeringIntents } from '../store/due.ts'
import { lockIntent } from '../store/write.ts'
import { MAX_VOIDS, releaseHeld } from './giveBack.ts'

/**
 * Nothing stays held that nobody can collect: the janitor asks again for what a channel refused to let go of, and for
 * what was left held by whatever went wrong.
 */
export async function releaseLingering(deps: PaymentDeps): Promise<void> {
  const { platform } = deps
  for (const id of await lingeringIntents(platform, MAX_VOIDS)) {
    await inRawTransaction(platform.pool, async tx => {
      const intent = await lockIntent(tx, id)
      if (intent && intent.status !== 'REQUIRES_CAPTURE') await releaseHeld(deps, tx, id)
    })
    platform.log.warn({ intentId: id }, 'money is held that cannot be collected; its channel is asked to let it go')
  }
}
