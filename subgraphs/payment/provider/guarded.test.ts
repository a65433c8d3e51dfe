import { Registry } from 'prom-client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Breakers } from '#shared/breakers.ts'
import { guardProviders } from './guarded.ts'
import type { Outcome, PaymentProvider, Unavailable } from './port.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const at = new Date(0)
const charge = {
  ...{ reference: 'atm_1', amountMinor: 5n, currencyCode: 'CNY', token: '4242' },
  ...{ account: 'biz', authoriseOnly: false, at },
}
const refund = { reference: 'rfd_1', chargeReference: 'atm_1', amountMinor: 5n, at }

function channel(answer: Outcome | Unavailable) {
  const state = { answer, asked: 0 }
  const ask = async () => {
    state.asked += 1
    return state.answer
  }
  const provider = { charge: ask, follow: ask, lookup: ask } as unknown as PaymentProvider
  const breakers = new Breakers(new Registry())
  const { card } = guardProviders({ card: provider }, breakers)
  return { state, card: card!, breaker: breakers.get('payment.card') }
}

it('sends nothing to a dead channel, and calls nothing declined because of it', async () => {
  const { state, card, breaker } = channel({ kind: 'UNKNOWN' })
  for (let n = 0; n < 5; n += 1) expect(await card.charge(charge)).toEqual({ kind: 'UNKNOWN' })
  expect(breaker.state).toBe('OPEN')
  expect(await card.charge(charge)).toEqual({ kind: 'UNAVAILABLE' })
  // Not null: the channel did not say that it has never heard of it.
  expect(await card.lookup('charge', 'atm_1')).toEqual({ kind: 'UNKNOWN' })
  expect(await card.follow('refund', refund)).toEqual({ kind: 'UNKNOWN' })
  expect(await card.lookup('refund', 'rfd_1')).toEqual({ kind: 'UNKNOWN' })
  expect(state.asked).toBe(5)

  state.answer = { kind: 'SUCCEEDED', providerReference: 'ch_1' }
  vi.setSystemTime(Date.now() + 5001)
  expect(await card.lookup('charge', 'atm_1')).toEqual(state.answer)
  expect(breaker.state).toBe('CLOSED')
})

it('takes a decline for the answer that it is', async () => {
  const { card, breaker } = channel({ kind: 'DECLINED', declineCode: 'card_declined' })
  for (let n = 0; n < 10; n += 1) expect(await card.charge(charge)).toMatchObject({ kind: 'DECLINED' })
  expect(breaker.state).toBe('CLOSED')
})
