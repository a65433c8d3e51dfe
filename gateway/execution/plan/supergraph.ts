import { Supergraph as FederationSupergraph, type Schema } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { buildASTSchema, type ConstDirectiveNode, type DocumentNode, type GraphQLSchema, Kind, parse } from 'graphql'
import type { RequiredBy } from './variants.ts'
import { type VirtualFields, withVirtualFields } from './virtual.ts'

/** A supergraph, taken apart for planning, checking and running operations. */
export interface Supergraph {
  /** What clients see. */
  api: GraphQLSchema
  /** With what is `@inaccessible` to clients: keys and required fields may be. */
  full: GraphQLSchema
  /** `api` as the planner wants it. */
  planned: Schema
  planner: QueryPlanner
  /** Names with the address that the supergraph gives them. */
  subgraphs: ReadonlyMap<string, string>
  /**
   * Interfaces that some subgraph knows as an object (`@interfaceObject`): its answers name them as if they were types
   * of objects.
   */
  interfaceObjects: ReadonlySet<string>
  /** Fields that the planner knows under names of their own. */
  virtual: VirtualFields
  /** As `requiredBy`, under those names. */
  plannedRequiredBy: RequiredBy
  /** The top fields of what a field requires in a subgraph (`@requires`). */
  requiredBy(subgraph: string, type: string, field: string): readonly string[]
  /** The top fields of each key by which a subgraph finds an object of a type. */
  keys(subgraph: string, type: string): readonly (readonly string[])[]
}

/** Throws when the SDL is no supergraph, is inconsistent, or uses what this gateway does not run. */
export function loadSupergraph(sdl: string): Supergraph {
  const document = withResolvableKeysFirst(parse(sdl))
  const supergraph = FederationSupergraph.build(document)
  const full = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true })
  const virtual = withVirtualFields(full, document)
  // Without validation, which the supergraph has passed: real fields may now be external where nothing requires them.
  const plannable =
    virtual.fields.size > 0 ? FederationSupergraph.build(virtual.document, { validateSupergraph: false }) : supergraph
  // Fragments put back into fetches change the order of their fields: of mutations, which run in that order, and of
  // answers, which are cut most easily when they come in the client's order.
  const planner = new QueryPlanner(plannable, { exposeDocumentNodeInFetchNode: true, reuseQueryFragments: false })
  const planned = supergraph.apiSchema()
  return {
    api: planned.toGraphQLJSSchema(),
    full,
    planned,
    planner,
    subgraphs: new Map(supergraph.subgraphsMetadata().map(({ name, url }) => [name, url ?? ''])),
    interfaceObjects: interfaceObjectsOf(supergraph),
    virtual: virtual.fields,
    plannedRequiredBy: requiredByOf(plannable),
    requiredBy: requiredByOf(supergraph),
    keys: keysOf(supergraph),
  }
}

/**
 * Of a type's keys in a subgraph the planner takes the first to return to that subgraph, also one that the subgraph
 * cannot be asked by.
 */
function withResolvableKeysFirst(document: DocumentNode): DocumentNode {
  const isUnresolvable = ({ name, arguments: given = [] }: ConstDirectiveNode) =>
    name.value === 'join__type' &&
    given.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value)
  const definitions = document.definitions.map(node => {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return node
    const directives = node.directives ?? []
    const last = directives.filter(isUnresolvable)
    return { ...node, directives: [...directives.filter(directive => !last.includes(directive)), ...last] }
  })
  return { ...document, definitions }
}

function interfaceObjectsOf(supergraph: FederationSupergraph): Set<string> {
  const found = new Set<string>()
  for (const type of supergraph.schema.interfaceTypes()) {
    const joins = type.appliedDirectivesOf('join__type')
    if (joins.some(join => join.arguments().isInterfaceObject === true)) found.add(type.name)
  }
  return found
}

function requiredByOf(supergraph: FederationSupergraph): RequiredBy {
  const found = new Map<string, readonly string[]>()
  const names = graphNames(supergraph)
  for (const type of [...supergraph.schema.objectTypes(), ...supergraph.schema.interfaceTypes()]) {
    for (const field of type.fields()) {
      for (const join of field.appliedDirectivesOf('join__field')) {
        const { graph, requires } = join.arguments()
        if (typeof requires !== 'string') continue
        found.set(`${names.get(graph as string)}|${type.name}.${field.name}`, topFields(requires))
      }
    }
  }
  return (subgraph, type, field) => found.get(`${subgraph}|${type}.${field}`) ?? []
}

/** The subgraphs' names by those of the enum that stands for them in the supergraph. */
function graphNames(supergraph: FederationSupergraph): Map<string, string> {
  return new Map([...supergraph.subgraphNameToGraphEnumValue()].map(([name, value]) => [value, name]))
}

function keysOf(supergraph: FederationSupergraph): Supergraph['keys'] {
  const found = new Map<string, string[][]>()
  const names = graphNames(supergraph)
  for (const type of [...supergraph.schema.objectTypes(), ...supergraph.schema.interfaceTypes()]) {
    for (const join of type.appliedDirectivesOf('join__type')) {
      const { graph, key, resolvable } = join.arguments()
      if (typeof key !== 'string' || resolvable === false) continue
      const id = `${names.get(graph as string)}|${type.name}`
      const keys = found.get(id) ?? []
      keys.push(topFields(key))
      found.set(id, keys)
    }
  }
  return (subgraph, type) => found.get(`${subgraph}|${type}`) ?? []
}

function topFields(key: string): string[] {
  const [operation] = parse(`{${key}}`, { noLocation: true }).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return []
  return operation.selectionSet.selections.flatMap(node => (node.kind === Kind.FIELD ? [node.name.value] : []))
}
