import { inTransaction, type Tx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import { type PaymentDeps, providerOf } from '../deps.ts'
import { firstCheck } from '../domain/schedule.ts'
import type { Outcome } from '../provider/port.ts'
import type { RiskDecision } from '../risk/port.ts'
import type { RoutingRequest } from '../routing/domain/channel.ts'
import { decideNext, type RoutingDecision } from '../routing/domain/decide.ts'
import type { RoutingConfig } from '../routing/store/routing.ts'
import { decisionJson } from '../routing/store/wire.ts'
import { lockIntent, moveIntent } from '../store/write.ts'
import { applyChargeIn, UNAVAILABLE } from './recordOutcome.ts'

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

/** Writes an attempt with its decision and moves the intent to PROCESSING. The intent is locked. */
export async function startAttempt(
  { platform }: Pick<PaymentDeps, 'platform'>,
  tx: Tx,
  payment: Omit<Payment, 'token'>,
  { id, decision, fallbackOf }: Attempt & { fallbackOf: string | null },
): Promise<void> {
  const at = platform.clock.now()
  const { intentId, businessId, request, config, risk } = payment
  await tx.paymentAttempt.create({
    data: {
      id,
      intentId,
      businessId,
      channelCode: decision.chosen,
      method: request.method,
      status: 'PENDING',
      routing: decisionJson(decision),
      agreementVersion: config.agreementVersions.get(decision.chosen) ?? null,
      fallbackOf,
      risk: { ...risk },
      checkAt: firstCheck(at),
      createdAt: at,
    },
  })
  await moveIntent(tx, { id: intentId, status: 'REQUIRES_PAYMENT_METHOD' }, 'PROCESSING', at)
}

/** Asks the attempt's channel, and the next one of its rule as long as the one before certainly took no money. */
export async function payAlong(deps: PaymentDeps, payment: Payment, first: Attempt): Promise<void> {
  const tried: Attempt[] = []
  for (let attempt: Attempt | null = first; attempt; attempt = await tryChannel(deps, payment, tried))
    tried.push(attempt)
}

/** Charges by the newest of the attempts; answers the one that follows it, if any. */
async function tryChannel(deps: PaymentDeps, payment: Payment, tried: readonly Attempt[]): Promise<Attempt | null> {
  const { id, decision } = tried.at(-1)!
  const outcome = await chargeBy(deps, decision.chosen, id, payment)
  // In one transaction: nobody finds the intent free between a decline and the attempt that follows it.
  return inTransaction(deps.platform.prisma, async tx => {
    await applyChargeIn(deps, tx, id, outcome, 'answer')
    return outcome.kind === 'DECLINED' ? fallBack(deps, tx, payment, tried) : null
  })
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
  tx: Tx,
  payment: Payment,
  tried: readonly Attempt[],
): Promise<Attempt | null> {
  const { request, config, intentId } = payment
  const codes = tried.map(({ decision }) => decision.chosen)
  const next = decideNext(request, config, tried.at(-1)!.decision, codes)
  if (!next?.chosen) return null
  // A webhook may have said that it was paid after all, or the order may have been cancelled.
  const intent = await lockIntent(tx, intentId)
  if (intent?.status !== 'REQUIRES_PAYMENT_METHOD') return null
  const attempt = { id: newId('atm'), decision: { ...next, chosen: next.chosen } }
  await startAttempt(deps, tx, payment, { ...attempt, fallbackOf: tried[0]!.id })
  return attempt
}
