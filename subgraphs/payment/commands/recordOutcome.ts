import { inRawTransaction, type RawTx } from '#shared/db.ts'
import type { PaymentDeps } from '../deps.ts'
import { type ChargeEffect, changesNothing, effectOf, type Source } from '../domain/charge.ts'
import { Unusable } from '../domain/unusable.ts'
import type { Outcome } from '../provider/port.ts'
import { insertCapture } from '../store/captures.ts'
import { type LockedCharge, lockCharges, writeCharges } from '../store/charges.ts'
import { insertRefund } from '../store/refunds.ts'
import { announcePaid } from './recordCapture.ts'

export interface DecidedCharge extends LockedCharge {
  effect: ChargeEffect
}

type Platformed = Pick<PaymentDeps, 'platform'>

/** Applies what is known of a charge, in a transaction of its own. */
export function applyCharge(deps: PaymentDeps, attemptId: string, outcome: Outcome, source: Source): Promise<boolean> {
  return inRawTransaction(deps.platform.pool, tx => applyChargeIn(deps, tx, attemptId, outcome, source))
}

/**
 * Applies what is known of a charge. What it comes to is decided under the locks of its attempt and intent. Answers whether
 * its money was learnt of by this and is the intent's.
 */
export async function applyChargeIn(
  deps: Platformed,
  tx: RawTx,
  attemptId: string,
  outcome: Outcome,
  source: Source,
): Promise<boolean> {
  const charge = await lockCharge(tx, attemptId)
  const effect = effectOf(charge.attempt, charge.intent, outcome, { source, at: deps.platform.clock.now() })
  const decided = { ...charge, effect }
  return isNewsOfPayment(decided, await writeEffects(deps, tx, [decided], source))
}

/** Whether a charge's money was learnt of by this and is the intent's. */
export function isNewsOfPayment({ attempt, effect }: DecidedCharge, news: ReadonlySet<string>): boolean {
  return effect.event !== null && !effect.back && news.has(attempt.id)
}

/** A charge under its locks, or Unusable when nobody asked for it. */
export async function lockCharge(tx: RawTx, attemptId: string): Promise<LockedCharge> {
  const charge = (await lockCharges(tx, [attemptId])).get(attemptId)
  if (!charge) throw new Unusable(`expected the reference of a charge, got ${attemptId}`)
  return charge
}

/**
 * The one place where charges' outcomes take effect; each is of another intent, all are locked. Answers the attempts of
 * which something was news.
 */
export async function writeEffects(
  deps: Platformed,
  tx: RawTx,
  decided: readonly DecidedCharge[],
  source: Source,
): Promise<ReadonlySet<string>> {
  const { clock } = deps.platform
  const changes = decided.filter(({ effect }) => !changesNothing(effect))
  if (changes.length === 0) return new Set()
  const news = await writeCharges(tx, changes, { source, at: clock.now() })
  const fresh = changes.filter(({ attempt }) => news.has(attempt.id))
  await announcePaid(
    deps,
    tx,
    fresh.filter(({ effect }) => effect.paid).map(({ intent }) => intent),
  )
  for (const charge of fresh) await sendBack(deps, tx, charge)
  return news
}

async function sendBack({ platform }: Platformed, tx: RawTx, { attempt, intent, effect: { back } }: DecidedCharge) {
  if (!back) return
  const at = platform.clock.now()
  const rest = { intentId: intent.id, attemptId: attempt.id, amountMinor: back.amountMinor }
  if (back.kind === 'REFUND') await insertRefund(tx, { ...rest, id: `auto_${attempt.id}`, orderRefundId: null }, at)
  else await insertCapture(tx, { ...rest, id: `void_${attempt.id}`, kind: 'VOID', requestedBy: 'payment' }, at)
}
