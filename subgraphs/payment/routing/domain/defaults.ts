import type { ChannelTerms, PublishedChannel } from './channel.ts'
import type { HealthPolicy } from './health.ts'
import type { RuleSet } from './rules.ts'

const terms = (feeBasisPoints: number, ...currencies: string[]): ChannelTerms[] =>
  currencies.map(currencyCode => ({
    currencyCode,
    minAmountMinor: 1n,
    maxAmountMinor: null,
    fixedFeeMinor: 0n,
    feeBasisPoints,
  }))

/** Two channels of the sandbox with what it keeps there, as a business has them that has published nothing. */
export const DEFAULT_CHANNELS: readonly PublishedChannel[] = [
  {
    code: 'sandbox-card',
    version: 0,
    displayName: 'Sandbox card',
    enabled: true,
    methods: ['CARD'],
    tokenisation: 'PORTABLE',
    recurring: true,
    terms: terms(60, 'CNY', 'USD', 'EUR', 'JPY', 'AED'),
  },
  {
    code: 'sandbox-wallet',
    version: 0,
    displayName: 'Sandbox wallet',
    enabled: true,
    methods: ['WALLET'],
    tokenisation: 'NONE',
    recurring: false,
    terms: terms(38, 'CNY', 'USD'),
  },
]

export const DEFAULT_HEALTH: HealthPolicy = {
  windowSeconds: 300,
  samples: 20,
  minSamples: 5,
  failurePercent: 50,
  tricklePercent: 5,
}

/** Whichever channel takes it, in the registry's order. */
export const DEFAULT_RULE_SET: RuleSet = {
  version: 0,
  rules: [
    {
      name: 'default',
      when: {},
      outcome: { kind: 'FALLBACK', channels: DEFAULT_CHANNELS.map(({ code }) => code) },
    },
  ],
  health: DEFAULT_HEALTH,
}
