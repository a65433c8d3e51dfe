import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import { type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema, isObjectType } from 'graphql'
import { isOfType } from '../general/types.ts'
import { runtimeTypes, type SelectedField, type Selection } from '../plan/selection.ts'
import { isVirtual } from '../plan/virtual.ts'

export interface Schemas {
  api: GraphQLSchema
  full: GraphQLSchema
}

/** The type as clients know it; undefined for one that is hidden from them. */
export function apiType({ api }: Schemas, { name }: GraphQLObjectType): GraphQLObjectType | undefined {
  const type = api.getType(name)
  return isObjectType(type) ? type : undefined
}

/** Whether a value, as a subgraph was asked for it, is key by key what the client asked for: it can be copied whole. */
export function isSame(schemas: Schemas, wanted: SelectedField, fetched: SelectedField): boolean {
  if (wanted.name !== fetched.name) return false
  const { selection, type } = fetched
  if (!wanted.selection || !selection || !type) return !wanted.selection && !selection
  const inner = wanted.selection
  return runtimeTypes(schemas.full, type).every(object => {
    const shown = apiType(schemas, object)
    if (!shown) return false
    const a = inner.fieldsOf(shown)
    const b = selection.fieldsOf(object)
    return a.length === b.length && a.every((field, index) => isPair(schemas, field, b[index]))
  })
}

function isPair(schemas: Schemas, wanted: SelectedField, fetched: SelectedField | undefined): boolean {
  return (
    fetched !== undefined &&
    wanted.key === fetched.key &&
    wanted.shown === wanted.key &&
    isSame(schemas, wanted, fetched)
  )
}

/** Whether a value holds exactly the keys that a representation needs, in whatever order. */
export function isExactly(
  schema: GraphQLSchema,
  required: readonly QueryPlanSelectionNode[],
  declared: GraphQLOutputType,
  fetched: Selection,
): boolean {
  if (required.some(node => node.kind !== 'Field')) return false
  return runtimeTypes(schema, declared).every(object => {
    const fields = fetched.fieldsOf(object)
    if (fields.length !== required.length) return false
    return required.every(node => {
      // Copied as a whole it would have the planner's name.
      if (node.kind !== 'Field' || isVirtual(node.alias)) return false
      const field = fields.find(({ key }) => key === (node.alias ?? node.name))
      if (!field || field.name !== node.name) return false
      if (!node.selections || !field.selection || !field.type) return !node.selections && !field.selection
      return isExactly(schema, node.selections, field.type, field.selection)
    })
  })
}

/** Whether a part of what a step requires is about objects of this type. */
export function appliesTo({ full }: Schemas, node: QueryPlanSelectionNode, type: GraphQLObjectType): boolean {
  if (node.kind === 'Field' || node.typeCondition === undefined) return true
  return isOfType(full, type.name, node.typeCondition)
}
