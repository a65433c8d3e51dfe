import {
  defaultFieldResolver,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { fail, Refusal, type UserError } from '../errors.ts'
import { isStorable } from '../text.ts'

/** Ids are at most 64 characters; with room for those of other systems. Longer ones would only fill caches. */
const MAX_ID = 128
/** The longest list that any field takes; most take less and say so themselves. */
const MAX_LIST = 1000
/** Values of clients' own shape are read by recursion. */
const MAX_NESTING = 32
const MAX_ERRORS = 20

type Path = readonly (string | number)[]
type Faults = Generator<UserError, void, undefined>

/**
 * Puts what no field can take before every field with arguments, in place: text that PostgreSQL cannot store, overlong
 * ids and lists, nesting without end. Mutations answer it as userErrors, other fields as an error. What a field's own
 * rules are, its resolver checks. Permissions go around it: who may not call learns nothing of the input.
 */
export function guardInputs(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) if (field.args.length > 0) guard(field)
  }
  return schema
}

function guard(field: GraphQLField<unknown, unknown>): void {
  const resolve = field.resolve ?? defaultFieldResolver
  const payload = getNamedType(field.type)
  const asData = isObjectType(payload) && 'userErrors' in payload.getFields()
  field.resolve = (parent, args, context, info) => {
    const faults = firstFaults(field.args, args)
    if (faults.length === 0) return resolve(parent, args, context, info)
    if (asData) return { userErrors: faults }
    throw new Refusal(faults)
  }
}

function firstFaults(args: readonly GraphQLArgument[], values: Record<string, unknown>): UserError[] {
  const found: UserError[] = []
  for (const { name, type } of args) {
    for (const fault of inType(type, values[name], [name])) {
      found.push(fault)
      if (found.length === MAX_ERRORS) return found
    }
  }
  return found
}

function* inType(type: GraphQLInputType, value: unknown, path: Path): Faults {
  if (value === null || value === undefined || isEnumType(type)) return
  if (isNonNullType(type)) yield* inType(type.ofType, value, path)
  else if (isListType(type)) yield* inList(type.ofType, value as unknown[], path)
  else if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields()))
      yield* inType(field.type, (value as Record<string, unknown>)[field.name], [...path, field.name])
  } else if (type.name === 'ID' && (value as string).length > MAX_ID) {
    yield at('INVALID', path, `an id of at most ${MAX_ID} characters`, `${(value as string).length}`)
  } else yield* inValue(value, path, 0)
}

function* inList(type: GraphQLInputType, list: readonly unknown[], path: Path): Faults {
  // References come from the gateway, many at a time, and what they add up to is limited there.
  const references = getNamedType(type).name === '_Any'
  if (references && list.every(reference => isClean(reference, 0))) return
  if (list.length > MAX_LIST && !references)
    yield at('TOO_MANY_ITEMS', path, `at most ${MAX_LIST} items`, String(list.length))
  else for (const [index, item] of list.entries()) yield* inType(type, item, [...path, index])
}

/** Whether `inValue` would find nothing. */
function isClean(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return isStorable(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth === MAX_NESTING) return false
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isClean(inner, depth + 1))
}

/** Text, also within values of any shape. */
function* inValue(value: unknown, path: Path, depth: number): Faults {
  if (typeof value === 'string') {
    if (!isStorable(value)) yield at('INVALID', path, 'text without NUL and half surrogates', show(value))
  } else if (typeof value === 'object' && value !== null) {
    if (depth === MAX_NESTING) yield at('INVALID', path, `at most ${MAX_NESTING} levels of nesting`, 'more')
    else for (const [key, inner] of Object.entries(value)) yield* inEntry(key, inner, [...path, key], depth)
  }
}

function* inEntry(key: string, value: unknown, path: Path, depth: number): Faults {
  if (!isStorable(key)) yield at('INVALID', path.slice(0, -1), 'keys without NUL and half surrogates', show(key))
  else yield* inValue(value, path, depth + 1)
}

function at(code: 'INVALID' | 'TOO_MANY_ITEMS', path: Path, expected: string, got: string): UserError {
  return fail(code, `${path.slice(0, 12).join('.')}: expected ${expected}, got ${got}`, path)
}

/** The text around its first bad character. */
function show(text: string): string {
  return JSON.stringify(text.slice(0, 40))
}
