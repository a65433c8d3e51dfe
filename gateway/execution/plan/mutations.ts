import { type DocumentNode, type FieldNode, Kind, OperationTypeNode, type SelectionSetNode } from 'graphql'
import { fragmentsOf } from './fragments.ts'

/** Mutations run in the order they are written in, which the planner only keeps for fields that are in no fragment. */
export function withFlatMutations(document: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(document)
  const flat = (set: SelectionSetNode): FieldNode[] =>
    set.selections.flatMap(node => {
      if (node.kind === Kind.FIELD) return node
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node
      return fragment ? flat(fragment.selectionSet) : []
    })
  const definitions = document.definitions.map(node => {
    if (node.kind !== Kind.OPERATION_DEFINITION || node.operation !== OperationTypeNode.MUTATION) return node
    return { ...node, selectionSet: { ...node.selectionSet, selections: flat(node.selectionSet) } }
  })
  return { ...document, definitions }
}
