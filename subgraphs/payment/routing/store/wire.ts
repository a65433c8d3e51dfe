import type { RoutingDecision } from '../domain/decide.ts'
import type { Condition, Rule } from '../domain/rules.ts'

/** A rule as JSON: amounts are decimal strings. */
export interface RuleWire extends Omit<Rule, 'when'> {
  when: Omit<Condition, 'minAmountMinor' | 'maxAmountMinor'> & { minAmountMinor?: string; maxAmountMinor?: string }
}

export type DecisionWire = Omit<RoutingDecision, 'feeMinor'> & { feeMinor: string }

export function decisionJson(decision: RoutingDecision) {
  const { candidates, eliminated, feeMinor, ...rest } = decision
  return {
    ...rest,
    candidates: [...candidates],
    eliminated: eliminated.map(each => ({ ...each })),
    feeMinor: feeMinor.toString(),
  } satisfies DecisionWire
}

export function ruleOf({ when: { minAmountMinor, maxAmountMinor, ...when }, ...rule }: RuleWire): Rule {
  return {
    ...rule,
    when: {
      ...when,
      ...(minAmountMinor === undefined ? {} : { minAmountMinor: BigInt(minAmountMinor) }),
      ...(maxAmountMinor === undefined ? {} : { maxAmountMinor: BigInt(maxAmountMinor) }),
    },
  }
}

/** JSON with amounts as decimal strings: JSON's numbers lose digits beyond 2^53. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner))
}
