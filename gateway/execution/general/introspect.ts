import { type DocumentNode, executeSync, type GraphQLSchema, Kind, type SelectionNode } from 'graphql'
import { fragmentsOf } from '../plan/fragments.ts'
import type { Item } from './items.ts'

const FIELDS = new Set(['__schema', '__type'])

/** Answers the operation's questions about the schema; null when it has none. */
export function introspecting(
  schema: GraphQLSchema,
  document: DocumentNode,
): ((variables: Record<string, unknown>) => Item) | null {
  const asked = onlyIntrospection(document)
  if (!asked) return null
  return variables => {
    const { data, errors } = executeSync({ schema, document: asked, rootValue: {}, variableValues: variables })
    if (!data) throw new Error(`expected introspection to answer, got ${errors?.[0]?.message}`)
    return data as Item
  }
}

/** The same operation with nothing but its root fields of introspection. */
function onlyIntrospection(document: DocumentNode): DocumentNode | null {
  const fragments = fragmentsOf(document)
  const keep = (nodes: readonly SelectionNode[]): SelectionNode[] =>
    nodes.flatMap(node => {
      if (node.kind === Kind.FIELD) return FIELDS.has(node.name.value) ? [node] : []
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node
      return fragment ? keep(fragment.selectionSet.selections) : []
    })
  let found = false
  const definitions = document.definitions.map(node => {
    if (node.kind !== Kind.OPERATION_DEFINITION) return node
    const selections = keep(node.selectionSet.selections)
    found ||= selections.length > 0
    return { ...node, selectionSet: { ...node.selectionSet, selections } }
  })
  return found ? { ...document, definitions } : null
}
