import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  type OperationTypeNode,
  type SelectionSetNode,
} from 'graphql'
import { type Lane, type LaneTable, unknownFields } from '#shared/lanes.ts'
import type { PreparedOperation } from '../execution/types.ts'

/** What is known of an operation before it runs: its lane, and the features whose switches stop it. */
export interface Assigned {
  lane: Lane
  features: readonly string[]
}

const TYPES: Record<OperationTypeNode, string> = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }

/** Throws when the table names root fields that the graph does not have. */
export function checkTable(table: LaneTable, schema: GraphQLSchema): void {
  const unknown = unknownFields(table, (type, field) => {
    const root = schema.getRootType(type.toLowerCase() as OperationTypeNode)
    return root?.getFields()[field] !== undefined
  })
  if (unknown.length > 0) throw new Error(`lanes: expected root fields of the graph, got ${unknown.join(', ')}`)
}

/**
 * Assigns operations by their root fields. One that asks for several is as important as the least of them: nothing gets
 * into a better lane by being asked for along with it.
 */
export function assigner(
  table: LaneTable,
): (operation: Pick<PreparedOperation<never>, 'document' | 'name'>) => Assigned {
  const core = new Set(table.core)
  const featureOf = new Map(
    Object.entries(table.nonCore).flatMap(([name, fields]) => fields.map(field => [field, name])),
  )
  return ({ document, name }) => {
    const definition = getOperationAST(document, name)
    if (!definition) throw new Error(`expected the operation ${name} in its own document`)
    const fields = [...rootFields(document, definition.selectionSet)].map(
      field => `${TYPES[definition.operation]}.${field}`,
    )
    const features = [...new Set(fields.flatMap(field => featureOf.get(field) ?? []))]
    if (features.length > 0) return { lane: 'non-core', features }
    return { lane: fields.length > 0 && fields.every(field => core.has(field)) ? 'core' : 'normal', features }
  }
}

function* rootFields(document: DocumentNode, { selections }: SelectionSetNode): Generator<string> {
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      if (selection.name.value !== '__typename') yield selection.name.value
    } else if (selection.kind === 'InlineFragment') yield* rootFields(document, selection.selectionSet)
    else {
      const named = document.definitions.find(
        definition => definition.kind === 'FragmentDefinition' && definition.name.value === selection.name.value,
      )
      if (named?.kind === 'FragmentDefinition') yield* rootFields(document, named.selectionSet)
    }
  }
}
