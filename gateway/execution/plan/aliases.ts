import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Supergraph } from './supergraph.ts'

const PREFIX = /^fairground__\d+__/

/**
 * Renames, in the document that is planned, what has the key of another field. The planner adds keys and required fields
 * under their own names without regard to the client's: `{ id: email }` would have a subgraph asked for the user whose
 * id is an e-mail address. The same goes for two meanings of one key on an interface object, whose types the
 * planner does not tell apart.
 */
export function withoutShadowing(supergraph: Supergraph, document: DocumentNode): DocumentNode {
  const { api, interfaceObjects } = supergraph
  const meanings = new Map<string, string[]>()
  const taken = new Set<string>()
  const types = new TypeInfo(api)
  const note = (node: FieldNode) => {
    const key = keyOf(node)
    const parent = types.getParentType()
    const known = meanings.get(key) ?? []
    if (!known.includes(meaningOf(node))) meanings.set(key, [...known, meaningOf(node)])
    if (key !== node.name.value && parent && isField(supergraph.full, parent, key)) taken.add(key)
  }
  visit(document, visitWithTypeInfo(types, { [Kind.FIELD]: note }))

  const rename = (node: FieldNode): FieldNode | undefined => {
    const key = keyOf(node)
    const known = meanings.get(key) ?? []
    const isAmbiguous = interfaceObjects.size > 0 && known.length > 1
    const isTaken = taken.has(key) && key !== node.name.value
    if (!isTaken && !isAmbiguous) return undefined
    // The same meaning has the same key wherever it stands; two meanings never share one.
    const value = `fairground__${known.indexOf(meaningOf(node))}__${key}`
    return { ...node, alias: { kind: Kind.NAME, value } }
  }
  return visit(document, { [Kind.FIELD]: { leave: rename } })
}

/** The client's name for a key of merged data. */
export function shownKey(key: string): string {
  return key.replace(PREFIX, '')
}

function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value
}

function meaningOf({ name, arguments: given = [] }: FieldNode): string {
  return `${name.value}(${given
    .map(argument => print(argument))
    .sort()
    .join()})`
}

function isField(full: GraphQLSchema, parent: GraphQLCompositeType, name: string): boolean {
  if (name === '__typename') return true
  const declared = full.getType(parent.name)
  if (isObjectType(declared)) return name in declared.getFields()
  return isAbstractType(declared) && full.getPossibleTypes(declared).some(type => name in type.getFields())
}
