import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import {
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { runtimeTypes } from '../plan/selection.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import { type Item, isItem, own } from './items.ts'
import { isOfType } from './types.ts'

/** Whether a value is what the schema says. */
type Fits = (value: unknown) => boolean

/** A field of an object, and whether its value is fit. One that is missing is the caller's business. */
export interface FittingField {
  key: string
  fits: Fits
}

/**
 * The fields that are selected of an object which calls itself `name`. `isWhole` says of a field whether all that is
 * selected in its value must be there.
 */
export function fittingFields(
  supergraph: Supergraph,
  name: string,
  selections: readonly QueryPlanSelectionNode[],
  isWhole: (key: string) => boolean,
): FittingField[] {
  return selections.flatMap(node => {
    if (node.kind !== 'Field') {
      const applies = node.typeCondition === undefined || isOfType(supergraph.full, name, node.typeCondition)
      return applies ? fittingFields(supergraph, name, node.selections, isWhole) : []
    }
    const key = node.alias ?? node.name
    const type = typeOf(supergraph, name, node.name)
    return [{ key, fits: type ? fitting(supergraph, type, node.selections ?? [], isWhole(key)) : isName }]
  })
}

/** Null for `__typename`, which no type declares. */
function typeOf({ full }: Supergraph, parent: string, field: string): GraphQLOutputType | null {
  const type = full.getType(parent)
  return isObjectType(type) || isInterfaceType(type) ? (type.getFields()[field]?.type ?? null) : null
}

function isName(value: unknown): boolean {
  return typeof value === 'string'
}

function fitting(
  supergraph: Supergraph,
  type: GraphQLOutputType,
  selections: readonly QueryPlanSelectionNode[],
  whole: boolean,
): Fits {
  if (isNonNullType(type)) {
    const fits = fitting(supergraph, type.ofType, selections, whole)
    return value => value !== null && fits(value)
  }
  if (isListType(type)) {
    const fits = fitting(supergraph, type.ofType, selections, whole)
    return value => value === null || (Array.isArray(value) && value.every(fits))
  }
  if (isLeafType(type)) return value => value === null || isLeaf(type, value)
  const fits = fittingObject(supergraph, type, selections, whole)
  return value => value === null || (isItem(value) && fits(value))
}

function fittingObject(
  supergraph: Supergraph,
  type: GraphQLCompositeType,
  selections: readonly QueryPlanSelectionNode[],
  whole: boolean,
): (item: Item) => boolean {
  const possible = new Set(runtimeTypes(supergraph.full, type).map(({ name }) => name))
  const byName = new Map<string, FittingField[]>()
  // Only of an abstract type must an object tell what it is.
  const isUntoldFit = isObjectType(type) || !whole
  return item => {
    const told = own(item, '__typename')
    const name = told === undefined && isUntoldFit ? type.name : told
    if (typeof name !== 'string') return false
    let fields = byName.get(name)
    if (!fields) {
      if (told !== undefined && !possible.has(name) && !supergraph.interfaceObjects.has(name)) return false
      fields = fittingFields(supergraph, name, selections, () => whole)
      byName.set(name, fields)
    }
    return fields.every(({ key, fits }) => {
      const value = own(item, key)
      return value === undefined ? !whole : fits(value)
    })
  }
}

function isLeaf(type: GraphQLLeafType, value: unknown): boolean {
  // A larger one is another number by now.
  if (type.name === 'ID' && typeof value === 'number') return Number.isSafeInteger(value)
  try {
    type.parseValue(value)
    return true
  } catch {
    return false
  }
}
