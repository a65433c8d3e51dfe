import type { Viewer } from '#shared/auth.ts'
import { Refusal, refuse } from '#shared/errors.ts'
import type { PaymentDeps } from '../../deps.ts'
import type { RoutingRequest } from '../domain/channel.ts'
import { checkRules } from '../domain/check.ts'
import { decide, type RoutingDecision } from '../domain/decide.ts'
import { DEFAULT_HEALTH } from '../domain/defaults.ts'
import type { Health, HealthPolicy } from '../domain/health.ts'
import type { Rule, RuleSet } from '../domain/rules.ts'
import { readHealth, readRouting, readRuleSet } from '../store/routing.ts'

export interface DryRun {
  request: RoutingRequest
  version?: number | null
  rules?: Rule[] | null
  health?: HealthPolicy | null
  unhealthy?: string[] | null
}

/** Decides without paying: by the rules in force, by those of a version, or by rules that are not published. */
export async function dryRun(deps: PaymentDeps, { businessId }: Viewer, input: DryRun): Promise<RoutingDecision> {
  const { platform } = deps
  const codes = Object.keys(deps.providers)
  const config = await readRouting(platform, businessId, deps.providers)
  const ruleSet = await chosenRules(deps, businessId, input, config.ruleSet)
  const errors = input.rules ? checkRules(input.rules, config.channels) : []
  if (errors.length > 0) throw new Refusal(errors)
  const health = input.unhealthy
    ? supposed(input.unhealthy, ruleSet.health)
    : await readHealth(platform, businessId, codes, ruleSet.health)
  return decide(input.request, { ...config, ruleSet, health })
}

async function chosenRules(
  { platform }: PaymentDeps,
  businessId: string,
  { version, rules, health }: DryRun,
  present: RuleSet,
): Promise<RuleSet> {
  if (rules) return { version: present.version, rules, health: health ?? DEFAULT_HEALTH }
  if (version === undefined || version === null) return present
  const found = await readRuleSet(platform, businessId, version)
  if (!found) throw refuse('NOT_FOUND', `expected a version that was published, got ${version}`, ['input', 'version'])
  return found
}

/** As if all attempts that count had failed at these channels. */
function supposed(codes: readonly string[], { minSamples }: HealthPolicy): Map<string, Health> {
  return new Map(codes.map(code => [code, { attempts: minSamples, failures: minSamples }]))
}
