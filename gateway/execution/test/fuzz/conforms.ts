import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { type Answer, parsed } from './answer.ts'
import type { Operation } from './generate.ts'

/**
 * Whether an answer is one that the operation can have: exactly its keys in its order, values of its types, no null where none
 * may be, an error where data is null. Says the first thing that is not so. Knows nothing of plans and subgraphs.
 */
export function conformity(schema: GraphQLSchema, operation: Operation, { data, errors }: Answer): string | undefined {
  const document = parsed(schema, operation.query)
  const definition = getOperationAST(document, operation.operationName)!
  if (data === null || data === undefined) return errors.length ? undefined : 'no data and no error'
  const fragments = document.definitions.filter(node => node.kind === Kind.FRAGMENT_DEFINITION)
  const variables = getVariableValues(schema, definition.variableDefinitions ?? [], operation.variables).coerced ?? {}
  const checker = new Checker(schema, new Map(fragments.map(node => [node.name.value, node])), variables)
  return checker.object(data, schema.getRootType(definition.operation)!, [definition.selectionSet], 'data')
}

class Checker {
  readonly #schema: GraphQLSchema
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #variables: Record<string, unknown>

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    variables: Record<string, unknown>,
  ) {
    this.#schema = schema
    this.#fragments = fragments
    this.#variables = variables
  }

  object(value: unknown, type: GraphQLObjectType, sets: SelectionSetNode[], at: string): string | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${at}: expected an object`
    const fields = new Map<string, FieldNode[]>()
    for (const set of sets) this.#collect(type, set, fields)
    const [keys, expected] = [Object.keys(value).join(), [...fields.keys()].join()]
    if (keys !== expected) return `${at}: expected the keys ${expected}, got ${keys}`
    for (const [key, nodes] of fields) {
      const wrong = this.#field((value as Record<string, unknown>)[key], type, nodes, `${at}.${key}`)
      if (wrong) return wrong
    }
    return undefined
  }

  #field(value: unknown, parent: GraphQLObjectType, nodes: FieldNode[], at: string): string | undefined {
    const name = nodes[0]!.name.value
    if (name === '__typename') return value === parent.name ? undefined : `${at}: expected ${parent.name}`
    const type = parent.getFields()[name]?.type
    // Introspection is compared elsewhere.
    return (
      type &&
      this.#value(
        value,
        type,
        nodes.flatMap(node => node.selectionSet ?? []),
        at,
      )
    )
  }

  #value(value: unknown, type: GraphQLOutputType, sets: SelectionSetNode[], at: string): string | undefined {
    if (isNonNullType(type)) return value === null ? `${at}: null` : this.#value(value, type.ofType, sets, at)
    if (value === null) return undefined
    if (isListType(type)) {
      if (!Array.isArray(value)) return `${at}: expected a list`
      return first(value, (item, index) => this.#value(item, type.ofType, sets, `${at}.${index}`))
    }
    if (isLeafType(type)) return isSerialised(type, value) ? undefined : `${at}: expected ${type}`
    if (isObjectType(type)) return this.object(value, type, sets, at)
    const wrong = this.#schema.getPossibleTypes(type).map(possible => this.object(value, possible, sets, at))
    return wrong.includes(undefined) ? undefined : `none of ${type}: ${wrong.join('; ')}`
  }

  #collect(type: GraphQLObjectType, set: SelectionSetNode, into: Map<string, FieldNode[]>): void {
    for (const node of set.selections) {
      if (getDirectiveValues(GraphQLSkipDirective, node, this.#variables)?.if === true) continue
      if (getDirectiveValues(GraphQLIncludeDirective, node, this.#variables)?.if === false) continue
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value
        into.set(key, [...(into.get(key) ?? []), node])
        continue
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value)! : node
      const on = fragment.typeCondition && this.#schema.getType(fragment.typeCondition.name.value)
      if (!on || this.#holds(on, type)) this.#collect(type, fragment.selectionSet, into)
    }
  }

  #holds(condition: GraphQLNamedType, type: GraphQLObjectType): boolean {
    return condition === type || (isAbstractType(condition) && this.#schema.isSubType(condition, type))
  }
}

function isSerialised(type: { serialize(value: unknown): unknown }, value: unknown): boolean {
  try {
    return type.serialize(value) === value
  } catch {
    return false
  }
}

function first<T>(items: readonly T[], find: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index)
    if (found) return found
  }
  return undefined
}
