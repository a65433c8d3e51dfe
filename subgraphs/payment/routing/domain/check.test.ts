import { expect, it } from 'vitest'
import { checkRules } from './check.ts'
import { DEFAULT_CHANNELS, DEFAULT_RULE_SET } from './defaults.ts'
import type { Condition, Rule, RuleOutcome } from './rules.ts'

const capabilities = { idempotentRetry: false, capture: 'NONE', asynchronous: false } as const
const CHANNELS = DEFAULT_CHANNELS.map(channel => ({ ...channel, capabilities }))
const card: RuleOutcome = { kind: 'CHANNEL', channelCode: 'sandbox-card' }
const rule = (name: string, when: Condition, outcome: RuleOutcome = card): Rule => ({ name, when, outcome })
const cny = { currencies: ['CNY'] }

it.each<[string, Rule[], string, string]>([
  ['a name twice', [rule('a', cny), rule('a', {})], 'CONFLICT', 'input.rules.1.name'],
  ['a range in no currency', [rule('a', { minAmountMinor: 1n })], 'INVALID', 'input.rules.0.when.currencies'],
  [
    'a range in two',
    [rule('a', { currencies: ['CNY', 'USD'], maxAmountMinor: 1n })],
    'INVALID',
    'input.rules.0.when.currencies',
  ],
  [
    'an empty range',
    [rule('a', { ...cny, minAmountMinor: 2n, maxAmountMinor: 1n })],
    'AMOUNT_OUT_OF_RANGE',
    'input.rules.0.when.maxAmountMinor',
  ],
  [
    'an unknown channel',
    [rule('a', {}, { kind: 'FALLBACK', channels: ['sandbox-card', 'other'] })],
    'NOT_FOUND',
    'input.rules.0.fallback.1',
  ],
  [
    'a channel twice',
    [rule('a', {}, { kind: 'FALLBACK', channels: ['sandbox-card', 'sandbox-card'] })],
    'CONFLICT',
    'input.rules.0.fallback.1',
  ],
  ['a method it does not take', [rule('a', { methods: ['WALLET'] })], 'INVALID', 'input.rules.0.channelCode'],
  ['a currency it does not take', [rule('a', { currencies: ['KWD'] })], 'INVALID', 'input.rules.0.channelCode'],
  [
    'a channel that cannot charge again',
    [rule('a', { recurring: true }, { kind: 'CHANNEL', channelCode: 'sandbox-wallet' })],
    'INVALID',
    'input.rules.0.channelCode',
  ],
  [
    'shares below 100',
    [rule('a', {}, { kind: 'SPLIT', shares: [{ channelCode: 'sandbox-card', percent: 99 }] })],
    'INVALID',
    'input.rules.0.split',
  ],
  ['a rule after one for everything', [rule('a', {}), rule('b', cny)], 'INVALID', 'input.rules.1.when'],
])('refuses %s and names rule and field', (_name, rules, code, path) => {
  const errors = checkRules(rules, CHANNELS)
  expect(errors.map(error => [error.code, error.path.join('.')])).toEqual([[code, path]])
  const named = rules[Number(path.split('.')[2])]!.name
  expect(errors[0]!.message).toMatch(new RegExp(`^rule "${named}": ${path}: expected .*(, got|reached)`))
})

it('takes the rules that come with the system', () => {
  expect(checkRules(DEFAULT_RULE_SET.rules, CHANNELS)).toEqual([])
})
