import { hasRole, isSkilled, ORDER_SKILLS, type Viewer } from '#shared/auth.ts'
import { readTogether } from '#shared/batches.ts'
import { columnsOf, lists, prepare } from '#shared/db.ts'
import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import type { Money } from '#shared/money.ts'
import type { Platform } from '#shared/platform.ts'
import type { RiskDecision } from '../risk/port.ts'
import type { RoutingDecision } from '../routing/domain/decide.ts'
import type { DecisionWire } from '../routing/store/wire.ts'
import type { IntentStatus } from './write.ts'

export interface IntentRecord {
  id: string
  orderId: string
  status: IntentStatus
  captureMethod: 'AUTOMATIC' | 'MANUAL'
  amount: Money
  authorised: Money
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
  status: 'PENDING' | 'AUTHORISED' | 'SUCCEEDED' | 'DECLINED' | 'UNKNOWN'
  providerReference: string | null
  declineCode: string | null
  routing: RoutingDecision & { currencyCode: string }
  fallbackOf: string | null
  agreementVersion: number | null
  risk: RiskDecision | null
  createdAt: Date
}

export interface EventRecord {
  intentId: string
  kind: string
  amount: Money
  source: string
  at: Date
}

/** A capture, void or refund as it was asked of a channel. */
interface MovementRecord {
  id: string
  intentId: string
  amount: Money
  status: 'PENDING' | 'SUCCEEDED' | 'FAILED' | 'UNKNOWN' | 'REVERSED'
  failure: string | null
  createdAt: Date
}

export type RefundRecord = MovementRecord

export interface CaptureRecord extends MovementRecord {
  kind: 'CAPTURE' | 'VOID'
  requestedBy: string
}

export type PaymentStore = ReturnType<typeof paymentStore>

type IntentRow = Omit<IntentRecord, 'amount' | 'authorised' | 'received' | 'refunded'> & {
  currency: string
  amount: string
  authorised: string
  received: string
  refunded: string
}

type AttemptRow = Omit<AttemptRecord, 'routing'> & { routing: DecisionWire; currency: string }

const INTENT = `i.id, i.order_id AS "orderId", i.status, i.capture_method AS "captureMethod", i.currency_code AS currency,
  i.amount_minor::text AS amount, i.authorised_minor::text AS authorised, i.received_minor::text AS received,
  i.refunded_minor::text AS refunded, CASE i.status WHEN 'REQUIRES_ACTION' THEN i.next_action END AS "nextAction", i.created_at AS "createdAt"`
const BY_ORDER = `SELECT ${INTENT} FROM payment.payment_intent i
  WHERE i.order_id = ANY($1) AND i.business_id = $2 AND ($3 OR i.customer_id = $4) ORDER BY i.received_minor, i.created_at`
const BY_ID = prepare(`SELECT ${INTENT}, g.n::int FROM unnest(${lists(1, 'text', 'text', 'boolean', 'text')})
    WITH ORDINALITY AS g (id, business_id, staff, customer_id, n)
  JOIN payment.payment_intent i ON i.id = g.id AND i.business_id = g.business_id AND (g.staff OR i.customer_id = g.customer_id)`)

/** Reads an intent for one who may see all of a business' or those of a customer. */
type ReadIntent = (wanted: {
  id: string
  businessId: string
  staff: boolean
  customerId: string | null
}) => Promise<IntentRecord | null>

/** Reads intents by their ids for all who ask at the same time, each with its own rights. */
export function intentReader({ pool }: Pick<Platform, 'pool'>): ReadIntent {
  return readTogether(async wanted => {
    const columns = columnsOf(wanted, ['id', 'businessId', 'staff', 'customerId'])
    const { rows } = await pool.query<IntentRow & { n: number }>(BY_ID, columns)
    const found = new Map(rows.map(({ n, ...row }) => [n - 1, toIntent(row)]))
    return wanted.map((_one, index) => found.get(index) ?? null)
  })
}

/** Reads of payments with the viewer baked in: a shopper's own, all of the business for its staff. */
export function paymentStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer, intents: ReadIntent) {
  const staff = hasRole(viewer, 'FINANCE', 'OPS', 'SERVICE') || isSkilled(viewer, ...ORDER_SKILLS)
  const customer = hasRole(viewer, 'SHOPPER') ? viewer.id : null
  const scope = 'i.business_id = $2 AND ($3 OR i.customer_id = $4)'
  const select = async <T>(sql: string, ids: readonly string[]): Promise<T[]> =>
    (await pool.query(sql, [ids, viewer.businessId, staff, customer])).rows as T[]

  const byOrder = async (ids: readonly string[]) => (await select<IntentRow>(BY_ORDER, ids)).map(toIntent)
  const byId = (id: string) => intents({ id, businessId: viewer.businessId, staff, customerId: customer })

  const attemptsBy = async (column: 'a.id' | 'a.intent_id', ids: readonly string[]) =>
    (
      await select<AttemptRow>(
        `SELECT a.id, a.intent_id AS "intentId", a.channel_code AS "channelCode", a.method, a.status, a.provider_reference AS "providerReference",
                a.decline_code AS "declineCode", a.routing, a.fallback_of AS "fallbackOf", a.agreement_version AS "agreementVersion", a.risk,
                a.created_at AS "createdAt", i.currency_code AS currency
         FROM payment.payment_attempt a JOIN payment.payment_intent i ON i.id = a.intent_id
         WHERE ${column} = ANY($1) AND ${scope} ORDER BY a.created_at, a.id`,
        ids,
      )
    ).map(toAttempt)

  const movements = <T extends MovementRecord>(table: string, columns: string) =>
    createListLoader<string, T>(
      async ids =>
        (
          await select<Omit<T, 'amount'> & Minor>(
            `SELECT m.id, m.intent_id AS "intentId", m.amount_minor::text AS minor, i.currency_code AS currency, m.status, m.failure,
               m.created_at AS "createdAt"${columns}
             FROM payment.${table} m JOIN payment.payment_intent i ON i.id = m.intent_id
             WHERE m.intent_id = ANY($1) AND ${scope} ORDER BY m.created_at, m.id`,
            ids,
          )
        ).map(withAmount) as unknown as T[],
      row => row.intentId,
    )

  return {
    captures: movements<CaptureRecord>('payment_capture', ', m.kind, m.requested_by AS "requestedBy"'),
    refunds: movements<RefundRecord>('payment_refund', ''),
    byId: createLoader<string, IntentRecord>(ids => Promise.all(ids.map(byId))),
    /** Of several intents of an order, the one that received money, else the newest: it comes last and wins. */
    byOrder: createLoader<string, IntentRecord>(async ids => byKey(ids, await byOrder(ids), row => row.orderId)),
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
          await select<Omit<EventRecord, 'amount'> & Minor>(
            `SELECT e.intent_id AS "intentId", e.kind, e.amount_minor::text AS minor, i.currency_code AS currency, e.source, e.at
             FROM payment.payment_event e JOIN payment.payment_intent i ON i.id = e.intent_id
             WHERE e.intent_id = ANY($1) AND ${scope} ORDER BY e.id`,
            ids,
          )
        ).map(withAmount),
      row => row.intentId,
    ),
  }
}

interface Minor {
  minor: string
  currency: string
}

function withAmount<T extends Minor>({ minor, currency, ...row }: T) {
  return { ...row, amount: { amountMinor: BigInt(minor), currencyCode: currency } }
}

function toAttempt({ routing, currency, ...row }: AttemptRow): AttemptRecord {
  return { ...row, routing: { ...routing, feeMinor: BigInt(routing.feeMinor), currencyCode: currency } }
}

function toIntent({ currency, amount, authorised, received, refunded, ...row }: IntentRow): IntentRecord {
  const money = (minor: string): Money => ({ amountMinor: BigInt(minor), currencyCode: currency })
  const sums = { authorised: money(authorised), received: money(received), refunded: money(refunded) }
  return { ...row, amount: money(amount), ...sums }
}
