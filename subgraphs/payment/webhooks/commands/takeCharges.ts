import { inRawTransaction, type RawTx } from '#shared/db.ts'
import { type DecidedCharge, writeEffects } from '../../commands/recordOutcome.ts'
import type { PaymentDeps } from '../../deps.ts'
import { effectOf } from '../../domain/charge.ts'
import { Unusable } from '../../domain/unusable.ts'
import { type LockedCharge, lockCharges } from '../../store/charges.ts'
import { outcomeOf, readEvent } from '../event.ts'
import { claimWebhooks, type NewWebhook } from '../store/events.ts'
import { asBefore, reasonOf, type Taken } from './taken.ts'

interface Decided {
  webhook: NewWebhook
  charge: DecidedCharge
}

/**
 * Takes webhooks of different charges in one transaction. Answers null for what is to be taken alone: what cannot be used,
 * a second one of the same intent, one that failed before, and all of them when the transaction fails.
 */
export async function takeCharges(deps: PaymentDeps, webhooks: readonly NewWebhook[]): Promise<(Taken | null)[]> {
  try {
    const taken = await inRawTransaction(deps.platform.pool, tx => takeIn(deps, tx, webhooks))
    return webhooks.map(webhook => taken.get(webhook) ?? null)
  } catch (error) {
    deps.platform.log.warn({ error: reasonOf(error), count: webhooks.length }, 'webhooks are taken one by one')
    return webhooks.map(() => null)
  }
}

async function takeIn(deps: PaymentDeps, tx: RawTx, webhooks: readonly NewWebhook[]): Promise<Map<NewWebhook, Taken>> {
  const at = deps.platform.clock.now()
  const charges = await lockCharges(
    tx,
    webhooks.map(({ reference }) => reference!),
  )
  const decided = decide(webhooks, charges, at)
  if (decided.length === 0) return new Map()
  const owned = decided.map(({ webhook, charge }) => ({ ...webhook, businessId: charge.intent.businessId }))
  const before = await claimWebhooks(tx, owned, at)
  const news = decided.filter(({ webhook }) => !before.has(webhook.eventId))
  await writeEffects(
    deps,
    tx,
    news.map(({ charge }) => charge),
    'webhook',
  )
  const taken = new Map<NewWebhook, Taken>(news.map(({ webhook }) => [webhook, 'applied']))
  for (const { webhook } of decided) {
    const kept = before.get(webhook.eventId)
    const known = kept && asBefore(webhook, kept)
    if (known) taken.set(webhook, known)
  }
  return taken
}

/** What each of them does. The second one of an intent or an id would not see what the first has done. */
function decide(webhooks: readonly NewWebhook[], charges: Map<string, LockedCharge>, at: Date): Decided[] {
  const seen = new Set<string>()
  return webhooks.flatMap(webhook => {
    const charge = charges.get(webhook.reference!)
    const event = readEvent(webhook.body)
    if (!charge || !event || seen.has(charge.intent.id) || seen.has(event.id)) return []
    seen.add(charge.intent.id).add(event.id)
    try {
      const effect = effectOf(charge.attempt, charge.intent, outcomeOf(event).outcome, { source: 'webhook', at })
      return [{ webhook, charge: { ...charge, effect } }]
    } catch (error) {
      if (error instanceof Unusable) return []
      throw error
    }
  })
}
