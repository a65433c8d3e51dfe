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

const PREFIX = 'fairground__'

/**
 * Renames, in the document that is planned, each alias that is the name of another field of the object. The planner adds
 * keys and required fields under their own names without regard to aliases: `{ id: email }` would have a subgraph asked
 * for the user whose id is an e-mail address.
 */
export function withoutShadowing(api: GraphQLSchema, full: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(api)
  const rename = (node: FieldNode): FieldNode | undefined => {
    const alias = node.alias?.value
    const parent = types.getParentType()
    if (alias === undefined || !parent || alias === node.name.value || !isField(full, parent, alias)) return undefined
    return { ...node, alias: { kind: Kind.NAME, value: PREFIX + alias } }
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
