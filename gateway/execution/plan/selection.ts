import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { shownKey } from './aliases.ts'

/** One key of an object in an answer. */
export interface SelectedField {
  /** The key in the answers of subgraphs: the alias, or the name. */
  key: string
  /** The key in the client's answer. */
  shown: string
  name: string
  /** As the schema declares it. `__typename` is `String!`. */
  type: GraphQLOutputType | null
  /** What is asked of the value, where that is an object or a list of them. */
  selection: Selection | null
}

/** An interface stands for its objects where their type is unknown to all that were asked (`@interfaceObject`). */
export type FieldsType = GraphQLObjectType | GraphQLInterfaceType

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/** Set by `withoutConditions`: asks for nothing, but a selection must not be empty. Never shown. */
export const PLACEHOLDER = 'fairground__empty'

/**
 * What is asked of an object, merged from all the places that ask for it: the specification's CollectFields, done once
 * per type instead of once per object. Holds no @skip or @include: they are resolved before.
 */
export class Selection {
  #schema: GraphQLSchema
  #fragments: Fragments
  #sets: readonly SelectionSetNode[]
  #byType = new Map<FieldsType, readonly SelectedField[]>()

  constructor(schema: GraphQLSchema, fragments: Fragments, sets: readonly SelectionSetNode[]) {
    this.#schema = schema
    this.#fragments = fragments
    this.#sets = sets
  }

  /** The keys of an object of this type, in the order of the answer. */
  fieldsOf(type: FieldsType): readonly SelectedField[] {
    const known = this.#byType.get(type)
    if (known) return known
    const nodes = new Map<string, FieldNode[]>()
    for (const set of this.#sets) this.#collect(type, set, nodes)
    nodes.delete(PLACEHOLDER)
    const fields = [...nodes].map(([key, group]) => this.#field(type, key, group))
    this.#byType.set(type, fields)
    return fields
  }

  /** Whether the same is asked of objects of all these types, as of one whose type nobody knows. */
  isAlike(type: FieldsType, types: readonly FieldsType[]): boolean {
    const keys = (each: FieldsType) =>
      this.fieldsOf(each)
        .map(({ key }) => key)
        .join()
    return types.every(each => keys(each) === keys(type))
  }

  #collect(type: FieldsType, set: SelectionSetNode, into: Map<string, FieldNode[]>): void {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value
        const group = into.get(key)
        if (group) group.push(node)
        else into.set(key, [node])
        continue
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value) : node
      if (fragment && this.#applies(fragment.typeCondition?.name.value, type)) {
        this.#collect(type, fragment.selectionSet, into)
      }
    }
  }

  #applies(condition: string | undefined, type: FieldsType): boolean {
    if (condition === undefined || condition === type.name) return true
    const conditional = this.#schema.getType(condition)
    return conditional !== undefined && isAbstractType(conditional) && this.#schema.isSubType(conditional, type)
  }

  #field(type: FieldsType, key: string, group: FieldNode[]): SelectedField {
    const name = group[0]?.name.value ?? key
    const sets = group.flatMap(node => node.selectionSet ?? [])
    const selection = sets.length > 0 ? new Selection(this.#schema, this.#fragments, sets) : null
    return { key, shown: shownKey(key), name, type: type.getFields()[name]?.type ?? null, selection }
  }
}

/** The types that an object of this declared type can be of when it is met. */
export function runtimeTypes(schema: GraphQLSchema, declared: GraphQLOutputType): readonly GraphQLObjectType[] {
  const type = getNamedType(declared)
  if (!isCompositeType(type)) return []
  return isObjectType(type) ? [type] : schema.getPossibleTypes(type)
}
