import type { ValidationRule } from '../config/rules.ts'
import type { ChannelConfig } from '../config/schema.ts'
import type { ChannelFunctions } from '../functions/registry.ts'
import { compileExpression } from './expression.ts'
import { empty, type MappedRow, shown, violate } from './row.ts'

/** Checks one rule of a channel. Expressions answer later. */
export type RuleCheck = (result: MappedRow) => void | Promise<void>

/** In a group, what a row leaves out may stand in its first row. */
export function compileRule(rule: ValidationRule, config: ChannelConfig, functions: ChannelFunctions): RuleCheck {
  const fail = (result: MappedRow, expected: string) => {
    const value = result.values[rule.field]
    const message = `expected ${expected}, got ${shown(value) ?? 'nothing'}`
    violate(result, rule.field, rule.code ?? CODES[rule.rule], message, value, rule.severity)
  }
  if (rule.rule === 'required') {
    return result => {
      if (empty(result.values[rule.field]) && !config.group) fail(result, rule.field)
    }
  }
  if (rule.rule === 'check') {
    const holds = compileExpression(rule.value)
    return async result => {
      const answer = await holds(result.values).catch((error: { message?: string }) => error)
      if (answer !== true) fail(result, rule.message ?? rule.value)
    }
  }
  const expect = expectation(rule, functions)
  return result => {
    const value = result.values[rule.field]
    if (empty(value)) return
    const expected = expect(typeof value === 'object' ? JSON.stringify(value) : String(value), result)
    if (expected !== null) fail(result, expected)
  }
}

const CODES: Record<ValidationRule['rule'], string> = {
  required: 'REQUIRED',
  number: 'NUMBER',
  positive: 'POSITIVE',
  url: 'URL',
  maxLength: 'TOO_LONG',
  minLength: 'TOO_SHORT',
  range: 'RANGE',
  pattern: 'PATTERN',
  oneOf: 'ONE_OF',
  check: 'CHECK',
  function: 'FUNCTION',
}

/** Answers what was expected of a text, or null if that is what it is. */
type Expectation = (text: string, result: MappedRow) => string | null

type Simple = Exclude<ValidationRule, { rule: 'required' | 'check' }>

function expectation(rule: Simple | ValidationRule, functions: ChannelFunctions): Expectation {
  switch (rule.rule) {
    case 'number':
      return text => (Number.isFinite(Number(text)) ? null : 'a number')
    case 'positive':
      return text => (Number(text) > 0 ? null : 'a number above zero')
    case 'url':
      return text => (URL.canParse(text) ? null : 'an address')
    case 'maxLength':
      return text => (text.length <= rule.value ? null : `at most ${rule.value} characters`)
    case 'minLength':
      return text => (text.length >= rule.value ? null : `at least ${rule.value} characters`)
    case 'range': {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = rule
      return text => (Number(text) >= min && Number(text) <= max ? null : `a number from ${min} to ${max}`)
    }
    case 'pattern': {
      const pattern = new RegExp(rule.value, 'u')
      return text => (pattern.test(text.slice(0, 10_000)) ? null : `text like ${rule.value}`)
    }
    case 'oneOf': {
      const known = new Set(rule.value)
      return text => (known.has(text) ? null : `one of ${rule.value.slice(0, 10).join(', ')}`)
    }
    case 'function': {
      const validate = functions.validators[rule.use]
      if (!validate) throw new Error(`expected a registered validator, got ${rule.use}`)
      return (text, { values, record }) => validate(text, { values, record, options: rule.options })
    }
    default:
      throw new Error(`expected a rule over one text, got ${rule.rule}`)
  }
}
