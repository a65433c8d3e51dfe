import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
} from 'graphql'
import type { Fetch } from '../types.ts'
import { type Order, operationOf, prefixOf, type Step } from './steps.ts'

/** What several steps ask one subgraph at the same time, as one request: each entity list under a key of its own. */
export interface Joint extends Fetch {
  steps: readonly Step[]
  /** Per step: the key of its entities in the answer, and the variable of its representations. */
  parts: readonly { key: string; variable: string }[]
  /** The variables of the operation that any of the steps uses. */
  variables: readonly string[]
  prefix: string
}

/** Subgraphs may limit how many fields of the root they answer at once. */
const MAX_STEPS = 8

/**
 * The same order, with what can be asked together asked together. The planner gives each place in the answer fetches of
 * its own, so that products in posts and products in clips are two fetches from one subgraph at the same time, and then
 * two of what comes after them.
 */
export function withJoints(order: Order): Order {
  if (order.kind === 'sequence') return sequence(order.of.map(withJoints))
  if (order.kind === 'parallel') return together(order.of)
  return order
}

function sequence(orders: readonly Order[]): Order {
  return { kind: 'sequence', of: orders.flatMap(order => (order.kind === 'sequence' ? order.of : [order])) }
}

interface Branch {
  order: Order
  first: Step | null
  rest: readonly Order[]
}

function together(orders: readonly Order[]): Order {
  const groups = new Map<string, Branch[]>()
  const parts: Order[] = []
  for (const branch of orders.flatMap(order => (order.kind === 'parallel' ? order.of : [order])).map(branchOf)) {
    if (!branch.first || !canJoin(branch.first)) parts.push(withJoints(branch.order))
    else groups.set(branch.first.subgraph, [...(groups.get(branch.first.subgraph) ?? []), branch])
  }
  for (const group of groups.values()) {
    for (let start = 0; start < group.length; start += MAX_STEPS)
      parts.push(joined(group.slice(start, start + MAX_STEPS)))
  }
  const [only] = parts
  return parts.length === 1 && only ? only : { kind: 'parallel', of: parts }
}

function branchOf(order: Order): Branch {
  if (order.kind === 'step') return { order, first: order.step, rest: [] }
  const [first, ...rest] = order.kind === 'sequence' ? order.of : []
  return { order, first: first?.kind === 'step' ? first.step : null, rest }
}

function joined(branches: readonly Branch[]): Order {
  const [only] = branches
  if (branches.length === 1 && only) return withJoints(only.order)
  const steps = branches.flatMap(({ first }) => (first ? [first] : []))
  const joint: Order = { kind: 'joint', joint: jointOf(steps) }
  const rests = branches
    .filter(({ rest }) => rest.length > 0)
    .map(({ rest }): Order => ({ kind: 'sequence', of: rest }))
  return rests.length === 0 ? joint : sequence([joint, together(rests)])
}

/** Entities by one field of the root, in a document without fragments, whose names could be others' too. */
function canJoin({ requires, kind, document }: Step): boolean {
  const { directives, selectionSet } = operationOf(document)
  const isPlain = document.definitions.length === 1 && selectionSet.selections.length === 1 && !directives?.length
  return requires !== null && kind === 'query' && isPlain
}

function jointOf(steps: readonly Step[]): Joint {
  const [first] = steps
  if (!first) throw new Error('expected steps to join, got none')
  let mark = '_'
  while (steps.some(({ text }) => text.includes(`_entities${mark}`) || text.includes(`representations${mark}`)))
    mark += '_'
  const parts = steps.map((_, index) => {
    const suffix = index === 0 ? '' : `${mark}${index}`
    return { key: `_entities${suffix}`, variable: `representations${suffix}` }
  })
  const document = documentOf(steps, parts)
  const text = stripIgnoredCharacters(print(document))
  const { id, subgraph, kind, operationName } = first
  return {
    id,
    subgraph,
    kind,
    operationName,
    text,
    document,
    steps,
    parts,
    variables: [...new Set(steps.flatMap(({ variables }) => variables))],
    prefix: prefixOf(text, operationName),
  }
}

function documentOf(steps: readonly Step[], parts: Joint['parts']): DocumentNode {
  const operations = steps.map(({ document }) => operationOf(document))
  const [first] = operations as [OperationDefinitionNode]
  const variables = new Map<string, VariableDefinitionNode>()
  for (const [index, { variableDefinitions = [] }] of operations.entries()) {
    for (const definition of variableDefinitions) {
      const name = renamed(definition.variable.name.value, parts[index])
      variables.set(name, { ...definition, variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } })
    }
  }
  const selections = operations.map((operation, index) => entitiesField(operation, parts[index]))
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        ...first,
        variableDefinitions: [...variables.values()],
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      },
    ],
  }
}

function renamed(variable: string, part: Joint['parts'][number] | undefined): string {
  return variable === 'representations' && part ? part.variable : variable
}

function entitiesField({ selectionSet }: OperationDefinitionNode, part: Joint['parts'][number] | undefined): FieldNode {
  const [field] = selectionSet.selections
  if (field?.kind !== Kind.FIELD || !part) throw new Error('expected a fetch of entities')
  const name = (value: string) => ({ kind: Kind.NAME, value }) as const
  return {
    ...field,
    ...(part.key === field.name.value ? {} : { alias: name(part.key) }),
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: name('representations'),
        value: { kind: Kind.VARIABLE, name: name(part.variable) },
      },
    ],
  }
}
