import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { confirmIntent } from '../commands/confirmIntent.ts'
import { createIntent } from '../commands/createIntent.ts'
import { createTogether, type Together } from '../commands/together.ts'
import { openShop } from './shop.ts'
import { GOOD } from './steps.ts'

// It would be told of some charges before the channel answers.
const shop = openShop({ webhooks: false })

it('writes the same for requests that go together as for one by itself', async () => {
  const none = { openIntent: async () => false, startAttempt: async () => false, applyAnswer: async () => null }
  const viewer = claimsFor('SHOPPER').viewer
  const pay = async (together: Partial<Together>, orderId: string) => {
    const deps = { ...shop.deps, together: { ...createTogether(shop.deps), ...together } }
    const keys = { idempotencyKey: `same ${orderId}` }
    const { intentId } = await createIntent(deps, viewer, { orderId, captureMethod: 'AUTOMATIC', ...keys })
    await confirmIntent(deps, viewer, { paymentIntentId: intentId, method: 'CARD', methodToken: GOOD, ...keys })
    return intentId
  }
  /** All that is written of a payment, but for what tells it apart from another one. */
  const written = async (id: string, orderId: string) => {
    const tables = {
      payment_intent: 'id = $1',
      payment_attempt: 'intent_id = $1',
      payment_event: 'intent_id = $1',
      idempotency_key: `key = 'same ' || $1`,
    }
    return Promise.all(
      Object.entries(tables).map(async ([table, own]) => {
        const key = table === 'idempotency_key' ? orderId : id
        const rows = await shop.world.sql(`SELECT * FROM payment.${table} WHERE ${own} ORDER BY 1, 2, 3`, [key])
        return rows.map(row =>
          Object.entries(row).map(([name, value]) =>
            /(^|_)(id|key|reference|hash|response|at|until|of)$/.test(name) ? [name, typeof value] : [name, value],
          ),
        )
      }),
    )
  }
  const orders = Array.from({ length: 7 }, () => `ord_${randomUUID()}`)
  const [first, ...others] = orders as [string, ...string[]]
  const together = createTogether(shop.deps)
  const [alone, ...paid] = [await pay(none, first), ...(await Promise.all(others.map(id => pay(together, id))))]
  const expected = await written(alone!, first)
  expect(expected.map(rows => rows.length)).toEqual([1, 1, 1, 2])
  for (const [index, id] of paid.entries()) expect(await written(id, others[index]!)).toEqual(expected)
})

it('keeps one that cannot be written from the others that wait with it', async () => {
  const together = createTogether(shop.deps)
  const at = shop.world.clock.now()
  const finish = { businessId: 'biz_test', scope: 'test', viewerId: 'usr_shopper', response: {} }
  const intent = (id: string, amountMinor: bigint) => {
    const total = { amountMinor, currencyCode: 'CNY' }
    const key = { ...finish, key: id }
    return {
      id,
      ...finish,
      orderId: `ord_${id}`,
      customerId: 'usr_shopper',
      captureMethod: 'AUTOMATIC' as const,
      total,
      at,
      finish: key,
    }
  }
  const ids = ['good', 'other', 'poor'].map(name => `pay_${name}_${randomUUID()}`)
  for (const id of ids)
    await shop.world.sql(
      `INSERT INTO payment.idempotency_key VALUES ('biz_test', 'test', 'usr_shopper', $1, '', '', 'RUNNING', now(), NULL, now())`,
      [id],
    )
  const [good, other, poor] = ids as [string, string, string]
  expect(await Promise.all([intent(good, 100n), intent(poor, 0n)].map(together.openIntent))).toEqual([false, false])
  const stray = { ...intent(randomUUID(), 100n) }
  expect(await Promise.all([intent(good, 100n), stray, intent(other, 100n)].map(together.openIntent))).toEqual([
    true,
    false,
    true,
  ])
  const rows = await shop.world.sql('SELECT id FROM payment.payment_intent WHERE id = ANY($1) ORDER BY id', [
    [...ids, stray.id],
  ])
  expect(rows).toEqual([good, other].sort().map(id => ({ id })))
})
