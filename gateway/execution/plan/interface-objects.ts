import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { placeholder } from './conditions.ts'
import { fragmentsOf } from './fragments.ts'

/**
 * Writes fragments on other interfaces and unions out, as fragments on the objects in them. Where an interface is an
 * object to some subgraph, the planner finds no way to such a fragment, but to those.
 */
export function withObjectConditions(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(document)
  const inline = visit(document, {
    [Kind.FRAGMENT_SPREAD]: node => {
      const fragment = fragments.get(node.name.value)
      return fragment ? inlined(fragment, node.directives) : undefined
    },
  })
  const operations = inline.definitions.filter(node => node.kind !== Kind.FRAGMENT_DEFINITION)
  const types = new TypeInfo(schema)
  const written = (set: SelectionSetNode): SelectionSetNode => {
    const parent = types.getParentType()
    const selections = set.selections.flatMap(node => writtenOut(schema, parent, node))
    return { ...set, selections: selections.length > 0 ? selections : [placeholder] }
  }
  return visit(
    { ...inline, definitions: operations },
    visitWithTypeInfo(types, { [Kind.SELECTION_SET]: { enter: written } }),
  )
}

/** Visited again by `visit`, so that fragments in fragments are written out as well. */
function inlined(
  { typeCondition, selectionSet }: FragmentDefinitionNode,
  directives: InlineFragmentNode['directives'],
): InlineFragmentNode {
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet, directives }
}

function writtenOut(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType | null | undefined,
  node: SelectionNode,
): SelectionNode | SelectionNode[] {
  if (node.kind !== Kind.INLINE_FRAGMENT || !node.typeCondition || !parent) return node
  const type = schema.getType(node.typeCondition.name.value)
  const met = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent]
  // In a fragment that was written out, one on another of its types.
  if (isObjectType(type)) return met.includes(type) ? node : []
  if (!isAbstractType(type) || type === parent) return node
  const both = schema.getPossibleTypes(type).filter(object => met.includes(object))
  return both.map(({ name: value }) => ({
    ...node,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value } },
  }))
}
