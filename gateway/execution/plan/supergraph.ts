import { Supergraph as FederationSupergraph, type Schema } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { buildASTSchema, type GraphQLSchema, Kind, parse } from 'graphql'
import { type Requirements, requirementsOf } from './requirements.ts'

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
  requirements: Requirements
  /** The top fields of each key by which a subgraph finds an object of a type. */
  keys(subgraph: string, type: string): readonly (readonly string[])[]
}

/** Throws when the SDL is no supergraph, is inconsistent, or uses what this gateway does not run. */
export function loadSupergraph(sdl: string): Supergraph {
  const supergraph = FederationSupergraph.build(sdl)
  // Fragments put back into fetches change the order of their fields: of mutations, which run in that order, and of
  // answers, which are cut most easily when they come in the client's order.
  const planner = new QueryPlanner(supergraph, { exposeDocumentNodeInFetchNode: true, reuseQueryFragments: false })
  const planned = supergraph.apiSchema()
  return {
    api: planned.toGraphQLJSSchema(),
    full: buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true }),
    planned,
    planner,
    subgraphs: new Map(supergraph.subgraphsMetadata().map(({ name, url }) => [name, url ?? ''])),
    interfaceObjects: interfaceObjectsOf(supergraph),
    requirements: requirementsOf(supergraph),
    keys: keysOf(supergraph),
  }
}

function interfaceObjectsOf(supergraph: FederationSupergraph): Set<string> {
  const found = new Set<string>()
  for (const type of supergraph.schema.interfaceTypes()) {
    const joins = type.appliedDirectivesOf('join__type')
    if (joins.some(join => join.arguments().isInterfaceObject === true)) found.add(type.name)
  }
  return found
}

function keysOf(supergraph: FederationSupergraph): Supergraph['keys'] {
  const found = new Map<string, string[][]>()
  const names = new Map([...supergraph.subgraphNameToGraphEnumValue()].map(([name, value]) => [value, name]))
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
