import { Supergraph as FederationSupergraph, type Schema } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { buildASTSchema, type GraphQLSchema, parse } from 'graphql'

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
}

/** Throws when the SDL is no supergraph, is inconsistent, or uses what this gateway does not run. */
export function loadSupergraph(sdl: string): Supergraph {
  const supergraph = FederationSupergraph.build(sdl)
  const planner = new QueryPlanner(supergraph, { exposeDocumentNodeInFetchNode: true })
  const planned = supergraph.apiSchema()
  return {
    api: planned.toGraphQLJSSchema(),
    full: buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true }),
    planned,
    planner,
    subgraphs: new Map(supergraph.subgraphsMetadata().map(({ name, url }) => [name, url ?? ''])),
    interfaceObjects: interfaceObjectsOf(supergraph),
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
