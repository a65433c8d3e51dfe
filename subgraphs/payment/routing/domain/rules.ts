import type { RoutingRequest } from './channel.ts'
import type { HealthPolicy } from './health.ts'

/** What a payment must be for a rule to apply. What is left out is not looked at. */
export interface Condition {
  methods?: readonly string[]
  currencies?: readonly string[]
  /** Both bounds belong to the range. They need exactly one currency: 100 means another amount in each. */
  minAmountMinor?: bigint
  maxAmountMinor?: bigint
  /** A payment whose country is not known is in none. */
  countries?: readonly string[]
  recurring?: boolean
}

export interface Share {
  channelCode: string
  percent: number
}

export type RuleOutcome =
  | { kind: 'CHANNEL'; channelCode: string }
  | { kind: 'SPLIT'; shares: readonly Share[] }
  /** In this order; the next one is tried when the one before certainly took no money. */
  | { kind: 'FALLBACK'; channels: readonly string[] }

export interface Rule {
  name: string
  when: Condition
  outcome: RuleOutcome
}

/** Rules of a business, read top-down: the first that applies decides. */
export interface RuleSet {
  /** 0 is the one that comes with the code. */
  version: number
  rules: readonly Rule[]
  health: HealthPolicy
}

export function applies(when: Condition, request: RoutingRequest): boolean {
  const { methods, currencies, minAmountMinor, maxAmountMinor, countries, recurring } = when
  return (
    (methods?.includes(request.method) ?? true) &&
    (currencies?.includes(request.currencyCode) ?? true) &&
    (minAmountMinor === undefined || request.amountMinor >= minAmountMinor) &&
    (maxAmountMinor === undefined || request.amountMinor <= maxAmountMinor) &&
    (countries === undefined || (request.country !== null && countries.includes(request.country))) &&
    (recurring === undefined || request.recurring === recurring)
  )
}

/** The channels that an outcome names, in its order. */
export function channelsOf(outcome: RuleOutcome): readonly string[] {
  if (outcome.kind === 'CHANNEL') return [outcome.channelCode]
  return outcome.kind === 'SPLIT' ? outcome.shares.map(({ channelCode }) => channelCode) : outcome.channels
}
