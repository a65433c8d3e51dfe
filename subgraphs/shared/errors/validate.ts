import type { ZodType, z } from 'zod'
import { fail, Refusal, type UserError, type UserErrorCode } from './errors.ts'

type Issue = z.core.$ZodIssue

/** Long inputs are cut in messages: a 10,000-item list must not come back ten thousand items long. */
const SHOWN = 80
/** More than this many errors help nobody and cost a page of answer. */
const MAX_ERRORS = 20

/**
 * Checks `input` against a zod schema. Answers the parsed value, or throws a Refusal whose errors name the field, what
 * was expected and what came. `root` is put before each path, so it matches the argument: ['input', 'lines', '0'].
 */
export function validate<S extends ZodType>(
  schema: S,
  input: unknown,
  root: readonly string[] = ['input'],
): z.output<S> {
  const result = check(schema, input, root)
  if (result.errors) throw new Refusal(result.errors)
  return result.value
}

/** Like `validate`, but answers the errors as data. */
export function check<S extends ZodType>(
  schema: S,
  input: unknown,
  root: readonly string[] = ['input'],
): { value: z.output<S>; errors?: undefined } | { value?: undefined; errors: UserError[] } {
  const result = schema.safeParse(input, { reportInput: true })
  if (result.success) return { value: result.data }
  return { errors: result.error.issues.slice(0, MAX_ERRORS).map(issue => toUserError(issue, input, root)) }
}

function toUserError(issue: Issue, input: unknown, root: readonly string[]): UserError {
  const got = valueAt(input, issue.path)
  const path = [...root, ...issue.path.map(String)]
  return fail(codeOf(issue, got), `${path.join('.')}: expected ${expected(issue)}, got ${show(got)}`, path)
}

/** A schema may name the code itself: `z.string().refine(isCurrency, { params: { code: 'CURRENCY_MISMATCH' } })`. */
function codeOf(issue: Issue, got: unknown): UserErrorCode {
  if (issue.code === 'custom') {
    const code = (issue.params as { code?: UserErrorCode } | undefined)?.code
    if (code) return code
  }
  if (got === undefined || got === null || got === '') return 'REQUIRED'
  if (issue.code === 'too_small' && issue.origin === 'array') return 'REQUIRED'
  if (issue.code === 'too_big' && issue.origin === 'array') return 'TOO_MANY_ITEMS'
  if ((issue.code === 'too_big' || issue.code === 'too_small') && issue.origin === 'bigint')
    return 'AMOUNT_OUT_OF_RANGE'
  return 'INVALID'
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `a value of type ${issue.expected}`
    case 'too_small':
      return `${sized(issue.origin)}${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${unit(issue.origin)}`
    case 'too_big':
      return `${sized(issue.origin)}${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${unit(issue.origin)}`
    case 'invalid_value':
      return `one of ${issue.values.map(value => JSON.stringify(value)).join(', ')}`
    case 'unrecognized_keys':
      return `no unknown fields (${issue.keys.join(', ')})`
    case 'invalid_format':
      return `a value of format ${issue.format}${issue.pattern ? ` (${issue.pattern})` : ''}`
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`
    default:
      return issue.message
  }
}

function sized(origin: string): string {
  return origin === 'string' || origin === 'array' ? '' : 'a value of '
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' ? ' items' : ''
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = input
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key]
  return value
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'bigint') return String(value)
  const text =
    JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? String(value)
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text
}
