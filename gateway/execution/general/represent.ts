import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { Step } from '../plan/steps.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import { isVirtual } from '../plan/virtual.ts'
import { type Item, isItem, merge, own } from './items.ts'
import { rewrite } from './rewrites.ts'
import { isOfType } from './types.ts'

/** What names an object to a subgraph, or null when it is not one that the step is about. */
export type Represent = (item: Item) => Item | null

export function representing(supergraph: Supergraph, { requires, needs, inputRewrites, subgraph }: Step): Represent {
  const { full, keys } = supergraph
  const pick = picking(supergraph, requires ?? [], false)
  return item => {
    const picked = pick(item)
    if (picked?.__typename === undefined || needs.some(name => own(picked, name) === undefined)) return null
    if (inputRewrites) rewrite(full, inputRewrites, picked)
    const known = keys(subgraph, String(picked.__typename))
    // Fields that a key's fragment does not cover may be all that there is: nothing that names the object.
    if (known.length > 0 && !known.some(fields => fields.every(name => own(picked, name) !== undefined))) return null
    return picked
  }
}

/**
 * Whether a step must be about objects that call themselves this; true as well for what is no name of a type. On an
 * interface object (`@interfaceObject`) steps hold fragments that are about some of its types only.
 */
export function mustConcern({ full, interfaceObjects }: Supergraph, { requires }: Step, name: unknown): boolean {
  if (typeof name !== 'string' || !full.getType(name)) return true
  return (requires ?? []).some(node => {
    if (node.kind === 'Field' || node.typeCondition === undefined) return true
    return !interfaceObjects.has(node.typeCondition) && isOfType(full, name, node.typeCondition)
  })
}

/** What a step needs of an object, by its key there. */
export function requiredKeys({ requires }: Step): string[] {
  const fields = (requires ?? []).flatMap(node => (node.kind === 'Field' ? [node] : node.selections))
  return fields.flatMap(node => (node.kind === 'Field' ? [node.alias ?? node.name] : []))
}

/** Copies the selected keys of an object; null when one is missing, unless `partial`. */
function picking(supergraph: Supergraph, selections: readonly QueryPlanSelectionNode[], partial: boolean): Represent {
  const parts = selections.map(selection => partOf(supergraph, selection))
  return item => {
    const into: Item = {}
    for (const part of parts) if (!part(item, into) && !partial) return null
    return into
  }
}

/** Adds one selection; false when it is missing. */
type Part = (item: Item, into: Item) => boolean

function partOf(supergraph: Supergraph, selection: QueryPlanSelectionNode): Part {
  if (selection.kind === 'Field') {
    const key = selection.alias ?? selection.name
    const sent = isVirtual(selection.alias) ? selection.name : key
    const below = selection.selections ? picking(supergraph, selection.selections, false) : null
    return (item, into) => {
      const value = own(item, key)
      if (value === undefined) return false
      into[sent] = below ? pickEach(below, value) : value
      return true
    }
  }
  const { full, interfaceObjects } = supergraph
  const { typeCondition } = selection
  // Of an interface object some fields may have been fetched for some of its types only.
  const pick = picking(supergraph, selection.selections, interfaceObjects.has(typeCondition ?? ''))
  return (item, into) => {
    if (typeCondition !== undefined && !isOfType(full, own(item, '__typename'), typeCondition)) return true
    // Of several keys one that is missing leaves the others.
    const picked = pick(item)
    if (picked) merge(into, picked)
    return true
  }
}

function pickEach(pick: Represent, value: unknown): unknown {
  if (Array.isArray(value)) return value.map(element => pickEach(pick, element))
  return isItem(value) ? pick(value) : value
}
