import { fail, type UserError, type UserErrorCode } from '#shared/errors.ts'
import type { Channel } from './channel.ts'
import { channelsOf, type Rule } from './rules.ts'

/** Where a rule's channel stands in the input, by its position in the outcome. */
const place = ({ outcome }: Rule, position: number): (string | number)[] => {
  if (outcome.kind === 'CHANNEL') return ['channelCode']
  return outcome.kind === 'SPLIT' ? ['split', position, 'channelCode'] : ['fallback', position]
}

/**
 * What is wrong with rules beyond their form: each error names the rule and the field. A rule that could never choose
 * a channel, or never be reached, is a mistake that would otherwise show as payments that nobody takes.
 */
export function checkRules(rules: readonly Rule[], channels: readonly Channel[]): UserError[] {
  return rules.flatMap((rule, index) => [
    ...checkName(rules, rule, index),
    ...checkRange(rule, index),
    ...checkOutcome(rule, index, channels),
    ...checkReach(rules, rule, index),
  ])
}

function at(rule: Rule, index: number, code: UserErrorCode, field: readonly (string | number)[], message: string) {
  const path = ['input', 'rules', index, ...field]
  return fail(code, `rule ${JSON.stringify(rule.name)}: ${path.join('.')}: expected ${message}`, path)
}

function checkName(rules: readonly Rule[], rule: Rule, index: number): UserError[] {
  const first = rules.findIndex(({ name }) => name === rule.name)
  return first === index ? [] : [at(rule, index, 'CONFLICT', ['name'], `a name of its own, got that of rule ${first}`)]
}

function checkRange(rule: Rule, index: number): UserError[] {
  const { minAmountMinor: min, maxAmountMinor: max, currencies } = rule.when
  if (min === undefined && max === undefined) return []
  if (currencies?.length !== 1) {
    const message = `exactly one currency beside a range of amounts, got ${currencies?.length ?? 'none'}`
    return [at(rule, index, 'INVALID', ['when', 'currencies'], message)]
  }
  if (min === undefined || max === undefined || min <= max) return []
  return [at(rule, index, 'AMOUNT_OUT_OF_RANGE', ['when', 'maxAmountMinor'], `at least ${min}, got ${max}`)]
}

function checkOutcome(rule: Rule, index: number, channels: readonly Channel[]): UserError[] {
  const codes = channelsOf(rule.outcome)
  const errors = codes.flatMap((code, position) => {
    const say = (kind: UserErrorCode, message: string) => [at(rule, index, kind, place(rule, position), message)]
    const channel = channels.find(known => known.code === code)
    if (!channel) {
      const known = channels.map(each => each.code).join(', ')
      return say('NOT_FOUND', `one of ${known}, got ${JSON.stringify(code)}`)
    }
    if (codes.indexOf(code) !== position) return say('CONFLICT', `each channel once, got ${code} again`)
    const { methods, currencies, recurring } = rule.when
    if (methods && !methods.some(method => channel.methods.includes(method)))
      return say('INVALID', `a channel that takes ${methods.join(' or ')}, got ${code}`)
    if (currencies && !channel.terms.some(({ currencyCode }) => currencies.includes(currencyCode)))
      return say('INVALID', `a channel that takes ${currencies.join(' or ')}, got ${code}`)
    return recurring && !channel.recurring ? say('INVALID', `a channel that can charge again, got ${code}`) : []
  })
  return [...errors, ...checkShares(rule, index)]
}

function checkShares(rule: Rule, index: number): UserError[] {
  if (rule.outcome.kind !== 'SPLIT') return []
  const total = rule.outcome.shares.reduce((sum, { percent }) => sum + percent, 0)
  return total === 100 ? [] : [at(rule, index, 'INVALID', ['split'], `percentages that add up to 100, got ${total}`)]
}

function checkReach(rules: readonly Rule[], rule: Rule, index: number): UserError[] {
  const catchAll = rules.findIndex(({ when }) => Object.values(when).every(value => value === undefined))
  if (catchAll < 0 || catchAll >= index) return []
  const message = `a rule that can be reached; rule ${JSON.stringify(rules[catchAll]!.name)} before it takes everything`
  return [at(rule, index, 'INVALID', ['when'], message)]
}
