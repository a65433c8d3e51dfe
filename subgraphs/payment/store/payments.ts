import { hasRole, type Viewer } from '#shared/auth.ts'
import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import type { Money } from '#shared/money.ts'
import type { Platform } from '#shared/platform.ts'
import type { RoutingDecision } from '../routing/domain/decide.ts'
import type { DecisionWire } from '../routing/store/wire.ts'
import type { IntentStatus } from './write.ts'

export interface IntentRecord {
  id: string
  orderId: string
  status: IntentStatus
  amount: Money
  received: Money
  refunded: Money
  nextAction: { kind: string; url: string } | null
  createdAt: Date
}

export interface AttemptRecord {
  id: string
  intentId: string
  channelCode: string
  method: string
  status: 'PENDING' | 'SUCCEEDED' | 'DECLINED' | 'UNKNOWN'
  providerReference: string | null
  declineCode: string | null
  routing: RoutingDecision & { currencyCode: string }
  fallbackOf: string | null
  agreementVersion: number | null
  createdAt: Date
}

export interface EventRecord {
  intentId: string
  kind: string
  amount: Money
  source: string
  at: Date
}

export type PaymentStore = ReturnType<typeof paymentStore>

type IntentRow = Omit<IntentRecord, 'amount' | 'received' | 'refunded'> & {
  currency: string
  amount: string
  received: string
  refunded: string
}

type AttemptRow = Omit<AttemptRecord, 'routing'> & { routing: DecisionWire; currency: string }

/** Reads of payments with the viewer baked in: a shopper's own, all of the business for its staff. */
export function paymentStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const staff = hasRole(viewer, 'FINANCE', 'OPS', 'AGENT', 'SERVICE')
  const customer = hasRole(viewer, 'SHOPPER') ? viewer.id : null
  const scope = 'i.business_id = $2 AND ($3 OR i.customer_id = $4)'
  const select = async <T>(sql: string, ids: readonly string[]): Promise<T[]> =>
    (await pool.query(sql, [ids, viewer.businessId, staff, customer])).rows as T[]

  const intentsBy = async (column: 'i.id' | 'i.order_id', ids: readonly string[]) =>
    (
      await select<IntentRow>(
        `SELECT i.id, i.order_id AS "orderId", i.status, i.currency_code AS currency, i.amount_minor::text AS amount, i.received_minor::text AS received,
                i.refunded_minor::text AS refunded, CASE i.status WHEN 'REQUIRES_ACTION' THEN i.next_action END AS "nextAction", i.created_at AS "createdAt"
         FROM payment.payment_intent i WHERE ${column} = ANY($1) AND ${scope}
         ORDER BY i.received_minor, i.created_at`,
        ids,
      )
    ).map(toIntent)

  const attemptsBy = async (column: 'a.id' | 'a.intent_id', ids: readonly string[]) =>
    (
      await select<AttemptRow>(
        `SELECT a.id, a.intent_id AS "intentId", a.channel_code AS "channelCode", a.method, a.status, a.provider_reference AS "providerReference",
                a.decline_code AS "declineCode", a.routing, a.fallback_of AS "fallbackOf", a.agreement_version AS "agreementVersion",
                a.created_at AS "createdAt", i.currency_code AS currency
         FROM payment.payment_attempt a JOIN payment.payment_intent i ON i.id = a.intent_id
         WHERE ${column} = ANY($1) AND ${scope} ORDER BY a.created_at, a.id`,
        ids,
      )
    ).map(toAttempt)

  return {
    byId: createLoader<string, IntentRecord>(async ids => byKey(ids, await intentsBy('i.id', ids), row => row.id)),
    /** Of several intents of an order, the one that received money, else the newest: it comes last and wins. */
    byOrder: createLoader<string, IntentRecord>(async ids =>
      byKey(ids, await intentsBy('i.order_id', ids), row => row.orderId),
    ),
    attempts: createListLoader<string, AttemptRecord>(
      ids => attemptsBy('a.intent_id', ids),
      row => row.intentId,
    ),
    attemptById: createLoader<string, AttemptRecord>(async ids =>
      byKey(ids, await attemptsBy('a.id', ids), row => row.id),
    ),
    events: createListLoader<string, EventRecord>(
      async ids =>
        (
          await select<Omit<EventRecord, 'amount'> & { minor: string; currency: string }>(
            `SELECT e.intent_id AS "intentId", e.kind, e.amount_minor::text AS minor, i.currency_code AS currency, e.source, e.at
             FROM payment.payment_event e JOIN payment.payment_intent i ON i.id = e.intent_id
             WHERE e.intent_id = ANY($1) AND ${scope} ORDER BY e.id`,
            ids,
          )
        ).map(({ minor, currency, ...row }) => ({
          ...row,
          amount: { amountMinor: BigInt(minor), currencyCode: currency },
        })),
      row => row.intentId,
    ),
  }
}

function toAttempt({ routing, currency, ...row }: AttemptRow): AttemptRecord {
  return { ...row, routing: { ...routing, feeMinor: BigInt(routing.feeMinor), currencyCode: currency } }
}

function toIntent({ currency, amount, received, refunded, ...row }: IntentRow): IntentRecord {
  const money = (minor: string): Money => ({ amountMinor: BigInt(minor), currencyCode: currency })
  return { ...row, amount: money(amount), received: money(received), refunded: money(refunded) }
}
