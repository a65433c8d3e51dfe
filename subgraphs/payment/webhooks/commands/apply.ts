import type { Tx } from '#shared/db.ts'
import { applyCaptureIn } from '../../commands/recordCapture.ts'
import { applyChargeIn, type Source } from '../../commands/recordOutcome.ts'
import { applyRefundIn } from '../../commands/recordRefund.ts'
import type { PaymentDeps } from '../../deps.ts'
import { Unusable } from '../../domain/unusable.ts'
import { outcomeOf, readEvent } from '../event.ts'
import { markApplied, type NewWebhook } from '../store/events.ts'

/** Applies a webhook in the transaction that keeps it. Throws Unusable when it does not fit what we know. */
export async function applyWebhook(deps: PaymentDeps, tx: Tx, webhook: NewWebhook, source: Source): Promise<void> {
  const body = readEvent(webhook.body)
  if (!body) throw new Unusable('expected an event of the sandbox, got another body')
  const { kind, outcome } = outcomeOf(body)
  if (kind === 'charge') await applyChargeIn(deps, tx, body.reference, outcome, source)
  else if (kind === 'refund') await applyRefundIn(deps, tx, body.reference, outcome, source)
  // Transfers are settlement's, which asks for itself.
  else if (kind !== 'transfer') await applyCaptureIn(deps, tx, body.reference, outcome, source)
  await markApplied(tx, webhook, kind, deps.platform.clock.now())
}

export const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
