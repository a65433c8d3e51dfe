import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Supergraph } from './supergraph.ts'

const PREFIX = 'fairground__'

/**
 * Renames, in the document that is planned, what has the key of another field of the object. The planner adds keys and
 * required fields under their own names without regard to the client's: `{ id: email }` would have a subgraph asked for
 * the user whose id is an e-mail address. The same goes for a field that is required with arguments of its own.
 */
export function withoutShadowing(
  { api, full, requirements }: Pick<Supergraph, 'api' | 'full' | 'requirements'>,
  document: DocumentNode,
): DocumentNode {
  const types = new TypeInfo(api)
  const rename = (node: FieldNode): FieldNode | undefined => {
    const key = node.alias?.value ?? node.name.value
    const parent = types.getParentType()
    const isTaken = requirements.names.has(key) || (key !== node.name.value && parent && isField(full, parent, key))
    return isTaken ? { ...node, alias: { kind: Kind.NAME, value: PREFIX + key } } : undefined
  }
  return visit(document, visitWithTypeInfo(types, { [Kind.FIELD]: { leave: rename } }))
}

/** The client's name for a key of merged data. */
export function shownKey(key: string): string {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key
}

function isField(full: GraphQLSchema, parent: GraphQLCompositeType, name: string): boolean {
  if (name === '__typename') return true
  const declared = full.getType(parent.name)
  if (isObjectType(declared)) return name in declared.getFields()
  return isAbstractType(declared) && full.getPossibleTypes(declared).some(type => name in type.getFields())
}
