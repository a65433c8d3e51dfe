import { afterAll, beforeAll, expect, it } from 'vitest'
import { clearOrder } from '../commands/clear.ts'
import { type Answer, type Books, completed, earned, openBooks } from './books.ts'

let books: Books
/** A clearing that is gathered in a closed period and paid out, and one in the open period. */
let ids: Record<'$gathered' | '$waiting' | '$closed' | '$open' | '$payout', string>
beforeAll(async () => {
  books = await openBooks()
  await clearOrder(books.deps, earned('cre_paid', 'room_1', '1000'))
  const { period } = await books.close()
  const { payouts } = await books.payOut(period.id)
  await clearOrder(books.deps, completed())
  const one = async (sql: string) => (await books.world.sql<Answer>(sql))[0].id
  ids = {
    $gathered: await one(`SELECT id FROM settlement.clearing WHERE period_id = '${period.id}'`),
    $waiting: await one(`SELECT id FROM settlement.clearing WHERE period_id <> '${period.id}'`),
    $closed: period.id,
    $open: await one(`SELECT id FROM settlement.settlement_period WHERE status = 'OPEN'`),
    $payout: payouts[0].id,
  }
})
afterAll(() => books.shut())

const filled = (sql: string) => sql.replaceAll(/\$[a-z]+/g, name => `'${ids[name as keyof typeof ids]}'`)
const LEDGER_ENTRY = `WITH t AS (INSERT INTO settlement.ledger_transaction (id, business_id, kind, reference, posted_at) VALUES ('led_x', 'biz_test', 'X', 'x', now()) RETURNING id)
  INSERT INTO settlement.ledger_entry (transaction_id, account, side, amount_minor, currency_code) SELECT id, 'a', 'DEBIT', 1, 'CNY' FROM t`
const SHARE = 'INSERT INTO settlement.clearing_share (clearing_id, party_type, party_id, rule, amount_minor)'
const PERIOD = 'INSERT INTO settlement.settlement_period (id, business_id, status, starts_at, ends_at)'
const PAYOUT =
  'INSERT INTO settlement.payout (id, business_id, period_id, party_type, party_id, currency_code, amount_minor, status, created_at)'

it.each([
  ['a changed ledger entry', 'UPDATE settlement.ledger_entry SET amount_minor = 1', /append-only/],
  ['a deleted clearing', 'DELETE FROM settlement.clearing', /append-only/],
  ['a ledger transaction out of balance', LEDGER_ENTRY, /not balanced/],
  ['one more share of a clearing', `${SHARE} VALUES ($waiting, 'CHANNEL', 'cha_1', '1 bps', 1)`, /do not sum/],
  ['a changed share', 'UPDATE settlement.clearing_share SET amount_minor = amount_minor + 1', /append-only/],
  ['a deleted share', 'DELETE FROM settlement.clearing_share', /append-only/],
  [
    'a share gathered twice',
    'UPDATE settlement.clearing_share SET period_id = $open WHERE clearing_id = $gathered',
    /append-only/,
  ],
  [
    'a share paid twice',
    'UPDATE settlement.clearing_share SET payout_id = NULL WHERE clearing_id = $gathered',
    /is not the sum/,
  ],
  [
    'a share paid before it was gathered',
    'UPDATE settlement.clearing_share SET payout_id = $payout WHERE clearing_id = $waiting',
    /clearing_share_payout/,
  ],
  [
    'a payout of nothing',
    `${PAYOUT} VALUES ('pout_x', 'biz_test', $closed, 'CREATOR', 'cre_x', 'CNY', 1, 'PENDING', now())`,
    /is not the sum/,
  ],
  [
    'a payout that is born paid',
    `${PAYOUT} VALUES ('pout_x', 'biz_test', $closed, 'CREATOR', 'cre_x', 'CNY', 1, 'PAID', now())`,
    /begins as PENDING/,
  ],
  ['a payout that was paid and is not', `UPDATE settlement.payout SET status = 'UNKNOWN'`, /stays so/],
  ['a deleted payout', 'DELETE FROM settlement.payout', /append-only/],
  ['a period that is born closed', `${PERIOD} VALUES ('per_x', 'biz_x', 'CLOSED', now(), now())`, /begins as OPEN/],
  ['a second open period', `${PERIOD} VALUES ('per_x', 'biz_test', 'OPEN', now(), NULL)`, /settlement_period_open/],
  ['a deleted period', 'DELETE FROM settlement.settlement_period WHERE id = $open', /append-only/],
  [
    'a period that is opened again',
    `UPDATE settlement.settlement_period SET status = 'OPEN' WHERE id = $closed`,
    /move/,
  ],
  [
    'a period that skips its gathering',
    `UPDATE settlement.settlement_period SET status = 'CLOSED' WHERE id = $open`,
    /move/,
  ],
  [
    'a closed period that is moved',
    'UPDATE settlement.settlement_period SET ends_at = now() WHERE id = $closed',
    /move/,
  ],
  [
    'a period that begins at another time',
    'UPDATE settlement.settlement_period SET starts_at = now() WHERE id = $open',
    /move/,
  ],
])('refuses %s, whoever asks', async (_name, sql, reason) => {
  await expect(books.world.sql(filled(sql))).rejects.toThrow(reason)
})

it('gives the subgraph itself no right to change its books', async () => {
  const { pool } = books.deps.platform
  for (const sql of [
    'UPDATE settlement.ledger_entry SET amount_minor = 1',
    'UPDATE settlement.clearing_share SET amount_minor = 1',
    'DELETE FROM settlement.clearing_share',
    'DELETE FROM settlement.settlement_period',
    'DELETE FROM settlement.payout',
  ]) {
    await expect(pool.query(sql)).rejects.toThrow(/permission denied/)
  }
})
