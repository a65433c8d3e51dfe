import { inRawTransaction, type RawTx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import { type PaymentDeps, providerOf } from '../deps.ts'
import { UNAVAILABLE } from '../domain/charge.ts'
import { firstCheck } from '../domain/schedule.ts'
import type { Outcome } from '../provider/port.ts'
import type { RiskDecision } from '../risk/port.ts'
import type { RoutingRequest } from '../routing/domain/channel.ts'
import { decideNext, type RoutingDecision } from '../routing/domain/decide.ts'
import type { RoutingConfig } from '../routing/store/routing.ts'
import { insertAttempt, type NewAttempt } from '../store/attempts.ts'
import { applyCharge, applyChargeIn } from './recordOutcome.ts'
import type { ServingDeps } from './together.ts'

/** A decision that found a channel. */
export type Routed = RoutingDecision & { chosen: string }

/** A payment on its way: what it is routed by stays as it was read when the shopper confirmed. */
export interface Payment {
  intentId: string
  businessId: string
  request: RoutingRequest
  config: RoutingConfig
  /** null at a channel without tokens. */
  token: string | null
  /** What the risk check said of the shopper's confirmation: its attempts all have it. */
  risk: RiskDecision
}

interface Attempt {
  id: string
  decision: Routed
}

/** An attempt with its decision, as it is written. */
export function newAttempt(
  { platform }: Pick<PaymentDeps, 'platform'>,
  { intentId, businessId, request, config, risk }: Omit<Payment, 'token'>,
  { id, decision, fallbackOf }: Attempt & { fallbackOf: string | null },
): NewAttempt {
  const at = platform.clock.now()
  return {
    ...{ id, intentId, businessId, method: request.method, decision, fallbackOf, risk, at },
    agreementVersion: config.agreementVersions.get(decision.chosen) ?? null,
    checkAt: firstCheck(at),
  }
}

/**
 * Asks the attempt's channel, and the next one of its rule as long as the one before certainly took no money. Answers
 * whether the last answer was that the money is there, and was news.
 */
export async function payAlong(deps: ServingDeps, payment: Payment, first: Attempt): Promise<boolean> {
  const tried = [first]
  for (;;) {
    const { settled, next } = await tryChannel(deps, payment, tried)
    if (!next) return settled
    tried.push(next)
  }
}

/** Charges by the newest of the attempts; answers the one that follows it, if any. */
async function tryChannel(
  deps: ServingDeps,
  payment: Payment,
  tried: readonly Attempt[],
): Promise<{ settled: boolean; next: Attempt | null }> {
  const { id, decision } = tried.at(-1)!
  const outcome = await chargeBy(deps, decision.chosen, id, payment)
  if (outcome.kind !== 'DECLINED') {
    const settled = await deps.together.applyAnswer({ attemptId: id, outcome })
    return { settled: settled ?? (await applyCharge(deps, id, outcome, 'answer')), next: null }
  }
  // In one transaction: nobody finds the intent free between a decline and the attempt that follows it.
  return inRawTransaction(deps.platform.pool, async tx => ({
    settled: await applyChargeIn(deps, tx, id, outcome, 'answer'),
    next: await fallBack(deps, tx, payment, tried),
  }))
}

/** Asks a channel to charge for an attempt. An answer in another currency is none. */
export async function chargeBy(
  deps: PaymentDeps,
  channelCode: string,
  reference: string,
  { businessId: account, token, request }: Pick<Payment, 'businessId' | 'token' | 'request'>,
): Promise<Outcome> {
  const { amountMinor, currencyCode, manualCapture: authoriseOnly } = request
  const at = deps.platform.clock.now()
  const charge = { reference, account, amountMinor, currencyCode, token, authoriseOnly, at }
  const answer = await providerOf(deps, channelCode).charge(charge)
  if (answer.kind === 'UNAVAILABLE') return { kind: 'DECLINED', declineCode: UNAVAILABLE }
  const told = 'currencyCode' in answer ? answer.currencyCode : undefined
  return told === undefined || told === currencyCode ? answer : { kind: 'UNKNOWN' }
}

/** The attempt after one that was declined, if its rule has another channel and nothing has happened meanwhile. */
async function fallBack(
  deps: PaymentDeps,
  tx: RawTx,
  payment: Payment,
  tried: readonly Attempt[],
): Promise<Attempt | null> {
  const { request, config } = payment
  const codes = tried.map(({ decision }) => decision.chosen)
  const next = decideNext(request, config, tried.at(-1)!.decision, codes)
  if (!next?.chosen) return null
  const attempt = { id: newId('atm'), decision: { ...next, chosen: next.chosen } }
  // A webhook may have said that it was paid after all, or the order may have been cancelled.
  const row = newAttempt(deps, payment, { ...attempt, fallbackOf: tried[0]!.id })
  return (await insertAttempt(tx, row)) ? attempt : null
}
