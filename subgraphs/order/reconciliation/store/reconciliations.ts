import type { Viewer } from '#shared/auth.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import { RUN_COLUMNS, type RunRow } from '#shared/reconcile.ts'
import type { MoneyState, RefundSurplus } from '../domain/money.ts'

export type ReconciliationRecord = RunRow

export type SurplusRecord = RefundSurplus & { currencyCode: string }

export interface ExceptionRecord {
  id: string
  /** The order's id. */
  key: string
  expected: MoneyState | null
  actual: MoneyState | null
  fields: string[]
  openedAt: Date
  resolvedAt: Date | null
  resolution: string | null
  resolvedBy: string | null
}

const EXCEPTION = `id::text, key, expected, actual, fields, opened_at AS "openedAt", resolved_at AS "resolvedAt", resolution,
  resolved_by AS "resolvedBy"`

/** A business is compared on its own, and its records are its own. */
export const subjectOf = (businessId: string): string => `orders.payment:${businessId}`

export type ReconciliationStore = ReturnType<typeof reconciliationStore>

/** Reads of comparisons with the viewer's business baked in. */
export function reconciliationStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const subject = subjectOf(viewer.businessId)

  async function runs(input: ConnectionInput): Promise<Connection<RunRow>> {
    const page = connectionArgs(input, ['instant', 'text'])
    const { rows } = await pool.query<RunRow>(
      `SELECT ${RUN_COLUMNS} FROM orders.reconciliation_run
       WHERE subject = $1 AND ($2::timestamptz IS NULL OR (requested_at, id) < ($2, $3))
       ORDER BY requested_at DESC, id DESC LIMIT $4`,
      [subject, page.key?.[0] ?? null, page.key?.[1] ?? null, page.limit + 1],
    )
    return connection(rows, page, row => [row.requestedAt.toISOString(), row.id])
  }

  async function run(id: string): Promise<RunRow | null> {
    const { rows } = await pool.query<RunRow>(
      `SELECT ${RUN_COLUMNS} FROM orders.reconciliation_run WHERE id = $1 AND subject = $2`,
      [id, subject],
    )
    return rows[0] ?? null
  }

  /** The open ones. */
  async function exceptions(input: ConnectionInput): Promise<Connection<ExceptionRecord>> {
    const page = connectionArgs(input, ['instant', 'bigint'])
    const { rows } = await pool.query<ExceptionRecord>(
      `SELECT ${EXCEPTION} FROM orders.reconciliation_exception
       WHERE subject = $1 AND resolved_at IS NULL AND ($2::timestamptz IS NULL OR (opened_at, id) < ($2, $3::bigint))
       ORDER BY opened_at DESC, id DESC LIMIT $4`,
      [subject, page.key?.[0] ?? null, page.key?.[1] ?? null, page.limit + 1],
    )
    return connection(rows, page, row => [row.openedAt.toISOString(), row.id])
  }

  async function exception(id: string): Promise<ExceptionRecord | null> {
    const { rows } = await pool.query<ExceptionRecord>(
      `SELECT ${EXCEPTION} FROM orders.reconciliation_exception WHERE id = $1 AND subject = $2`,
      [id, subject],
    )
    return rows[0] ?? null
  }

  return { runs, run, exceptions, exception }
}
