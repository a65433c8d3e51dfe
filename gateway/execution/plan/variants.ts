import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import { type DocumentNode, Kind, print, type SelectionSetNode, stripIgnoredCharacters, visit } from 'graphql'
import { isVirtual, realName } from './virtual.ts'

/** What a field of a type requires in a subgraph, under the planner's names. */
export type RequiredBy = (subgraph: string, type: string, field: string) => readonly string[]

/**
 * Parts a fetch of entities whose fields require one field with different arguments: a representation has room for one of
 * its values. Each part asks for the fields that agree.
 */
export function variantsOf(node: FetchNode, document: DocumentNode, requiredBy: RequiredBy): FetchNode[] {
  const contested = contestedNames(node.requires ?? [])
  if (contested.size === 0) return [node]
  const needs = new Map<string, Set<string>>()
  const needOf = (type: string, field: string) => {
    const names = requiredBy(node.serviceName, type, field).filter(name => contested.has(name))
    return names.sort().join()
  }
  eachField(document, (type, field) => {
    const need = needOf(type, field)
    needs.set(need, new Set(need.split(',')))
  })
  // Fields that need none of them go with any.
  const [first = ''] = [...needs.keys()].filter(need => need !== '')
  needs.delete('')
  return [...needs].map(([need, names]) => ({
    ...partOf(node, document, (type, field) => (needOf(type, field) || first) === need),
    requires: node.requires && without(node.requires, name => contested.has(name) && !names.has(name)),
  }))
}

/** A fetch, and what it cannot do without. */
export interface NeedyFetch {
  node: FetchNode
  /** The fields without which it is not about an object. */
  needs: readonly string[]
}

/**
 * Parts a fetch about an interface object by what its fields require. Where one type alone is asked for such a field, the planner
 * has what is required fetched for that type, and then asks for the field of all types.
 */
export function partsByNeed(
  { interfaceObjects, plannedRequiredBy }: { interfaceObjects: ReadonlySet<string>; plannedRequiredBy: RequiredBy },
  node: FetchNode,
  document: DocumentNode,
): NeedyFetch[] {
  const conditions = (node.requires ?? []).flatMap(each => (each.kind === 'Field' ? [] : [each.typeCondition ?? '']))
  const isMixed = new Set(conditions.map(name => interfaceObjects.has(name))).size > 1
  if (!isMixed) return [{ node, needs: [] }]
  const requiredOf = (type: string, field: string) => plannedRequiredBy(node.serviceName, type, field)
  const needs = new Map<string, readonly string[]>()
  eachField(document, (type, field) => void needs.set(requiredOf(type, field).join(), requiredOf(type, field)))
  if (needs.size < 2) return [{ node, needs: [] }]
  return [...needs].map(([need, names]) => ({
    node: partOf(node, document, (type, field) => requiredOf(type, field).join() === need),
    needs: names.map(realName),
  }))
}

function partOf(node: FetchNode, document: DocumentNode, isKept: (type: string, field: string) => boolean): FetchNode {
  const part = only(document, isKept)
  return {
    ...node,
    operation: stripIgnoredCharacters(print(part.document)),
    operationDocumentNode: part.document,
    variableUsages: node.variableUsages?.filter(name => part.variables.has(name)),
  }
}

/** Those that would be sent under one name. */
function contestedNames(requires: readonly QueryPlanSelectionNode[]): Set<string> {
  const contested = new Set<string>()
  for (const node of requires) {
    const names = (node.kind === 'Field' ? [node] : node.selections).flatMap(inner =>
      inner.kind === 'Field' && isVirtual(inner.name) ? [inner.name] : [],
    )
    for (const name of names) {
      if (names.some(other => other !== name && realName(other) === realName(name))) contested.add(name)
    }
  }
  return contested
}

function without(
  nodes: readonly QueryPlanSelectionNode[],
  isLeftOut: (name: string) => boolean,
): QueryPlanSelectionNode[] {
  return nodes
    .filter(node => node.kind !== 'Field' || !isLeftOut(node.name))
    .map(node => (node.kind === 'Field' ? node : { ...node, selections: without(node.selections, isLeftOut) }))
}

function eachField(document: DocumentNode, look: (type: string, field: string) => void): void {
  only(document, (type, field) => {
    look(type, field)
    return true
  })
}

/** The same fetch with some of the entities' fields, and the variables that those use. */
function only(
  document: DocumentNode,
  isKept: (type: string, field: string) => boolean,
): { document: DocumentNode; variables: Set<string> } {
  const filter = (set: SelectionSetNode, type: string): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap(node => {
      if (node.kind === Kind.FIELD) return node.name.value === '__typename' || isKept(type, node.name.value) ? node : []
      if (node.kind === Kind.FRAGMENT_SPREAD) return node
      const selectionSet = filter(node.selectionSet, node.typeCondition?.name.value ?? type)
      return selectionSet.selections.length > 0 ? { ...node, selectionSet } : []
    }),
  })
  const filtered = visit(document, {
    [Kind.FIELD]: node => {
      if (node.name.value !== '_entities' || !node.selectionSet) return undefined
      return { ...node, selectionSet: filter(node.selectionSet, '') }
    },
  })
  const variables = new Set<string>()
  visit(filtered, {
    [Kind.VARIABLE_DEFINITION]: () => false,
    [Kind.VARIABLE]: ({ name }) => void variables.add(name.value),
  })
  const declared = visit(filtered, {
    [Kind.VARIABLE_DEFINITION]: node => (variables.has(node.variable.name.value) ? undefined : null),
  })
  return { document: declared, variables }
}
