import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import type { Step } from '../plan/steps.ts'
import { type Item, isItem, merge, own } from './items.ts'
import { rewrite } from './rewrites.ts'
import { isOfType } from './types.ts'

/** What names an object to a subgraph, or null when it is not one that the step is about. */
export type Represent = (item: Item) => Item | null

export function representing(schema: GraphQLSchema, { requires, inputRewrites }: Step): Represent {
  const pick = picking(schema, requires ?? [])
  return item => {
    const picked = pick(item)
    if (picked?.__typename === undefined) return null
    if (inputRewrites) rewrite(schema, inputRewrites, picked)
    return picked
  }
}

/** Copies the selected keys of an object; null when one is missing. */
function picking(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Represent {
  const parts = selections.map(selection => partOf(schema, selection))
  return item => {
    const into: Item = {}
    for (const part of parts) if (!part(item, into)) return null
    return into
  }
}

/** Adds one selection; false when it is missing. */
type Part = (item: Item, into: Item) => boolean

function partOf(schema: GraphQLSchema, selection: QueryPlanSelectionNode): Part {
  if (selection.kind === 'Field') {
    const key = selection.alias ?? selection.name
    const below = selection.selections ? picking(schema, selection.selections) : null
    return (item, into) => {
      const value = own(item, key)
      if (value === undefined) return false
      into[key] = below ? pickEach(below, value) : value
      return true
    }
  }
  const { typeCondition } = selection
  const pick = picking(schema, selection.selections)
  return (item, into) => {
    if (typeCondition !== undefined && !isOfType(schema, own(item, '__typename'), typeCondition)) return true
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
