import type { Platform } from '#shared/platform.ts'
import type { Item, Side } from '#shared/reconcile.ts'
import { type Figures, SETTLED } from '../domain/figures.ts'
import type { FileRef } from './files.ts'

type Db = Pick<Platform, 'pool'>
const PAGE = 500
const TYPES = {
  CHARGED: 'charge',
  CAPTURED: 'capture',
  REFUNDED: 'refund',
  REFUND_REVERSED: 'refund_reversal',
} as const

interface EventRow {
  id: string
  kind: keyof typeof TYPES
  reference: string
  gross: string
  currency: string
  fee: string | null
}

/** Movements of the channel's that we know of. The fee is known of a charge as it was routed, and of nothing else. */
const EVENTS = `SELECT e.id::text, e.kind, e.reference, e.amount_minor::text AS gross, i.currency_code AS currency,
    CASE WHEN e.kind = 'CHARGED' AND e.amount_minor = i.amount_minor THEN a.routing ->> 'feeMinor' END AS fee
  FROM payment.payment_event e JOIN payment.payment_attempt a ON a.id = e.attempt_id JOIN payment.payment_intent i ON i.id = e.intent_id
  WHERE a.business_id = $1 AND a.channel_code = $2 AND e.kind IN ('CHARGED','CAPTURED','REFUNDED','REFUND_REVERSED')`

/** What our events say was moved on the file's day; looked up by key, on any day: a file may be a day late or early. */
export function ourSide({ pool }: Db, file: FileRef, settled: ReadonlySet<string>): Side<Figures> {
  const account = [file.businessId, file.channelCode]
  const items = (rows: readonly EventRow[]): Item<Figures>[] =>
    rows.map(({ kind, reference, gross, currency, fee }) => {
      const key = `${TYPES[kind]}:${reference}`
      return { key, value: { rows: 1, currency, gross, fee }, open: settled.has(key) }
    })
  return {
    pages: async function* () {
      for (let after: string | undefined = '0'; after !== undefined; ) {
        const { rows }: { rows: EventRow[] } = await pool.query(
          `${EVENTS} AND e.at >= $3::date AT TIME ZONE 'UTC' AND e.at < ($3::date + 1) AT TIME ZONE 'UTC' AND e.id > $4 ORDER BY e.id LIMIT ${PAGE}`,
          [...account, file.day, after],
        )
        yield items(rows)
        after = rows.length === PAGE ? rows.at(-1)?.id : undefined
      }
    },
    find: async keys => {
      const references = keys.map(key => key.slice(key.indexOf(':') + 1))
      const { rows } = await pool.query<EventRow>(`${EVENTS} AND e.reference = ANY($3)`, [...account, references])
      return items(rows).filter(({ key }) => keys.includes(key))
    },
  }
}

type LineRow = Figures & { key: string }
const FIRST = (column: string) => `(array_agg(${column} ORDER BY file_id, line))[1]`
const LINES = `SELECT key, count(*)::int AS rows, ${FIRST('currency_code')} AS currency, ${FIRST('gross_minor::text')} AS gross, ${FIRST('fee_minor::text')} AS fee
  FROM payment.settlement_row`

/** What the file says; looked up by key, in all files of the account. */
export function theirSide({ pool }: Db, file: FileRef, settled: ReadonlySet<string>): Side<Figures> {
  const items = (rows: readonly LineRow[]): Item<Figures>[] =>
    rows.map(({ key, ...value }) => ({ key, value, open: settled.has(key) }))
  return {
    pages: async function* () {
      for (let after: string | undefined = ''; after !== undefined; ) {
        const { rows }: { rows: LineRow[] } = await pool.query(
          `${LINES} WHERE file_id = $1 AND key > $2 GROUP BY key ORDER BY key LIMIT ${PAGE}`,
          [file.id, after],
        )
        yield items(rows)
        after = rows.length === PAGE ? rows.at(-1)?.key : undefined
      }
    },
    find: async keys => {
      const { rows } = await pool.query<LineRow>(
        `${LINES} WHERE business_id = $1 AND channel_code = $2 AND key = ANY($3) GROUP BY key`,
        [file.businessId, file.channelCode, keys],
      )
      return items(rows)
    },
  }
}

/** The movements that somebody has said to leave as they are. */
export async function settledKeys({ pool }: Db, { subject }: FileRef): Promise<Set<string>> {
  const { rows } = await pool.query<{ key: string }>(
    'SELECT key FROM payment.reconciliation_exception WHERE subject = $1 AND resolution = ANY($2)',
    [subject, SETTLED],
  )
  return new Set(rows.map(({ key }) => key))
}
