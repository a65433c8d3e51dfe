import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import {
  type FieldNode,
  GraphQLError,
  type GraphQLObjectType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { fragmentsOf } from './fragments.ts'
import type { Selection } from './selection.ts'
import { operationOf, type Step } from './steps.ts'
import type { Supergraph } from './supergraph.ts'

/**
 * Throws for a plan that asks a subgraph for a field without what the field requires, which the planner takes for known
 * in some graphs: the subgraph would compute it from nothing, and nobody would notice.
 */
export function verifyRequirements({ full, requiredBy }: Supergraph, steps: readonly Step[]): void {
  for (const step of steps) {
    const sent = step.requires ? sentWith(step.requires) : null
    const top = step.requires ? entityFields(step) : null
    const types = new TypeInfo(full, undefined)
    const siblings: Set<string>[] = []
    visit(
      step.document,
      visitWithTypeInfo(types, {
        [Kind.SELECTION_SET]: {
          enter: set => void siblings.push(keysOf(set)),
          leave: () => void siblings.pop(),
        },
        [Kind.FIELD]: node => {
          const required = requiredBy(step.subgraph, types.getParentType()?.name ?? '', node.name.value)
          const known = top?.has(node) ? sent : siblings.at(-1)
          const missing = required.find(name => !known?.has(name))
          if (missing === undefined) return
          const field = `${types.getParentType()?.name}.${node.name.value}`
          throw new GraphQLError(`${field} cannot be asked for here: ${missing}, which it requires, would not be sent.`)
        },
      }),
    )
  }
}

const INTROSPECTION = new Set(['__typename', '__schema', '__type'])

/** Throws for a plan that leaves out a field of the root: where the planner finds no way it may find no plan either. */
export function verifyRoots(root: GraphQLObjectType, selection: Selection, steps: readonly Step[]): void {
  const fetched = steps.filter(({ path }) => path.length === 0)
  for (const { key, name, shown } of selection.fieldsOf(root)) {
    if (INTROSPECTION.has(name) || fetched.some(({ keys }) => keys === null || keys.has(key))) continue
    throw new GraphQLError(
      `${root.name}.${shown} cannot be answered: no subgraph can be asked for all that is asked of it.`,
    )
  }
}

/** The fields that the representations of a step hold. */
function sentWith(requires: readonly QueryPlanSelectionNode[]): Set<string> {
  const names = requires.flatMap(node => (node.kind === 'Field' ? [node] : node.selections))
  return new Set(names.flatMap(node => (node.kind === 'Field' ? [node.name] : [])))
}

function entityFields({ document }: Step): Set<FieldNode> {
  const fragments = fragmentsOf(document)
  const found = new Set<FieldNode>()
  const collect = (set: SelectionSetNode | undefined) => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) found.add(node)
      else collect((node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node)?.selectionSet)
    }
  }
  const [entities] = operationOf(document).selectionSet.selections
  if (entities?.kind === Kind.FIELD) collect(entities.selectionSet)
  return found
}

function keysOf({ selections }: SelectionSetNode): Set<string> {
  return new Set(selections.flatMap(node => (node.kind === Kind.FIELD ? [node.name.value] : [])))
}
