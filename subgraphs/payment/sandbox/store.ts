import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type Kind = 'charge' | 'refund' | 'transfer'

/** Money that moved, or was refused. `reference` is the merchant's and unique per kind: a repeat finds the first. */
export interface Movement {
  id: string
  kind: Kind
  reference: string
  status: 'SUCCEEDED' | 'DECLINED' | 'PENDING' | 'ACTION'
  amountMinor: string
  currency: string
  detail: string
}

/** Why a charge was declined; at a refund or transfer `detail` is something else. */
export const declineCodeOf = ({ kind, detail }: Movement) => (kind === 'charge' && detail) || 'card_declined'

export interface Delivery {
  id: string
  body: string
  attempts: number
  badSignature: number
}

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS movement (id TEXT PRIMARY KEY, kind TEXT, reference TEXT, status TEXT, amountMinor TEXT, currency TEXT, detail TEXT, UNIQUE (kind, reference));
  CREATE TABLE IF NOT EXISTS delivery (id TEXT PRIMARY KEY, body TEXT, dueAt INTEGER, attempts INTEGER DEFAULT 0, badSignature INTEGER DEFAULT 0, done INTEGER DEFAULT 0);`

/** The provider's own books, in a file of its own: it survives its process. */
export function openStore(file: string) {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const db = new DatabaseSync(file)
  try {
    db.exec(SCHEMA)
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
  const find = db.prepare('SELECT * FROM movement WHERE kind = ? AND reference = ?')
  const byId = db.prepare('SELECT * FROM movement WHERE id = ?')
  const insert = db.prepare(
    'INSERT INTO movement (id, kind, reference, status, amountMinor, currency, detail) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const setStatus = db.prepare('UPDATE movement SET status = ? WHERE id = ?')
  const enqueue = db.prepare('INSERT INTO delivery (id, body, dueAt, badSignature) VALUES (?, ?, ?, ?)')
  const due = db.prepare(
    'SELECT id, body, attempts, badSignature FROM delivery WHERE done = 0 AND dueAt <= ? ORDER BY dueAt LIMIT 20',
  )
  const delivered = db.prepare('UPDATE delivery SET done = 1 WHERE id = ?')
  const postpone = db.prepare('UPDATE delivery SET attempts = attempts + 1, badSignature = 0, dueAt = ? WHERE id = ?')
  return {
    find: (kind: Kind, reference: string) => find.get(kind, reference) as unknown as Movement | undefined,
    byId: (id: string) => byId.get(id) as unknown as Movement | undefined,
    add: (movement: Omit<Movement, 'id'>): Movement => {
      const id = `${movement.kind.slice(0, 2)}_${randomUUID()}`
      insert.run(
        id,
        movement.kind,
        movement.reference,
        movement.status,
        movement.amountMinor,
        movement.currency,
        movement.detail,
      )
      return { id, ...movement }
    },
    setStatus: (id: string, status: Movement['status']) => void setStatus.run(status, id),
    refundedOf: (chargeReference: string) =>
      (
        db
          .prepare(`SELECT amountMinor FROM movement WHERE kind = 'refund' AND status = 'SUCCEEDED' AND detail = ?`)
          .all(chargeReference) as { amountMinor: string }[]
      ).reduce((sum, row) => sum + BigInt(row.amountMinor), 0n),
    count: (kind: Kind) =>
      (
        db.prepare(`SELECT count(*) AS n FROM movement WHERE kind = ? AND status = 'SUCCEEDED'`).get(kind) as {
          n: number
        }
      ).n,
    enqueue: (id: string, body: string, dueAt: number, badSignature: boolean) =>
      void enqueue.run(id, body, dueAt, badSignature ? 1 : 0),
    due: (now: number) => due.all(now) as unknown as Delivery[],
    delivered: (id: string) => void delivered.run(id),
    postpone: (id: string, dueAt: number) => void postpone.run(dueAt, id),
    close: () => db.close(),
  }
}

export type SandboxStore = ReturnType<typeof openStore>
