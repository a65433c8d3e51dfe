import type { RawTx } from '#shared/db.ts'
import { applyCaptureIn } from '../../commands/recordCapture.ts'
import { lockCharge, writeEffects } from '../../commands/recordOutcome.ts'
import { applyRefundIn } from '../../commands/recordRefund.ts'
import type { PaymentDeps } from '../../deps.ts'
import { effectOf, type Source } from '../../domain/charge.ts'
import { Unusable } from '../../domain/unusable.ts'
import { lockCapture, lockRefund } from '../../store/movements.ts'
import { outcomeOf, readEvent } from '../event.ts'

/** A webhook whose payment is locked. */
export interface Applicable {
  /** Whose payment it is; null for transfers, which are settlement's: it asks for itself. */
  businessId: string | null
  apply(): Promise<void>
}

/** Locks what a webhook is about. Throws Unusable when it does not fit what we know. */
export async function lockSubject(deps: PaymentDeps, tx: RawTx, body: string, source: Source): Promise<Applicable> {
  const event = readEvent(body)
  if (!event) throw new Unusable('expected an event of the sandbox, got another body')
  const { kind, outcome } = outcomeOf(event)
  if (kind === 'transfer') return { businessId: null, apply: async () => {} }
  if (kind === 'charge') {
    const charge = await lockCharge(tx, event.reference)
    const effect = effectOf(charge.attempt, charge.intent, outcome, { source, at: deps.platform.clock.now() })
    return {
      businessId: charge.intent.businessId,
      apply: async () => void (await writeEffects(deps, tx, [{ ...charge, effect }], source)),
    }
  }
  if (kind === 'refund') {
    const locked = await lockRefund(tx, event.reference)
    return { businessId: locked.intent.businessId, apply: () => applyRefundIn(deps, tx, locked, outcome, source) }
  }
  const locked = await lockCapture(tx, event.reference)
  return { businessId: locked.intent.businessId, apply: () => applyCaptureIn(deps, tx, locked, outcome, source) }
}
