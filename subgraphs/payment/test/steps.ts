import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import type { Fault } from '../sandbox/faults.ts'
import type { Answer, Shop } from './shop.ts'

export const GOOD = '4242424242424242'
export const CARD = 'sandbox-card'
export const WALLET = 'sandbox-wallet'

/** What people and other systems do about a payment, one step each. */
export function stepsOf(shop: Shop) {
  const orderOf = async (id: string) =>
    (await shop.world.sql<{ id: string }>('SELECT order_id AS id FROM payment.payment_intent WHERE id = $1', [id]))[0]!
      .id
  const steps = {
    orderOf,
    /** A payment that is held, or paid at once. */
    hold: async (): Promise<string> => {
      const { id } = await shop.intent(undefined, undefined, { captureMethod: 'MANUAL' })
      await shop.confirm(id, GOOD)
      return id
    },
    pay: async (): Promise<string> => {
      const { id } = await shop.intent()
      await shop.confirm(id, GOOD)
      return id
    },
    /** Answers at the bank's page, which may still be open after the payment is over. */
    approve: async (id: string, outcome = 'approve', page?: string) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const url = page ?? (await shop.read(id)).nextAction.url
      expect((await fetch(url, { method: 'POST', headers, body: `outcome=${outcome}` })).status).toBe(200)
    },
    capture: async (paymentIntentId: string, change: object = {}, claims = claimsFor('OPS')): Promise<Answer> => {
      const query = `mutation ($input: PaymentIntentCaptureInput!) { paymentIntentCapture(input: $input) {
        paymentIntent { status received { amountMinor } } userErrors { code path } } }`
      const input = { paymentIntentId, idempotencyKey: randomUUID(), ...change }
      const { data, errors } = await shop.run(query, { input }, claims)
      return data?.paymentIntentCapture ?? { errors }
    },
    refund: async (id: string, amountMinor: string, change: object = {}): Promise<string> => {
      const refundId = `rfd_${randomUUID()}`
      const orderId = await orderOf(id)
      const event = { refundId, orderId, businessId: 'biz_test', paymentIntentId: id, amountMinor, currencyCode: 'CNY' }
      await shop.emit('order.refundApproved', orderId, { ...event, ...change })
      return refundId
    },
    cancelOrder: async (id: string) => {
      const orderId = await orderOf(id)
      await shop.emit('order.cancelled', orderId, { orderId, businessId: 'biz_test', reason: 'not paid in time' })
    },
    /** Does something while a channel has a fault, and lets the janitor look at what came of it afterwards. */
    under: async <T>(fault: Fault, channel: string, work: () => Promise<T>): Promise<T> => {
      shop.sandbox.setFault(fault, channel)
      const done = await work().finally(() => shop.sandbox.setFault('none', channel))
      await shop.world.clock.advance(11_000)
      return done
    },
    /** Where a payment ends: its state, and its money by the events, which is also what the sums say. */
    end: async (id: string) => {
      const { status, received, refunded, events } = await shop.read(id)
      const sum = (...kinds: string[]) =>
        events
          .filter(({ kind }: Answer) => kinds.includes(kind))
          .reduce((total: number, { amount }: Answer) => total + Number(amount.amountMinor), 0)
      expect(Number(received.amountMinor)).toBe(sum('CHARGED', 'CAPTURED'))
      expect(Number(refunded.amountMinor)).toBe(sum('REFUNDED') - sum('REFUND_REVERSED'))
      return { status, received: Number(received.amountMinor), refunded: Number(refunded.amountMinor) }
    },
  }
  return steps
}

export const until = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 9000, interval: 20 })
