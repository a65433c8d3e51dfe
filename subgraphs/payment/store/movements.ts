import type { RawTx } from '#shared/db.ts'
import { Unusable } from '../domain/unusable.ts'
import { INTENT, type IntentRow, type LockedIntent, toIntent } from './write.ts'

/** A capture or void. */
export interface CaptureState {
  id: string
  kind: 'CAPTURE' | 'VOID'
  intentId: string
  attemptId: string
  status: 'PENDING' | 'SUCCEEDED' | 'FAILED' | 'UNKNOWN'
  amountMinor: bigint
  checks: number
}

export interface RefundState {
  id: string
  intentId: string
  attemptId: string
  orderRefundId: string | null
  status: 'PENDING' | 'SUCCEEDED' | 'FAILED' | 'UNKNOWN' | 'REVERSED'
  amountMinor: bigint
  checks: number
}

export interface LockedCapture {
  capture: CaptureState
  intent: LockedIntent
}

export interface LockedRefund {
  refund: RefundState
  intent: LockedIntent
}

type Row<T> = { movement: Omit<T, 'amountMinor'> & { amountMinor: string } } & IntentRow

const CAPTURE = `json_build_object('id', m.id, 'kind', m.kind, 'intentId', m.intent_id, 'attemptId', m.attempt_id, 'status', m.status,
  'amountMinor', m.amount_minor::text, 'checks', m.checks)`
const REFUND = `json_build_object('id', m.id, 'orderRefundId', m.order_refund_id, 'intentId', m.intent_id, 'attemptId', m.attempt_id, 'status', m.status,
  'amountMinor', m.amount_minor::text, 'checks', m.checks)`

/** A capture or void with its intent, both locked; Unusable when nobody asked for it. */
export async function lockCapture(tx: RawTx, id: string): Promise<LockedCapture> {
  const { movement, intent } = await lock<CaptureState>(tx, 'payment_capture', CAPTURE, id)
  return { capture: movement, intent }
}

/** A refund with its intent, both locked; Unusable when nobody asked for it. */
export async function lockRefund(tx: RawTx, id: string): Promise<LockedRefund> {
  const { movement, intent } = await lock<RefundState>(tx, 'payment_refund', REFUND, id)
  return { refund: movement, intent }
}

async function lock<T extends { amountMinor: bigint }>(tx: RawTx, table: string, columns: string, id: string) {
  const [row] = await tx.$queryRawUnsafe<Row<T>[]>(
    `SELECT ${columns} AS movement, ${INTENT} FROM payment.${table} m JOIN payment.payment_intent i ON i.id = m.intent_id
     WHERE m.id = $1 FOR UPDATE OF i, m`,
    id,
  )
  if (!row) throw new Unusable(`expected the reference of a ${NAMES[table]}, got ${id}`)
  const { movement, ...intent } = row
  return {
    movement: { ...movement, amountMinor: BigInt(movement.amountMinor) } as unknown as T,
    intent: toIntent(intent),
  }
}

const NAMES: Record<string, string> = { payment_capture: 'capture or void', payment_refund: 'refund' }

/** What becomes of a movement. It is looked at again at `checkAt`, or never. */
export interface MovementChange {
  status: string
  failure?: string
  checks?: number
  checkAt?: Date
}

export const changeCapture = (tx: RawTx, id: string, change: MovementChange) =>
  changeMovement(tx, 'payment_capture', id, change)
export const changeRefund = (tx: RawTx, id: string, change: MovementChange) =>
  changeMovement(tx, 'payment_refund', id, change)

async function changeMovement(tx: RawTx, table: string, id: string, change: MovementChange): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE payment.${table} SET status = $2, failure = $3, checks = coalesce($4, checks), check_at = $5 WHERE id = $1`,
    id,
    change.status,
    change.failure ?? null,
    change.checks ?? null,
    change.checkAt ?? null,
  )
}
