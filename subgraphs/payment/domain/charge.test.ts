import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ChargedIntent, changesNothing, effectOf, type LockedAttempt } from './charge.ts'
import type { Outcome } from './outcome.ts'

/** What an outcome does, for every state that an attempt and its intent can be in. */
const at = new Date('2026-01-01T00:00:00Z')
const attempts = fc.record({
  id: fc.constant('atm_1'),
  status: fc.constantFrom('PENDING', 'AUTHORISED', 'SUCCEEDED', 'DECLINED', 'UNKNOWN'),
  providerReference: fc.constantFrom(null, 'ch_1', 'ch_2'),
  checks: fc.nat(5),
}) as fc.Arbitrary<LockedAttempt>
const intents = fc.record({
  status: fc.constantFrom(
    ...['REQUIRES_PAYMENT_METHOD', 'REQUIRES_ACTION', 'PROCESSING', 'REQUIRES_CAPTURE', 'SUCCEEDED', 'CANCELLED'],
  ),
  captureMethod: fc.constantFrom('AUTOMATIC', 'MANUAL'),
  currencyCode: fc.constant('CNY'),
  amountMinor: fc.constant(5000n),
  orderCancelled: fc.boolean(),
}) as fc.Arbitrary<ChargedIntent>
const outcomes = fc.oneof(
  fc.record({
    kind: fc.constantFrom('SUCCEEDED', 'AUTHORISED'),
    providerReference: fc.constantFrom('ch_1', 'ch_2'),
    amountMinor: fc.constantFrom(undefined, 5000n, 2500n, 9000n),
  }),
  fc.constantFrom(
    { kind: 'DECLINED', declineCode: 'no' },
    { kind: 'PENDING' },
    { kind: 'UNKNOWN' },
    { kind: 'ACTION', action: 'REDIRECT', url: 'http://bank' },
  ),
) as fc.Arbitrary<Outcome>
const sources = fc.constantFrom('answer', 'webhook', 'lookup', 'replay') as fc.Arbitrary<'answer' | 'webhook'>
const given = [attempts, intents, outcomes, sources] as const

const decide = (attempt: LockedAttempt, intent: ChargedIntent, outcome: Outcome, source: 'answer' | 'webhook') =>
  effectOf(attempt, intent, outcome, { source, at })

it('records money whenever it is told of, and uses it or gives it back, never both', () => {
  fc.assert(
    fc.property(...given, (attempt, intent, outcome, source) => {
      const { event, paid, back, moveTo } = decide(attempt, intent, outcome, source)
      if (!('providerReference' in outcome)) {
        expect({ event, paid, back }).toEqual({ event: null, paid: false, back: null })
        return
      }
      const amount = outcome.amountMinor ?? intent.amountMinor
      if (!event) {
        expect(attempt).toMatchObject({ status: outcome.kind, providerReference: outcome.providerReference })
        expect({ paid, back, moveTo }).toEqual({ paid: false, back: null, moveTo: null })
        return
      }
      expect(event.amountMinor).toBe(amount)
      const used = moveTo === 'SUCCEEDED' || moveTo === 'REQUIRES_CAPTURE'
      expect(used).toBe(back === null)
      expect(paid).toBe(moveTo === 'SUCCEEDED')
      if (used) expect(amount).toBe(intent.amountMinor)
      else expect(back).toEqual({ kind: event.kind === 'CHARGED' ? 'REFUND' : 'VOID', amountMinor: amount })
    }),
  )
})

it('holds nothing for an order that was cancelled, or for an intent that is not collected later', () => {
  fc.assert(
    fc.property(...given, (attempt, intent, outcome, source) => {
      const { moveTo } = decide(attempt, intent, outcome, source)
      if (intent.orderCancelled || intent.captureMethod === 'AUTOMATIC') expect(moveTo).not.toBe('REQUIRES_CAPTURE')
      if (intent.orderCancelled) expect(moveTo).not.toBe('REQUIRES_PAYMENT_METHOD')
    }),
  )
})

it('lets what is not about money change only an attempt that is open', () => {
  fc.assert(
    fc.property(...given, (attempt, intent, outcome, source) => {
      const effect = decide(attempt, intent, outcome, source)
      const open = attempt.status === 'PENDING' || attempt.status === 'UNKNOWN'
      if ('providerReference' in outcome || open) return
      expect(effect).toMatchObject({ attempt: null, moveTo: null })
      expect(changesNothing(effect)).toBe(source !== 'answer')
    }),
  )
})
