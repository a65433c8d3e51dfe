import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner'
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql'
import type { Fetch } from '../types.ts'
import { toBytes } from './bytes.ts'
import { fragmentsOf } from './fragments.ts'
import type { Joint } from './joints.ts'
import type { Supergraph } from './supergraph.ts'
import { type NeedyFetch, partsByNeed, variantsOf } from './variants.ts'
import { isVirtual, realName, withRealFields } from './virtual.ts'

/** A fetch with its place in the answer. */
export interface Step extends Fetch {
  /** The objects that the answer is put in: keys, and '@' for each item of a list. Empty for the root. */
  path: readonly string[]
  /** What of those objects names them to the subgraph. Without it the step asks for fields of the root. */
  requires: readonly QueryPlanSelectionNode[] | null
  /** What of it must be known of an object, or the step is not about it. */
  needs: readonly string[]
  /** The variables of the operation that the fetch uses. */
  variables: readonly string[]
  inputRewrites: FetchNode['inputRewrites']
  outputRewrites: FetchNode['outputRewrites']
  /** The keys that it brings to those objects; null where they are renamed on the way. */
  keys: ReadonlySet<string> | null
  /** The request's body up to its variables, as bytes (latin1). */
  prefix: string
}

export type Order =
  | { kind: 'step'; step: Step }
  | { kind: 'sequence' | 'parallel'; of: readonly Order[] }
  | { kind: 'joint'; joint: Joint }

export interface Steps {
  /** By their id. */
  all: readonly Step[]
  order: Order | null
}

/** The plan as both executors run it. */
export function stepsOf(plan: QueryPlan, naming: Naming): Steps {
  const all: Step[] = []
  const order = plan.node ? orderOf(plan.node as PlanNode, [], { all, ...naming }) : null
  return { all, order }
}

/** The part of a supergraph that says what the planner's names stand for. */
type Naming = Pick<Supergraph, 'virtual' | 'interfaceObjects' | 'plannedRequiredBy'>

interface Made extends Naming {
  all: Step[]
}

function orderOf(node: PlanNode, path: readonly string[], made: Made): Order {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return {
        kind: node.kind === 'Sequence' ? 'sequence' : 'parallel',
        of: node.nodes.map(child => orderOf(child, path, made)),
      }
    case 'Flatten':
      return orderOf(node.node, [...path, ...node.path.map(String)], made)
    case 'Fetch': {
      const steps = fetchesOf(node, made).map(fetch => {
        const step = stepOf(fetch, path, made)
        made.all.push(step)
        return { kind: 'step', step } as const
      })
      const [only] = steps
      return steps.length === 1 && only ? only : { kind: 'parallel', of: steps }
    }
    default:
      // Conditions are resolved before planning, and deferral is not offered.
      throw new Error(`expected a plan of fetches, got a node of kind ${node.kind}`)
  }
}

function fetchesOf(node: FetchNode, made: Made): NeedyFetch[] {
  const { virtual, interfaceObjects, plannedRequiredBy } = made
  const variants = virtual.size > 0 ? variantsOf(node, documentOf(node), plannedRequiredBy) : [node]
  if (interfaceObjects.size === 0) return variants.map(variant => ({ node: variant, needs: [] }))
  return variants.flatMap(variant => partsByNeed(made, variant, documentOf(variant)))
}

function documentOf({ operationDocumentNode, operation }: FetchNode): DocumentNode {
  return operationDocumentNode ?? parse(operation)
}

function stepOf({ node, needs }: NeedyFetch, path: readonly string[], { all, virtual }: Made): Step {
  const { operationName } = node
  if (node.contextRewrites?.length) throw new Error('expected a plan without @fromContext, which is not run here')
  const planned = { document: documentOf(node), text: node.operation }
  const { document, text } = virtual.size > 0 ? withRealFields(planned.document, virtual) : planned
  return {
    id: all.length,
    subgraph: node.serviceName,
    kind: node.operationKind,
    operationName: operationName ?? null,
    text,
    document,
    path,
    requires: node.requires?.map(withRealName) ?? null,
    needs,
    variables: node.variableUsages ?? [],
    inputRewrites: node.inputRewrites,
    outputRewrites: node.outputRewrites,
    keys: node.outputRewrites ? null : keysOf(document, node.requires !== undefined),
    prefix: prefixOf(text, operationName ?? null),
  }
}

/** A request's body up to its variables, as bytes (latin1). */
export function prefixOf(text: string, operationName: string | null): string {
  const name = operationName === null ? '' : `"operationName":${JSON.stringify(operationName)},`
  return toBytes(`{"query":${JSON.stringify(text)},${name}"variables":{`)
}

/** What is read under the planner's name is sent under the real one: the name says the latter, the alias the former. */
function withRealName(node: QueryPlanSelectionNode): QueryPlanSelectionNode {
  const selections = node.selections?.map(withRealName)
  if (node.kind !== 'Field') return { ...node, selections: selections ?? [] }
  if (!isVirtual(node.name)) return { ...node, ...(selections ? { selections } : {}) }
  return { ...node, name: realName(node.name), alias: node.name, ...(selections ? { selections } : {}) }
}

/** The operation of a fetch; the planner writes one per document. */
export function operationOf(document: DocumentNode): OperationDefinitionNode {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) return definition
  }
  throw new Error('expected an operation in the document of a fetch')
}

function keysOf(document: DocumentNode, entities: boolean): Set<string> {
  const fragments = fragmentsOf(document)
  const keys = new Set<string>()
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) keys.add(node.alias?.value ?? node.name.value)
      else collect((node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node)?.selectionSet)
    }
  }
  const { selectionSet } = operationOf(document)
  const [root] = selectionSet.selections
  collect(entities && root?.kind === Kind.FIELD ? root.selectionSet : selectionSet)
  return keys
}
