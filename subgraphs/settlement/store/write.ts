import type { Tx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import type { Entry } from '../domain/ledger.ts'

/**
 * Serialises everything about one order: its completion and its refunds may arrive at the same time and in any order,
 * and each must see what the other has written.
 */
export async function lockOrderEvents(tx: Tx, orderId: string): Promise<void> {
  await tx.$queryRawUnsafe('SELECT 1 FROM pg_advisory_xact_lock(hashtextextended($1, 0))', orderId)
}

/** The open period of a business, held open until this transaction ends; the first use opens it. */
export async function holdOpenPeriod(tx: Tx, businessId: string, now: Date): Promise<string> {
  for (;;) {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      `SELECT id FROM settlement.settlement_period WHERE business_id = $1 AND status = 'OPEN' FOR SHARE`,
      businessId,
    )
    if (rows[0]) return rows[0].id
    // None: it is the first, or was closed while we waited for its lock. A rival's row makes this insert do nothing.
    await openPeriod(tx, businessId, now)
  }
}

export async function openPeriod(tx: Tx, businessId: string, now: Date): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO settlement.settlement_period (id, business_id, status, starts_at) VALUES ($1, $2, 'OPEN', $3)
     ON CONFLICT (business_id) WHERE status = 'OPEN' DO NOTHING`,
    newId('per'),
    businessId,
    now,
  )
}

export interface Posting {
  businessId: string
  kind: 'CLEARING' | 'REVERSAL' | 'PAYOUT'
  reference: string
  orderId: string | null
  currencyCode: string
  entries: readonly Entry[]
  at: Date
}

/** Posts a balanced transaction. Its kind and reference are unique: it cannot be posted twice. */
export async function post(tx: Tx, { entries, currencyCode, at, ...transaction }: Posting): Promise<void> {
  const id = newId('led')
  await tx.ledgerTransaction.create({ data: { id, ...transaction, postedAt: at } })
  await tx.ledgerEntry.createMany({ data: entries.map(entry => ({ transactionId: id, currencyCode, ...entry })) })
}
