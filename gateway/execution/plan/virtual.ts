import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** A field with given arguments, which the planner knows as a field of its own. */
export interface VirtualField {
  /** The type and the field that it stands for. */
  type: string
  name: string
  arguments: readonly ArgumentNode[]
}

/** By the name that the planner knows. */
export type VirtualFields = ReadonlyMap<string, VirtualField>

const PREFIX = /^fairground__v\d+__/

/** Whether a key is that of a virtual field. */
export function isVirtual(key: string | undefined): boolean {
  return key !== undefined && PREFIX.test(key)
}

/** The name of the field that a virtual one stands for; other names stand for themselves. */
export function realName(name: string): string {
  return name.replace(PREFIX, '')
}

/**
 * Gives each field that is required with arguments, `@requires(fields: "price(currency: \"EUR\")")`, a name of its own in
 * the supergraph that is planned with. The planner takes two fields of one name for the same whatever their arguments
 * are, and would have one price stand for the other.
 */
export function withVirtualFields(
  schema: GraphQLSchema,
  document: DocumentNode,
): { document: DocumentNode; fields: VirtualFields } {
  const fields = new Map<string, VirtualField>()
  const nameOf = (type: string, node: FieldNode): string => {
    const given = (node.arguments ?? [])
      .map(argument => print(argument))
      .sort()
      .join()
    for (const [name, known] of fields) {
      const same =
        known.arguments
          .map(argument => print(argument))
          .sort()
          .join() === given
      if (known.type === type && known.name === node.name.value && same) return name
    }
    const name = `fairground__v${fields.size}__${node.name.value}`
    fields.set(name, { type, name: node.name.value, arguments: node.arguments ?? [] })
    return name
  }
  const required = visit(document, {
    [Kind.OBJECT_TYPE_DEFINITION]: node => ({
      ...node,
      fields: node.fields?.map(field => ({
        ...field,
        directives: field.directives?.map(directive => withNames(schema, node.name.value, directive, nameOf)),
      })),
    }),
  })
  if (fields.size === 0) return { document, fields }
  const definitions = required.definitions.map(node =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION ? withFields(node, fields) : node,
  )
  return { document: { ...required, definitions }, fields }
}

/** The fetch as the subgraph understands it; the answer keeps the planner's names as keys. */
export function withRealFields(
  document: DocumentNode,
  fields: VirtualFields,
): { document: DocumentNode; text: string } {
  const real = visit(document, {
    [Kind.FIELD]: node => {
      const field = fields.get(node.name.value)
      if (!field) return undefined
      const name = { kind: Kind.NAME, value: field.name } as const
      return { ...node, alias: node.alias ?? node.name, name, arguments: field.arguments }
    },
  })
  return { document: real, text: stripIgnoredCharacters(print(real)) }
}

function withNames(
  schema: GraphQLSchema,
  type: string,
  directive: ConstDirectiveNode,
  nameOf: (type: string, node: FieldNode) => string,
): ConstDirectiveNode {
  const requires = directive.arguments?.find(({ name }) => name.value === 'requires')
  if (directive.name.value !== 'join__field' || requires?.value.kind !== Kind.STRING) return directive
  if (!requires.value.value.includes('(')) return directive
  const value = { ...requires.value, value: renamed(schema, type, requires.value.value, nameOf) }
  return { ...directive, arguments: directive.arguments?.map(each => (each === requires ? { ...each, value } : each)) }
}

function renamed(
  schema: GraphQLSchema,
  type: string,
  fields: string,
  nameOf: (type: string, node: FieldNode) => string,
): string {
  const [operation] = parse(`{${fields}}`, { noLocation: true }).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return fields
  const types = new TypeInfo(schema, schema.getType(type) as never)
  const rename = (node: FieldNode): FieldNode | undefined => {
    const parent = types.getParentType()
    if (!node.arguments?.length || !isObjectType(parent)) return undefined
    return { ...node, name: { kind: Kind.NAME, value: nameOf(parent.name, node) }, arguments: [] }
  }
  const set = visit(operation.selectionSet, visitWithTypeInfo(types, { [Kind.FIELD]: { leave: rename } }))
  return print(set).trim().slice(1, -1).trim()
}

/** They are where the real ones are: the same subgraphs have them, and the same ones know them as external. */
function withFields(node: ObjectTypeDefinitionNode, fields: VirtualFields): ObjectTypeDefinitionNode {
  const added: FieldDefinitionNode[] = []
  for (const [value, { type, name }] of fields) {
    const real = node.fields?.find(field => field.name.value === name)
    if (type === node.name.value && real) added.push({ ...real, name: { kind: Kind.NAME, value }, arguments: [] })
  }
  return added.length > 0 ? { ...node, fields: [...(node.fields ?? []), ...added] } : node
}
