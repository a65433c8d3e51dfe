import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { Fault } from './faults.ts'

export type Kind = 'charge' | 'capture' | 'void' | 'refund' | 'transfer'

/** Money that moved, is held, or was refused. `reference` is the merchant's and unique per kind: a repeat finds the first. */
export interface Movement {
  id: string
  kind: Kind
  reference: string
  status: 'SUCCEEDED' | 'AUTHORISED' | 'DECLINED' | 'PENDING' | 'ACTION' | 'REVERSED'
  amountMinor: string
  currency: string
  /** Why a charge was declined; of a capture, void or refund the charge's reference; of a transfer where it goes. */
  detail: string
  channel: string
  /** Whose money it is. */
  account: string
  /** When it is booked, in milliseconds: by the clock of whoever asked, so that a test clock gets files of its days. */
  at: number
  /** What is still going to go wrong with it. */
  fault: Fault
  /** 1: the charge only holds the money. */
  hold: number
}

export const declineCodeOf = ({ kind, detail }: Movement) => (kind === 'charge' && detail) || 'card_declined'

export interface Delivery {
  id: string
  /** The charge that it is about: what is told of one goes out one after the other. */
  subject: string
  body: string
  attempts: number
  badSignature: number
}

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS movement (id TEXT PRIMARY KEY, kind TEXT, reference TEXT, status TEXT, amountMinor TEXT, currency TEXT, detail TEXT, UNIQUE (kind, reference));
  CREATE TABLE IF NOT EXISTS delivery (id TEXT PRIMARY KEY, body TEXT, dueAt INTEGER, attempts INTEGER DEFAULT 0, badSignature INTEGER DEFAULT 0, done INTEGER DEFAULT 0);`
/** Columns that a file from before they were there is given. */
const LATER = {
  movement: {
    channel: `TEXT NOT NULL DEFAULT ''`,
    account: `TEXT NOT NULL DEFAULT ''`,
    at: 'INTEGER NOT NULL DEFAULT 0',
    fault: `TEXT NOT NULL DEFAULT 'none'`,
    hold: 'INTEGER NOT NULL DEFAULT 0',
  },
  delivery: { subject: `TEXT NOT NULL DEFAULT ''` },
}

function open(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const db = new DatabaseSync(file)
  try {
    db.exec(SCHEMA)
    for (const [table, columns] of Object.entries(LATER)) addColumns(db, table, columns)
    db.exec(`CREATE INDEX IF NOT EXISTS movement_of_day ON movement (account, channel, at);
      CREATE INDEX IF NOT EXISTS delivery_due ON delivery (dueAt) WHERE done = 0`)
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
  return db
}

function addColumns(db: DatabaseSync, table: string, columns: Record<string, string>): void {
  const there = db
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(row => row.name)
  for (const [name, type] of Object.entries(columns))
    if (!there.includes(name)) db.exec(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`)
}

/** The provider's own books, in a file of its own: it survives its process. */
export function openStore(file: string) {
  const db = open(file)
  const find = db.prepare('SELECT * FROM movement WHERE kind = ? AND reference = ?')
  const byId = db.prepare('SELECT * FROM movement WHERE id = ?')
  const insert = db.prepare(
    `INSERT INTO movement (id, kind, reference, status, amountMinor, currency, detail, channel, account, at, fault, hold)
     VALUES ($id, $kind, $reference, $status, $amountMinor, $currency, $detail, $channel, $account, $at, $fault, $hold)`,
  )
  const setStatus = db.prepare('UPDATE movement SET status = ? WHERE id = ?')
  const ofCharge = db.prepare('SELECT amountMinor, status FROM movement WHERE kind = ? AND detail = ?')
  const ofDay = db.prepare(
    'SELECT * FROM movement WHERE account = ? AND channel = ? AND at >= ? AND at < ? ORDER BY rowid',
  )
  const count = db.prepare(`SELECT count(*) AS n FROM movement WHERE kind = ? AND status = 'SUCCEEDED'`)
  const enqueue = db.prepare('INSERT INTO delivery (id, subject, body, dueAt, badSignature) VALUES (?, ?, ?, ?, ?)')
  const due = db.prepare(
    'SELECT id, subject, body, attempts, badSignature FROM delivery WHERE done = 0 AND dueAt <= ? ORDER BY dueAt, rowid LIMIT 100',
  )
  const delivered = db.prepare('UPDATE delivery SET done = 1 WHERE id = ?')
  const postpone = db.prepare('UPDATE delivery SET attempts = attempts + 1, badSignature = 0, dueAt = ? WHERE id = ?')
  /** What was moved of a charge, in the given states. */
  const sumOf = (kind: Kind, chargeReference: string, states: readonly Movement['status'][]) =>
    (ofCharge.all(kind, chargeReference) as unknown as Pick<Movement, 'amountMinor' | 'status'>[])
      .filter(({ status }) => states.includes(status))
      .reduce((sum, row) => sum + BigInt(row.amountMinor), 0n)
  return {
    find: (kind: Kind, reference: string) => find.get(kind, reference) as unknown as Movement | undefined,
    byId: (id: string) => byId.get(id) as unknown as Movement | undefined,
    add: (movement: Omit<Movement, 'id'>): Movement => {
      const made = { id: `${movement.kind.slice(0, 2)}_${randomUUID()}`, ...movement }
      insert.run(Object.fromEntries(Object.entries(made).map(([name, value]) => [`$${name}`, value as SQLInputValue])))
      return made
    },
    setStatus: (id: string, status: Movement['status']) => void setStatus.run(status, id),
    refundedOf: (chargeReference: string) => sumOf('refund', chargeReference, ['SUCCEEDED']),
    /** Succeeded or still to. */
    claimedOf: (kind: Kind, chargeReference: string) => sumOf(kind, chargeReference, ['SUCCEEDED', 'PENDING']),
    ofDay: (account: string, channel: string, from: number, to: number) =>
      ofDay.all(account, channel, from, to) as unknown as Movement[],
    count: (kind: Kind) => (count.get(kind) as { n: number }).n,
    enqueue: ({ id, subject, body, badSignature }: Omit<Delivery, 'attempts'>, dueAt: number) =>
      void enqueue.run(id, subject, body, dueAt, badSignature),
    due: (now: number) => due.all(now) as unknown as Delivery[],
    delivered: (id: string) => void delivered.run(id),
    postpone: (id: string, dueAt: number) => void postpone.run(dueAt, id),
    close: () => db.close(),
  }
}

export type SandboxStore = ReturnType<typeof openStore>
