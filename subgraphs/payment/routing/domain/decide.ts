import { type Channel, type Elimination, feeOf, incapable, type RoutingRequest } from './channel.ts'
import { pointOf } from './hash.ts'
import { type Health, isTrickle, isUnhealthy } from './health.ts'
import { applies, channelsOf, type RuleOutcome, type RuleSet } from './rules.ts'

/** What a decision is taken from. */
export interface RoutingState {
  ruleSet: RuleSet
  channels: readonly Channel[]
  /** By channel; one that is missing had no attempts. */
  health: ReadonlyMap<string, Health>
}

/** Which channel a payment goes to and why. Stored with the attempt. */
export interface RoutingDecision {
  ruleSetVersion: number
  /** The name of the rule that applied, or null when none did. */
  rule: string | null
  outcome: RuleOutcome['kind'] | null
  /** null: nothing can take it, for `reason`. */
  chosen: string | null
  /** The rule's channels that can take it, the first choice first; those that were passed by included. */
  candidates: readonly string[]
  eliminated: readonly Elimination[]
  /** Whether it went to an unhealthy channel, to see whether that one has recovered. */
  trickle: boolean
  /** What the chosen channel keeps. */
  feeMinor: bigint
  reason: string
}

/**
 * Decides by the first rule that applies. Only channels that the rule names and that can take the payment come into
 * question; an unhealthy one is passed by for the rule's next, but for the trickle and when there is no healthy one.
 * `tried` are channels that certainly took no money for this payment: they are left out.
 */
export function decide(request: RoutingRequest, state: RoutingState, tried: readonly string[] = []): RoutingDecision {
  const { ruleSet } = state
  const rule = ruleSet.rules.find(({ when }) => applies(when, request))
  if (!rule) return nothing(ruleSet, 'no rule applies')
  const base = { ruleSetVersion: ruleSet.version, rule: rule.name, outcome: rule.outcome.kind }
  const { able, eliminated } = sift(rule.outcome, request, state.channels, tried)
  const candidates = ordered(rule.outcome, able, request.key).map(({ code }) => code)
  const [first] = candidates
  if (!first) {
    const reason = `no channel of the rule can take it: ${eliminated.map(out => `${out.channelCode} ${out.reason}`).join('; ')}`
    return { ...base, chosen: null, candidates, eliminated, trickle: false, feeMinor: 0n, reason }
  }
  const { chosen, passed, trickle, reason } = choose(candidates, request.key, state)
  const feeMinor = feeOf(able.find(({ code }) => code === chosen)!, request)
  return { ...base, chosen, candidates, eliminated: [...eliminated, ...passed], trickle, feeMinor, reason }
}

/**
 * The next channel after one that certainly took no money: only for a rule with a list, and only where the shopper's
 * token is good for both channels.
 */
export function decideNext(
  request: RoutingRequest,
  state: RoutingState,
  previous: RoutingDecision,
  tried: readonly string[],
): RoutingDecision | null {
  const portable = (code: string | null) =>
    state.channels.find(channel => channel.code === code)?.tokenisation === 'PORTABLE'
  if (previous.outcome !== 'FALLBACK' || !portable(previous.chosen)) return null
  const next = decide(request, state, tried)
  return next.chosen === null ? null : next
}

function nothing(ruleSet: RuleSet, reason: string): RoutingDecision {
  const empty = { rule: null, outcome: null, chosen: null, candidates: [], eliminated: [] }
  return { ruleSetVersion: ruleSet.version, ...empty, trickle: false, feeMinor: 0n, reason }
}

/** The rule's channels that can take the payment, and why the others cannot. */
function sift(outcome: RuleOutcome, request: RoutingRequest, channels: readonly Channel[], tried: readonly string[]) {
  const able: Channel[] = []
  const eliminated: Elimination[] = []
  for (const channelCode of channelsOf(outcome)) {
    const channel = channels.find(({ code }) => code === channelCode)
    const out = channel
      ? (incapable(channel, request) ?? used(channel, tried))
      : { channelCode, code: 'UNKNOWN_CHANNEL' as const, reason: 'is no channel of this business' }
    if (out) eliminated.push(out)
    else if (channel) able.push(channel)
  }
  return { able, eliminated }
}

function used({ code, tokenisation }: Channel, tried: readonly string[]): Elimination | null {
  if (tried.includes(code)) return { channelCode: code, code: 'TRIED', reason: 'was tried for this payment' }
  return tried.length > 0 && tokenisation !== 'PORTABLE'
    ? { channelCode: code, code: 'TOKEN', reason: 'takes only tokens of its own' }
    : null
}

/** The first choice first. A split draws by the key's hash, and draws again among the rest for the second choice. */
function ordered(outcome: RuleOutcome, able: readonly Channel[], key: string): readonly Channel[] {
  if (outcome.kind !== 'SPLIT') return able
  const left = able.map(channel => ({
    channel,
    percent: outcome.shares.find(share => share.channelCode === channel.code)!.percent,
  }))
  const order: Channel[] = []
  while (left.length > 0) {
    const total = left.reduce((sum, { percent }) => sum + percent, 0)
    let point = pointOf(key, `split ${order.length}`) * total
    const drawn = left.findIndex(({ percent }) => {
      point -= percent
      return point < 0
    })
    order.push(left.splice(drawn, 1)[0]!.channel)
  }
  return order
}

function choose(candidates: readonly string[], key: string, { ruleSet, health }: RoutingState) {
  const policy = ruleSet.health
  const passed: Elimination[] = []
  for (const chosen of candidates) {
    const recent = health.get(chosen)
    if (!recent || !isUnhealthy(recent, policy)) {
      const reason = passed.length > 0 ? 'the healthy channel next in the rule' : 'the first choice of the rule'
      return { chosen, passed, trickle: false, reason }
    }
    const seen = `${recent.failures} of ${recent.attempts} recent attempts failed`
    if (isTrickle(key, chosen, policy))
      return { chosen, passed, trickle: true, reason: `kept to see it recover: ${seen}` }
    passed.push({ channelCode: chosen, code: 'UNHEALTHY', reason: seen })
  }
  const [chosen, ...others] = passed
  const reason = `no channel of the rule is healthy, so its first choice: ${chosen!.reason}`
  return { chosen: chosen!.channelCode, passed: others, trickle: false, reason }
}
