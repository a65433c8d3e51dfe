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
 * Not `exact`: as one may take it from others, with more keys, in any order, and IDs that are numbers.
 */
export function conformity(
  schema: GraphQLSchema,
  operation: Operation,
  { data, errors }: Pick<Answer, 'data' | 'errors'>,
  exact = true,
): string | undefined {
  const document = parsed(schema, operation.query)
  const definition = getOperationAST(document, operation.operationName)!
  if (data === null || data === undefined) return errors.length ? undefined : 'no data and no error'
  const fragments = document.definitions.filter(node => node.kind === Kind.FRAGMENT_DEFINITION)
  const variables = getVariableValues(schema, definition.variableDefinitions ?? [], operation.variables).coerced ?? {}
  const byName = new Map(fragments.map(node => [node.name.value, node]))
  const checker = new Checker(schema, { fragments: byName, variables, exact })
  return checker.object(data, schema.getRootType(definition.operation)!, [definition.selectionSet], 'data')
}

interface Checking {
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  variables: Record<string, unknown>
  exact: boolean
}

class Checker {
  readonly #schema: GraphQLSchema
  readonly #operation: Checking

  constructor(schema: GraphQLSchema, operation: Checking) {
    this.#schema = schema
    this.#operation = operation
  }

  object(value: unknown, type: GraphQLObjectType, sets: SelectionSetNode[], at: string): string | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${at}: expected an object`
    const fields = new Map<string, FieldNode[]>()
    for (const set of sets) this.#collect(type, set, fields)
    const [keys, expected] = [Object.keys(value).join(), [...fields.keys()].join()]
    if (keys !== expected && this.#operation.exact) return `${at}: expected the keys ${expected}, got ${keys}`
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
    if (isNonNullType(type)) return (value ?? null) === null ? `${at}: null` : this.#value(value, type.ofType, sets, at)
    if (value === null) return undefined
    if (value === undefined) return `${at}: missing`
    if (isListType(type)) {
      if (!Array.isArray(value)) return `${at}: expected a list`
      return first(value, (item, index) => this.#value(item, type.ofType, sets, `${at}.${index}`))
    }
    if (isLeafType(type))
      return isSerialised(type, value) || this.#isId(type, value) ? undefined : `${at}: expected ${type}`
    if (isObjectType(type)) return this.object(value, type, sets, at)
    const wrong = this.#schema.getPossibleTypes(type).map(possible => this.object(value, possible, sets, at))
    return wrong.includes(undefined) ? undefined : `none of ${type}: ${wrong.join('; ')}`
  }

  #isId(type: GraphQLNamedType, value: unknown): boolean {
    return !this.#operation.exact && type.name === 'ID' && Number.isInteger(value)
  }

  #collect(type: GraphQLObjectType, set: SelectionSetNode, into: Map<string, FieldNode[]>): void {
    for (const node of set.selections) {
      if (getDirectiveValues(GraphQLSkipDirective, node, this.#operation.variables)?.if === true) continue
      if (getDirectiveValues(GraphQLIncludeDirective, node, this.#operation.variables)?.if === false) continue
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value
        into.set(key, [...(into.get(key) ?? []), node])
        continue
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#operation.fragments.get(node.name.value)! : node
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
