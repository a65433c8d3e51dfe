import fc from 'fast-check'
import type { Channel, RoutingRequest, Tokenisation } from '../domain/channel.ts'
import type { RoutingState } from '../domain/decide.ts'
import { DEFAULT_HEALTH } from '../domain/defaults.ts'
import type { Rule, RuleOutcome } from '../domain/rules.ts'

/** Payments, and the channels, rules and health that they meet. */
export const capabilities = { idempotentRetry: false, capture: 'PARTIAL', asynchronous: false } as const
export const CODES = ['a', 'b', 'c', 'd']
const METHODS = ['CARD', 'WALLET', 'QR']
const CURRENCIES = ['CNY', 'USD', 'JPY']
const some = (items: string[]) => fc.subarray(items, { minLength: 1 })
const amount = fc.bigInt(1n, 2000n)

const channel = (code: string): fc.Arbitrary<Channel> =>
  fc.record({
    code: fc.constant(code),
    version: fc.constant(1),
    displayName: fc.constant(code),
    enabled: fc.boolean(),
    methods: some(METHODS),
    tokenisation: fc.constantFrom<Tokenisation>('NONE', 'CHANNEL', 'PORTABLE'),
    recurring: fc.boolean(),
    capabilities: fc
      .constantFrom('NONE' as const, 'FULL' as const, 'PARTIAL' as const)
      .map(capture => ({ ...capabilities, capture })),
    terms: some(CURRENCIES).chain(currencies =>
      fc.tuple(
        ...currencies.map(currencyCode =>
          fc.record({
            currencyCode: fc.constant(currencyCode),
            minAmountMinor: fc.bigInt(1n, 500n),
            maxAmountMinor: fc.option(fc.bigInt(500n, 1500n)),
            fixedFeeMinor: fc.bigInt(0n, 50n),
            feeBasisPoints: fc.integer({ min: 0, max: 500 }),
          }),
        ),
      ),
    ),
  })

const outcome: fc.Arbitrary<RuleOutcome> = fc.oneof(
  fc.constantFrom(...CODES, 'gone').map(channelCode => ({ kind: 'CHANNEL' as const, channelCode })),
  some([...CODES, 'gone']).map(channels => ({ kind: 'FALLBACK' as const, channels })),
  fc
    .uniqueArray(
      fc.record({ channelCode: fc.constantFrom(...CODES, 'gone'), percent: fc.integer({ min: 1, max: 99 }) }),
      {
        selector: share => share.channelCode,
        minLength: 1,
      },
    )
    .map(shares => ({ kind: 'SPLIT' as const, shares })),
)
const rule: fc.Arbitrary<Rule> = fc.record({
  name: fc.string(),
  when: fc.record(
    {
      methods: some(METHODS),
      currencies: some(CURRENCIES),
      minAmountMinor: amount,
      maxAmountMinor: amount,
      countries: some(['CN', 'DE']),
      recurring: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  outcome,
})
const health = fc.record({
  attempts: fc.integer({ min: 1, max: 20 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
})
export const state: fc.Arbitrary<RoutingState> = fc
  .record({
    rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
    channels: fc.tuple(...CODES.map(channel)),
    healths: fc.tuple(...CODES.map(() => fc.option(health))),
    tricklePercent: fc.integer({ min: 0, max: 50 }),
  })
  .map(({ rules, channels, healths, tricklePercent }) => ({
    ruleSet: { version: 3, rules, health: { ...DEFAULT_HEALTH, tricklePercent } },
    channels,
    health: new Map(
      healths.flatMap((each, index) =>
        each ? [[CODES[index]!, { attempts: each.attempts, failures: Math.floor(each.attempts * each.share) }]] : [],
      ),
    ),
  }))
export const request: fc.Arbitrary<RoutingRequest> = fc.record({
  key: fc.uuid(),
  method: fc.constantFrom(...METHODS),
  amountMinor: amount,
  currencyCode: fc.constantFrom(...CURRENCIES),
  country: fc.option(fc.constantFrom('CN', 'DE', 'US')),
  recurring: fc.boolean(),
  manualCapture: fc.boolean(),
})
