import type { ValidationRule } from './config.ts'
import { empty, type MappedRow, shown, violate } from './row.ts'

/** Checks one of the channel's own rules. In a group, what a row leaves out may stand in its first row. */
export function checkRule(result: MappedRow, rule: ValidationRule, inherits: boolean): void {
  const value = result.values[rule.field]
  const fail = (code: string, expected: string) =>
    violate(
      result,
      rule.field,
      rule.code ?? code,
      `expected ${expected}, got ${shown(value) ?? 'nothing'}`,
      value,
      rule.severity,
    )
  if (rule.rule === 'required') {
    if (empty(value) && !inherits) fail('REQUIRED', rule.field)
    return
  }
  if (empty(value)) return
  const text = String(value)
  if (rule.rule === 'number' && !Number.isFinite(Number(text))) fail('NUMBER', 'a number')
  if (rule.rule === 'positive' && !(Number(text) > 0)) fail('POSITIVE', 'a number above zero')
  if (rule.rule === 'maxLength' && text.length > rule.value) fail('TOO_LONG', `at most ${rule.value} characters`)
  if (rule.rule === 'pattern' && !new RegExp(rule.value, 'u').test(text.slice(0, 10_000)))
    fail('PATTERN', `text like ${rule.value}`)
  if (rule.rule === 'oneOf' && !rule.value.includes(text))
    fail('ONE_OF', `one of ${rule.value.slice(0, 10).join(', ')}`)
  if (rule.rule === 'url' && !URL.canParse(text)) fail('URL', 'an address')
}
