import { hasRole, type Viewer } from '#shared/auth.ts'
import { inRawTransaction, type RawTx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { PaymentDeps } from '../../deps.ts'
import { Unusable } from '../../domain/unusable.ts'
import { appendAudit } from '../../store/audit.ts'
import { keepUnapplied, markApplied, type NewWebhook, readWebhook } from '../store/events.ts'
import { REPLAY } from '../store/viewed.ts'
import { lockSubject } from './apply.ts'
import { reasonOf } from './taken.ts'

export interface Replay {
  webhookEventId: string
  note: string
}

/**
 * Applies a webhook again as it was received. The effects are those of the first time: what happened has happened once.
 * That it was replayed, by whom and why is kept whatever comes of it.
 */
export async function replayWebhook(deps: PaymentDeps, viewer: Viewer, input: Replay): Promise<void> {
  const { platform } = deps
  const audit = (tx: RawTx, result: string) =>
    appendAudit(deps, tx, viewer, {
      action: REPLAY,
      subjectId: input.webhookEventId,
      note: input.note,
      detail: { result },
    })
  const webhook = await find(deps, viewer, input.webhookEventId)
  try {
    await inRawTransaction(platform.pool, async tx => {
      const { businessId, apply } = await lockSubject(deps, tx, webhook.body, 'replay')
      await apply()
      await markApplied(tx, { ...webhook, businessId }, platform.clock.now())
      await audit(tx, 'applied')
    })
  } catch (error) {
    const unusable = error instanceof Unusable
    const at = platform.clock.now()
    const kept = { state: unusable ? 'REFUSED' : 'FAILED', error: reasonOf(error), at } as const
    await inRawTransaction(platform.pool, async tx => {
      await keepUnapplied(tx, webhook, kept)
      await audit(tx, kept.error)
    })
    if (!unusable) throw error
  }
}

async function find({ platform }: PaymentDeps, viewer: Viewer, id: string): Promise<NewWebhook> {
  const row = await readWebhook(platform, id)
  const seen = row && (row.businessId === viewer.businessId || (row.businessId === null && hasRole(viewer, 'ADMIN')))
  if (!seen) throw refuse('NOT_FOUND', `expected the id of a webhook, got ${id}`, ['input', 'webhookEventId'])
  return row
}
