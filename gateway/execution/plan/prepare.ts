import { operationFromDocument } from '@apollo/federation-internals'
import { type DocumentNode, type GraphQLObjectType, Kind, type OperationDefinitionNode } from 'graphql'
import { withoutShadowing } from './aliases.ts'
import { withoutConditions } from './conditions.ts'
import { fragmentsOf } from './fragments.ts'
import { withObjectConditions } from './interface-objects.ts'
import { withJoints } from './joints.ts'
import { withFlatMutations } from './mutations.ts'
import { Selection } from './selection.ts'
import { type Steps, stepsOf } from './steps.ts'
import type { Supergraph } from './supergraph.ts'
import { verifyRequirements, verifyRoots } from './verify.ts'

/** An operation, planned for one set of values of its conditions. */
export interface PlannedOperation {
  definition: OperationDefinitionNode
  /** The type at the root of its answer. */
  root: GraphQLObjectType
  /** What the client asked for. */
  selection: Selection
  /** As the client wrote it, without conditions. */
  document: DocumentNode
  steps: Steps
}

export function planOperation(
  supergraph: Supergraph,
  document: DocumentNode,
  definition: OperationDefinitionNode,
  conditions: ReadonlyMap<string, boolean>,
): PlannedOperation {
  const name = definition.name?.value
  const unconditional = withoutConditions(alone(document, definition), conditions)
  const resolved = plannable(supergraph, unconditional)
  const [operation] = resolved.definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION)
  const root = supergraph.api.getRootType(definition.operation)
  if (!operation || !root) throw new Error(`expected a schema with the root of a ${definition.operation}`)
  const planned = operationFromDocument(supergraph.planned, resolved, { operationName: name })
  const { all, order } = stepsOf(supergraph.planner.buildQueryPlan(planned), supergraph)
  const selection = new Selection(supergraph.api, fragmentsOf(resolved), [operation.selectionSet])
  verifyRequirements(supergraph, all)
  verifyRoots(root, selection, all)
  return {
    definition,
    root,
    selection,
    document: unconditional,
    steps: { all, order: order && withJoints(order) },
  }
}

/** The same operation in a form that the planner does right. */
function plannable(supergraph: Supergraph, document: DocumentNode): DocumentNode {
  const { api, interfaceObjects } = supergraph
  const named = withoutShadowing(supergraph, withFlatMutations(document))
  return interfaceObjects.size > 0 ? withObjectConditions(api, named) : named
}

/** Other operations of the document are nobody's business here. */
function alone(document: DocumentNode, definition: OperationDefinitionNode): DocumentNode {
  const definitions = document.definitions.filter(node => node === definition || node.kind === Kind.FRAGMENT_DEFINITION)
  return { ...document, definitions }
}
