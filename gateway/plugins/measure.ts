import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'

/** What an operation asks for, before anything is fetched. */
export interface Measure {
  /** The deepest path of fields. */
  depth: number
  aliases: number
  rootFields: number
  /** Objects that may come back: 1 each, multiplied by page sizes; mutations 10. Scalars are free. */
  cost: number
}

/** The names of variables that give the size of a page. */
export type PageSizes = Set<string>

/** A list without a page size is taken to have this many items. */
const ASSUMED_LIST = 10
const MUTATION_COST = 10
const LIST_ARGUMENTS = ['first', 'last']

interface Walk {
  schema: GraphQLSchema
  fragments: Map<string, FragmentDefinitionNode>
  /** By fragment and page size: each is walked once, or fragments that use each other would take exponential time. */
  done: Map<string, Measure>
  variables: Record<string, unknown>
  sizes: PageSizes
}

const nothing = (): Measure => ({ depth: 0, aliases: 0, rootFields: 0, cost: 0 })

/**
 * Measures an operation. Linear in the size of the document. Notes in `sizes` which variables the cost depends on;
 * depth, aliases and root fields depend on none.
 */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  sizes: PageSizes = new Set(),
): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const root = schema.getRootType(operation.operation)
  const given = { ...defaults(operation), ...variables }
  const walk: Walk = { schema, fragments, done: new Map(), variables: given, sizes }
  const total = selectionSet(walk, operation.selectionSet, root?.name ?? '', ASSUMED_LIST)
  const perField = operation.operation === 'mutation' ? MUTATION_COST : 0
  return { ...total, cost: total.cost + perField * total.rootFields }
}

function selectionSet(walk: Walk, set: SelectionSetNode, typeName: string, listSize: number): Measure {
  const total = nothing()
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      if (!selection.name.value.startsWith('__')) merge(total, field(walk, selection, typeName, listSize))
      else if (selection.alias) total.aliases += 1
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      merge(
        total,
        selectionSet(walk, selection.selectionSet, selection.typeCondition?.name.value ?? typeName, listSize),
      )
    } else {
      merge(total, fragment(walk, selection.name.value, listSize))
    }
  }
  return total
}

function fragment(walk: Walk, name: string, listSize: number): Measure {
  const key = `${name} ${listSize}`
  const known = walk.done.get(key)
  if (known) return known
  // Fragments that use each other in a circle are not valid, but may come by before that is found.
  walk.done.set(key, nothing())
  const definition = walk.fragments.get(name)
  const made = definition
    ? selectionSet(walk, definition.selectionSet, definition.typeCondition.name.value, listSize)
    : nothing()
  walk.done.set(key, made)
  return made
}

function field(walk: Walk, node: FieldNode, typeName: string, listSize: number): Measure {
  const definition = fieldOf(walk.schema, typeName, node.name.value)
  const alias = node.alias && node.alias.value !== node.name.value ? 1 : 0
  if (!definition || !node.selectionSet) return { depth: 1, aliases: alias, rootFields: 1, cost: 0 }
  const size = pageSize(walk, node, definition)
  const named = getNamedType(definition.type)
  const inner = selectionSet(walk, node.selectionSet, named.name, size ?? ASSUMED_LIST)
  const own = isCompositeType(named) ? 1 : 0
  // A page size belongs to a list field itself, or else to the lists (nodes, edges) within the connection it returns.
  const times = isList(definition.type) ? (size ?? listSize) : 1
  return { depth: inner.depth + 1, aliases: inner.aliases + alias, rootFields: 1, cost: times * (own + inner.cost) }
}

function pageSize(walk: Walk, node: FieldNode, definition: GraphQLField<unknown, unknown>): number | undefined {
  for (const name of LIST_ARGUMENTS) {
    const declared = definition.args.find(argument => argument.name === name)
    if (!declared) continue
    const given = node.arguments?.find(argument => argument.name.value === name)?.value
    const value = given ? givenSize(walk, given, declared.defaultValue) : declared.defaultValue
    if (typeof value === 'number' && value >= 0) return value
  }
  return undefined
}

/** A variable that is not given leaves the argument's default. */
function givenSize(walk: Walk, given: ValueNode, byDefault: unknown): unknown {
  if (given.kind === Kind.INT) return Number(given.value)
  if (given.kind !== Kind.VARIABLE) return undefined
  walk.sizes.add(given.name.value)
  const value = walk.variables[given.name.value]
  return value === undefined ? byDefault : value
}

function fieldOf(schema: GraphQLSchema, typeName: string, name: string): GraphQLField<unknown, unknown> | undefined {
  const type = schema.getType(typeName)
  return isObjectType(type) || isInterfaceType(type) ? (type as GraphQLObjectType).getFields()[name] : undefined
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}

function defaults(operation: OperationDefinitionNode): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === Kind.INT) given[variable.name.value] = Number(defaultValue.value)
  }
  return given
}

function merge(total: Measure, part: Measure): void {
  total.depth = Math.max(total.depth, part.depth)
  total.aliases += part.aliases
  total.rootFields += part.rootFields
  total.cost += part.cost
}
