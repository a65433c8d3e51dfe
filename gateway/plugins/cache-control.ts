import {
  type ConstDirectiveNode,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isCompositeType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { noted, type Operation } from './check.ts'

/** What `@cacheControl` says; undefined where it leaves it to others. */
interface Hint {
  maxAge: number | undefined
  isPrivate: boolean
  inherit: boolean
}

/** The Cache-Control header of an operation's answer, as long as it is one without errors. */
export type CachePolicy = (operation: Operation, authorised: boolean) => string

export const NO_STORE = 'no-store'

/**
 * `@cacheControl` as Apollo Server understands it: fields of the root and fields that return objects may not be kept
 * unless they or their type say so; scalars go with their object; the shortest age and the strictest scope win.
 * What was answered to a token is kept by nobody but its owner, whatever the schema says.
 */
export function cachePolicy(engine: {
  readonly supergraphSdl: string
  readonly apiSchema: GraphQLSchema
}): CachePolicy {
  let known = { sdl: '', hints: new Map<string, Hint>() }
  return (operation, authorised) => {
    const { supergraphSdl: sdl, apiSchema: schema } = engine
    if (known.sdl !== sdl) known = { sdl, hints: hintsOf(sdl) }
    if (known.hints.size === 0) return NO_STORE
    const { maxAge, isPrivate } = noted(operation, 'cacheControl', () => policyOf(known.hints, schema, operation))
    if (maxAge <= 0) return NO_STORE
    return `max-age=${maxAge}, ${isPrivate || authorised ? 'private' : 'public'}`
  }
}

function policyOf(hints: ReadonlyMap<string, Hint>, schema: GraphQLSchema, { document, name, kind }: Operation) {
  let maxAge = Number.POSITIVE_INFINITY
  let isPrivate = false
  const types = new TypeInfo(schema)
  const root = schema.getRootType(kind)
  visit(
    { ...document, definitions: document.definitions.filter(node => isPart(node, getOperationAST(document, name))) },
    visitWithTypeInfo(types, {
      [Kind.FIELD]: node => {
        const parent = types.getParentType()
        const type = getNamedType(types.getType())
        if (!parent || !type || node.name.value.startsWith('__typename')) return
        const field = hints.get(`${parent.name}.${node.name.value}`)
        const byType = isCompositeType(type) ? hints.get(type.name) : undefined
        const inherits = field?.inherit || (field?.maxAge === undefined && byType?.inherit)
        const byDefault = (isCompositeType(type) && !inherits) || parent === root ? 0 : undefined
        const age = field?.maxAge ?? byType?.maxAge ?? byDefault
        if (age !== undefined) maxAge = Math.min(maxAge, age)
        if (field?.isPrivate || byType?.isPrivate) isPrivate = true
      },
    }),
  )
  const cacheable = kind === 'query' && maxAge !== Number.POSITIVE_INFINITY
  return { maxAge: cacheable ? maxAge : 0, isPrivate }
}

/** Fragments are looked at even when the operation does not use them: validation refuses those. */
function isPart(node: { kind: string }, operation: unknown): boolean {
  return node === operation || node.kind === Kind.FRAGMENT_DEFINITION
}

/** By type, and by `Type.field`. */
function hintsOf(supergraphSdl: string): Map<string, Hint> {
  const hints = new Map<string, Hint>()
  // Most supergraphs have none, and large ones take long to parse.
  if (!supergraphSdl.includes('@cacheControl')) return hints
  const note = (name: string, directives: readonly ConstDirectiveNode[] | undefined) => {
    const directive = directives?.find(node => node.name.value === 'cacheControl')
    if (directive) hints.set(name, hintOf(directive))
  }
  for (const node of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (!('name' in node) || !node.name) continue
    if ('directives' in node) note(node.name.value, node.directives as readonly ConstDirectiveNode[])
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    for (const field of node.fields ?? []) note(`${node.name.value}.${field.name.value}`, field.directives)
  }
  return hints
}

function hintOf({ arguments: given = [] }: ConstDirectiveNode): Hint {
  const value = (name: string) => given.find(argument => argument.name.value === name)?.value
  const maxAge = value('maxAge')
  const scope = value('scope')
  const inherit = value('inheritMaxAge')
  return {
    maxAge: maxAge?.kind === Kind.INT ? Number(maxAge.value) : undefined,
    isPrivate: scope?.kind === Kind.ENUM && scope.value === 'PRIVATE',
    inherit: inherit?.kind === Kind.BOOLEAN && inherit.value,
  }
}
