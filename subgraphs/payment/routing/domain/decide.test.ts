import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CODES, capabilities, request, state } from '../test/arbitrary.ts'
import { type Channel, feeOf, incapable, type RoutingRequest } from './channel.ts'
import { decide, decideNext, type RoutingState } from './decide.ts'
import { DEFAULT_CHANNELS, DEFAULT_HEALTH, DEFAULT_RULE_SET } from './defaults.ts'
import { isTrickle, isUnhealthy } from './health.ts'
import { applies, channelsOf, type Rule, type RuleOutcome } from './rules.ts'

const CHANNELS = DEFAULT_CHANNELS.map(each => ({ ...each, capabilities }))

describe('a decision', () => {
  it('is one of the candidates, or nothing for a reason; the first rule that applies has taken it', () => {
    fc.assert(
      fc.property(request, state, (payment, now) => {
        const decision = decide(payment, now)
        const first = now.ruleSet.rules.find(({ when }) => applies(when, payment))
        expect(decision.rule).toBe(first ? first.name : null)
        expect(decision.reason).not.toBe('')
        if (decision.chosen === null) expect(decision.candidates).toEqual([])
        else expect(decision.candidates).toContain(decision.chosen)
        // Every channel that the rule names is a candidate or left out for a reason, and never both but when passed by.
        const named = first ? channelsOf(first.outcome) : []
        const out = decision.eliminated.filter(({ code }) => code !== 'UNHEALTHY').map(({ channelCode }) => channelCode)
        expect([...decision.candidates, ...out].sort()).toEqual([...named].sort())
      }),
    )
  })

  it('never takes a channel that is disabled, incapable or tried', () => {
    fc.assert(
      fc.property(request, state, fc.subarray(CODES), (payment, now, tried) => {
        const { chosen } = decide(payment, now, tried)
        if (chosen === null) return
        const taken = now.channels.find(({ code }) => code === chosen)!
        expect(incapable(taken, payment)).toBeNull()
        if (payment.manualCapture) expect(taken.capabilities.capture).not.toBe('NONE')
        expect(tried).not.toContain(chosen)
        if (tried.length > 0) expect(taken.tokenisation).toBe('PORTABLE')
      }),
    )
  })

  it('is the same for the same payment and health', () => {
    fc.assert(
      fc.property(request, state, (payment, now) => {
        expect(decide({ ...payment }, structuredClone(now))).toEqual(decide(payment, now))
      }),
    )
  })

  it('takes an unhealthy channel only as the trickle, or when no candidate is healthy', () => {
    fc.assert(
      fc.property(request, state, (payment, now) => {
        const { chosen, candidates, trickle } = decide(payment, now)
        const policy = now.ruleSet.health
        const sick = (code: string) => {
          const recent = now.health.get(code)
          return recent !== undefined && isUnhealthy(recent, policy)
        }
        if (chosen === null) return
        expect(trickle).toBe(sick(chosen) && isTrickle(payment.key, chosen, policy))
        if (sick(chosen) && !trickle) expect(candidates.every(sick)).toBe(true)
      }),
    )
  })

  it('leaves payments of healthy channels where they are when another becomes unhealthy', () => {
    const rules: Rule[] = [{ name: 'r', when: {}, outcome: { kind: 'SPLIT', shares: shares(40, 35, 25) } }]
    const well = stateOf(rules)
    const sick = { ...well, health: new Map([['b', { attempts: 9, failures: 9 }]]) }
    for (let n = 0; n < 500; n += 1) {
      const payment = paymentOf(`ord_${n}`)
      const before = decide(payment, well).chosen
      if (before !== 'b') expect(decide(payment, sick).chosen).toBe(before)
    }
  })
})

describe('shares', () => {
  const KEYS = 4000
  const count = (now: RoutingState) => {
    const counted = new Map<string, number>()
    for (let n = 0; n < KEYS; n += 1) {
      const { chosen } = decide(paymentOf(`ord_${n}`), now)
      counted.set(chosen!, (counted.get(chosen!) ?? 0) + 1)
    }
    return counted
  }
  /** Five standard deviations of a fair draw: less than one in a million, and the keys are fixed. */
  const near = (seen: number | undefined, share: number) =>
    expect(Math.abs((seen ?? 0) / KEYS - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / KEYS))

  it('of a split are what the rule says', () => {
    const split = [{ name: 'r', when: {}, outcome: { kind: 'SPLIT' as const, shares: shares(70, 20, 10) } }]
    const counted = count(stateOf(split))
    near(counted.get('a'), 0.7)
    near(counted.get('b'), 0.2)
    near(counted.get('c'), 0.1)
  })

  it('of an unhealthy channel are its trickle, and the rest of it is spread by the shares of the others', () => {
    const split = [{ name: 'r', when: {}, outcome: { kind: 'SPLIT' as const, shares: shares(60, 30, 10) } }]
    const counted = count({ ...stateOf(split), health: new Map([['a', { attempts: 9, failures: 9 }]]) })
    near(counted.get('a'), 0.6 * 0.05)
    near(counted.get('b'), 0.3 + 0.6 * 0.95 * 0.75)
    near(counted.get('c'), 0.1 + 0.6 * 0.95 * 0.25)
  })
})

describe('the next channel', () => {
  const list: Rule = { name: 'r', when: {}, outcome: { kind: 'FALLBACK', channels: ['a', 'b', 'c'] } }

  it('is the next of a list until the list ends', () => {
    const now = stateOf([list])
    const payment = paymentOf('ord_1')
    const first = decide(payment, now)
    const second = decideNext(payment, now, first, ['a'])!
    const third = decideNext(payment, now, second, ['a', 'b'])!
    expect([first.chosen, second.chosen, third.chosen]).toEqual(['a', 'b', 'c'])
    expect(second.eliminated).toMatchObject([{ channelCode: 'a', code: 'TRIED' }])
    expect(decideNext(payment, now, third, ['a', 'b', 'c'])).toBeNull()
  })

  it.each<[string, RuleOutcome]>([
    ['one channel', { kind: 'CHANNEL', channelCode: 'a' }],
    ['a split', { kind: 'SPLIT', shares: shares(98, 1, 1) }],
  ])('is none for %s', (_name, kind) => {
    const now = stateOf([{ ...list, outcome: kind }])
    const payment = paymentOf('ord_1')
    const first = decide(payment, now)
    expect(decideNext(payment, now, first, [first.chosen!])).toBeNull()
  })

  it('takes no token that another channel made for itself', () => {
    const now = stateOf([list])
    const [a, b, c] = now.channels as [Channel, Channel, Channel]
    const payment = paymentOf('ord_1')
    const own = { ...a, tokenisation: 'CHANNEL' as const }
    const ownFirst = { ...now, channels: [own, b, c] }
    expect(decideNext(payment, ownFirst, decide(payment, ownFirst), ['a'])).toBeNull()
    const ownSecond = { ...now, channels: [a, { ...b, tokenisation: 'CHANNEL' as const }, c] }
    expect(decideNext(payment, ownSecond, decide(payment, ownSecond), ['a'])).toMatchObject({
      chosen: 'c',
      eliminated: [{ code: 'TRIED' }, { channelCode: 'b', code: 'TOKEN' }],
    })
  })
})

it('rounds a fee half up, to the minor unit', () => {
  const [card] = CHANNELS
  const terms = [{ ...card!.terms[0]!, fixedFeeMinor: 30n, feeBasisPoints: 290 }]
  const priced = (amountMinor: bigint) => feeOf({ ...card!, terms }, { ...paymentOf('x'), amountMinor })
  expect([priced(10_000n), priced(50n), priced(51n), priced(1n)]).toEqual([320n, 31n, 31n, 30n])
  expect(feeOf(card!, { ...paymentOf('x'), currencyCode: 'KWD' })).toBe(0n)
})

it('comes with rules that take the card and the wallet where they go', () => {
  const now = { ruleSet: DEFAULT_RULE_SET, channels: CHANNELS, health: new Map() }
  expect(decide(paymentOf('x'), now).chosen).toBe('sandbox-card')
  expect(decide({ ...paymentOf('x'), method: 'WALLET' }, now).chosen).toBe('sandbox-wallet')
  expect(decide({ ...paymentOf('x'), method: 'WALLET', currencyCode: 'JPY' }, now)).toMatchObject({
    chosen: null,
    eliminated: [{ code: 'METHOD' }, { code: 'CURRENCY' }],
  })
})

function shares(...percents: number[]) {
  return percents.map((percent, index) => ({ channelCode: CODES[index]!, percent }))
}

/** Channels a, b and c that take every card. */
function stateOf(rules: readonly Rule[]): RoutingState {
  const [card] = CHANNELS
  const channels = ['a', 'b', 'c'].map(code => ({ ...card!, code }))
  return { ruleSet: { version: 1, rules, health: DEFAULT_HEALTH }, channels, health: new Map() }
}

function paymentOf(key: string): RoutingRequest {
  return {
    key,
    method: 'CARD',
    amountMinor: 5000n,
    currencyCode: 'CNY',
    country: null,
    recurring: false,
    manualCapture: false,
  }
}
