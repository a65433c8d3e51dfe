import { type GraphQLField, type GraphQLOutputType, getNamedType, isLeafType, isListType, isObjectType } from 'graphql'
import type { Answer } from './world.ts'

/** How a call ended: refused as data, refused as an error, or accepted. */
export type Outcome =
  | { kind: 'refused'; errors: { code: string; path: string[]; message: string }[] }
  | { kind: 'error'; errors: { code: string; path?: undefined; message: string }[] }
  | { kind: 'accepted'; data: Answer }

/** `name` is the mutation's; queries have no user errors. */
export function outcomeOf(body: Answer, name?: string): Outcome {
  if (body.errors?.length) {
    const errors = body.errors.map((error: Answer) => ({ code: error.extensions?.code, message: error.message }))
    return { kind: 'error', errors }
  }
  const data = name ? body.data[name] : body.data
  const errors = data?.userErrors ?? []
  return errors.length > 0 ? { kind: 'refused', errors } : { kind: 'accepted', data }
}

/** No refusal repeats a whole input back. */
const LONGEST_MESSAGE = 1000
/** Errors that say something of the request as a whole. */
const WHOLE_REQUEST = new Set(['PAYLOAD_TOO_LARGE', 'COST_ESTIMATED_TOO_EXPENSIVE'])

/** What is wrong with the answer to a variant, or null: the field must be named, and the code must be one to act on. */
export function complaint(path: string[], outcome: Outcome): string | null {
  if (outcome.kind === 'accepted') return 'was accepted'
  const untyped = complaintOfForm(outcome)
  if (untyped) return untyped
  const named = outcome.errors.some(error => related(error.path ?? [], path) || mentions(error, path))
  return named ? null : `does not name the field: ${JSON.stringify(outcome.errors)}`
}

/** What is wrong with an answer whatever it says: a code for bugs, a message that says too little or too much. */
export function complaintOfForm(outcome: Outcome): string | null {
  if (outcome.kind === 'accepted') return null
  for (const { code, message } of outcome.errors) {
    if (!code || code === 'INTERNAL_SERVER_ERROR') return `${code}: ${message}`
    if (!message || message.length > LONGEST_MESSAGE) return `a message of ${message.length} characters`
    if (outcome.kind === 'refused' && !message.includes('expected')) return `does not say what was expected: ${message}`
  }
  return null
}

/** An error at the field, within it, or at what holds it. */
function related(errorPath: string[], path: string[]): boolean {
  const [argument, ...rest] = errorPath
  if (argument !== 'input') return false
  const shared = Math.min(rest.length, path.length)
  return rest.slice(0, shared).join('.') === path.slice(0, shared).join('.') && rest.length >= Math.min(1, path.length)
}

/** An error of the whole request, or one that says the field in words: GraphQL's own have no path of the input. */
function mentions({ code, message }: { code: string; message: string }, path: string[]): boolean {
  const field = path.findLast(part => !/^\d+$/.test(part)) ?? 'input'
  return WHOLE_REQUEST.has(code) || message.includes(field)
}

/** A mutation's document, with all of its payload to a depth of two. */
export function documentOf(field: GraphQLField<unknown, unknown>): string {
  const variables = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ')
  const args = field.args.map(({ name }) => `${name}: $${name}`).join(', ')
  return `mutation (${variables}) { ${field.name}(${args}) ${selection(field.type, 2)} }`
}

/** The fields of a type that need no arguments, to this depth; lists of objects only at the top. */
export function selection(output: GraphQLOutputType, depth: number): string {
  const type = getNamedType(output)
  if (!isObjectType(type)) return ''
  const fields = Object.values(type.getFields()).filter(field => field.args.length === 0)
  const parts = fields.flatMap(field => {
    if (isLeafType(getNamedType(field.type))) return field.name
    return depth > 1 && !isListType(field.type) ? `${field.name} ${selection(field.type, depth - 1)}` : []
  })
  if (type.getFields().userErrors) parts.push('userErrors { code message path }')
  return `{ ${['__typename', ...parts].join(' ')} }`
}
