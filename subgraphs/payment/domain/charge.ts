import type { Outcome } from './outcome.ts'
import { nextCheck } from './schedule.ts'
import { Unusable } from './unusable.ts'

/** What an attempt is declined by when its channel took nothing at all. */
export const UNAVAILABLE = 'channel_unavailable'
/** Of an attempt that brought another amount than was asked for; it goes back. */
export const OTHER_AMOUNT = 'other_amount'
export const isUnavailable = (outcome: Outcome) => outcome.kind === 'DECLINED' && outcome.declineCode === UNAVAILABLE

/** How an outcome was learnt. */
export type Source = 'answer' | 'webhook' | 'lookup' | 'replay'

export interface LockedAttempt {
  id: string
  status: 'PENDING' | 'AUTHORISED' | 'SUCCEEDED' | 'DECLINED' | 'UNKNOWN'
  providerReference: string | null
  checks: number
}

/** What of its intent an outcome depends on. */
export interface ChargedIntent {
  status: string
  captureMethod: 'AUTOMATIC' | 'MANUAL'
  currencyCode: string
  amountMinor: bigint
  orderCancelled: boolean
}

/** What an outcome does. What is null stays as it is. */
export interface ChargeEffect {
  /** The fact that all the rest, but `answered`, depends on: nothing of it is done when the fact is known already. */
  event: { kind: 'CHARGED' | 'AUTHORISED'; amountMinor: bigint } | null
  attempt: AttemptChange | null
  /** Whether the channel gave an answer when it was asked. Health counts it, whatever becomes known of the charge. */
  answered: boolean | null
  moveTo: 'REQUIRES_PAYMENT_METHOD' | 'REQUIRES_ACTION' | 'REQUIRES_CAPTURE' | 'SUCCEEDED' | 'CANCELLED' | null
  nextAction: { kind: string; url: string } | null
  /** The order's money is there. */
  paid: boolean
  /** Money that the intent cannot use: received, it is refunded; held, it is let go. */
  back: { kind: 'REFUND' | 'VOID'; amountMinor: bigint } | null
}

interface AttemptChange {
  status: LockedAttempt['status']
  providerReference?: string
  declineCode?: string | null
  checks?: number
  checkAt?: Date | null
}

type Told = Extract<Outcome, { providerReference: string }>

const NOTHING = { event: null, attempt: null, moveTo: null, nextAction: null, paid: false, back: null } as const

/**
 * What an outcome of a charge does to its attempt and intent, however it was learnt and however often. Money that was
 * received is always recorded, also when it was thought declined; money that its intent cannot use goes straight back.
 * Throws Unusable when it does not fit what was asked for.
 */
export function effectOf(
  attempt: LockedAttempt,
  intent: ChargedIntent,
  outcome: Outcome,
  { source, at }: { source: Source; at: Date },
): ChargeEffect {
  const isAnswer = outcome.kind !== 'UNKNOWN' && !isUnavailable(outcome)
  const answered = source === 'answer' ? isAnswer : null
  if ('providerReference' in outcome) return { ...received(attempt, intent, outcome), answered }
  if (attempt.status !== 'PENDING' && attempt.status !== 'UNKNOWN') return { ...NOTHING, answered }
  return { ...waiting(attempt, intent, outcome, { source, at }), answered }
}

/** Whether an effect changes anything at all. */
export const changesNothing = ({ event, attempt, answered }: ChargeEffect) => !event && !attempt && answered === null

/** Money was received, or is held. */
function received(attempt: LockedAttempt, intent: ChargedIntent, told: Told): Omit<ChargeEffect, 'answered'> {
  const { currencyCode } = intent
  if ((told.currencyCode ?? currencyCode) !== currencyCode)
    throw new Unusable(`charge ${attempt.id}: expected ${currencyCode}, got ${told.currencyCode}`)
  if (isRecorded(attempt, intent, told)) return NOTHING
  const amountMinor = told.amountMinor ?? intent.amountMinor
  const held = told.kind === 'AUTHORISED'
  const whole = amountMinor === intent.amountMinor
  const { kind: status, providerReference } = told
  const facts = {
    event: { kind: held ? 'AUTHORISED' : 'CHARGED', amountMinor },
    attempt: { status, providerReference, declineCode: whole ? null : OTHER_AMOUNT, checkAt: null },
    nextAction: null,
  } as const
  if (whole && isOpen(intent, held))
    return { ...facts, moveTo: held ? 'REQUIRES_CAPTURE' : 'SUCCEEDED', paid: !held, back: null }
  const back = { kind: held ? 'VOID' : 'REFUND', amountMinor } as const
  return { ...facts, moveTo: freed(intent), paid: false, back }
}

/** Nothing was received: it was refused, waits for somebody, or is not known. */
function waiting(
  attempt: LockedAttempt,
  intent: ChargedIntent,
  outcome: Exclude<Outcome, Told>,
  { source, at }: { source: Source; at: Date },
): Omit<ChargeEffect, 'answered'> {
  if (outcome.kind === 'REVERSED') throw new Unusable(`charge ${attempt.id}: a charge cannot be reversed`)
  if (outcome.kind === 'DECLINED') {
    const { declineCode } = outcome
    return { ...NOTHING, attempt: { status: 'DECLINED', declineCode, checkAt: null }, moveTo: freed(intent) }
  }
  const checks = source === 'lookup' ? attempt.checks + 1 : attempt.checks
  const status = outcome.kind === 'UNKNOWN' ? 'UNKNOWN' : 'PENDING'
  const change = { ...NOTHING, attempt: { status, checks, checkAt: nextCheck(at, checks) } } as const
  return outcome.kind === 'ACTION' && intent.status === 'PROCESSING'
    ? { ...change, moveTo: 'REQUIRES_ACTION', nextAction: { kind: outcome.action, url: outcome.url } }
    : change
}

/** Whether the fact is certainly known, so that nothing needs to be written to find out. */
function isRecorded(attempt: LockedAttempt, { captureMethod }: ChargedIntent, told: Told): boolean {
  const before = captureMethod === 'AUTOMATIC' ? 'SUCCEEDED' : 'AUTHORISED'
  return attempt.status === before && told.kind === before && attempt.providerReference === told.providerReference
}

/** Whether money can still be used for it. What is only held for a cancelled order would never be collected. */
function isOpen({ status, captureMethod, orderCancelled }: ChargedIntent, held: boolean): boolean {
  if (held && (captureMethod !== 'MANUAL' || orderCancelled)) return false
  return status === 'REQUIRES_PAYMENT_METHOD' || isUnderWay(status)
}

/** Where an intent goes that has nothing to wait for any more. */
function freed({ status, orderCancelled }: ChargedIntent): ChargeEffect['moveTo'] {
  if (!isUnderWay(status)) return null
  return orderCancelled ? 'CANCELLED' : 'REQUIRES_PAYMENT_METHOD'
}

const isUnderWay = (status: string) => status === 'PROCESSING' || status === 'REQUIRES_ACTION'
