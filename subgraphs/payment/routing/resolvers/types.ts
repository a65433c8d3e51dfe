import type {
  PaymentChannelTermsResolvers,
  PaymentRoutingDecisionResolvers,
  PaymentRoutingRuleResolvers,
} from '../../generated/types.ts'
import type { Channel } from '../domain/channel.ts'
import type { RoutingDecision } from '../domain/decide.ts'
import { type Health, isUnhealthy } from '../domain/health.ts'
import type { AgreementRecord } from '../store/routing.ts'
import type { RoutingStore } from '../store/viewed.ts'

/** A channel with its health and agreement. */
export interface ChannelRecord extends Channel {
  recent: Health
  healthy: boolean
  agreement: AgreementRecord | null
}

/** A decision with the currency of its fee. */
export interface DecisionRecord extends RoutingDecision {
  currencyCode: string
}

export async function channelRecords(routing: RoutingStore): Promise<ChannelRecord[]> {
  const [{ channels, health, ruleSet }, agreements] = await Promise.all([routing.config(), routing.agreements()])
  return channels.map(channel => {
    const recent = health.get(channel.code) ?? { attempts: 0, failures: 0 }
    const healthy = !isUnhealthy(recent, ruleSet.health)
    return { ...channel, recent, healthy, agreement: agreements.get(channel.code) ?? null }
  })
}

export const PaymentChannel = {
  methods: ({ methods }: ChannelRecord) => [...methods],
  currencies: ({ terms }: ChannelRecord) => terms.map(({ currencyCode }) => currencyCode),
  terms: ({ terms }: ChannelRecord) => [...terms],
  recentAttempts: ({ recent }: ChannelRecord) => recent.attempts,
  recentFailures: ({ recent }: ChannelRecord) => recent.failures,
}

export const PaymentChannelTerms: PaymentChannelTermsResolvers = {
  minAmount: ({ minAmountMinor: amountMinor, currencyCode }) => ({ amountMinor, currencyCode }),
  maxAmount: ({ maxAmountMinor, currencyCode }) =>
    maxAmountMinor === null ? null : { amountMinor: maxAmountMinor, currencyCode },
  fixedFee: ({ fixedFeeMinor: amountMinor, currencyCode }) => ({ amountMinor, currencyCode }),
}

export const PaymentRoutingRule: PaymentRoutingRuleResolvers = {
  when: ({ when }) => {
    // A range of amounts has exactly one currency.
    const money = (amountMinor: bigint | undefined) =>
      amountMinor === undefined ? null : { amountMinor, currencyCode: when.currencies![0]! }
    const { minAmountMinor, maxAmountMinor, methods, currencies, countries, recurring } = when
    return {
      methods: methods ? [...methods] : null,
      currencies: currencies ? [...currencies] : null,
      minAmount: money(minAmountMinor),
      maxAmount: money(maxAmountMinor),
      countries: countries ? [...countries] : null,
      recurring: recurring ?? null,
    }
  },
  channelCode: ({ outcome }) => (outcome.kind === 'CHANNEL' ? outcome.channelCode : null),
  split: ({ outcome }) => (outcome.kind === 'SPLIT' ? [...outcome.shares] : null),
  fallback: ({ outcome }) => (outcome.kind === 'FALLBACK' ? [...outcome.channels] : null),
}

export const PaymentRoutingDecision: PaymentRoutingDecisionResolvers = {
  channelCode: ({ chosen }) => chosen,
  candidates: ({ candidates }) => [...candidates],
  eliminated: ({ eliminated }) => [...eliminated],
  fee: ({ feeMinor: amountMinor, currencyCode }) => ({ amountMinor, currencyCode }),
}
