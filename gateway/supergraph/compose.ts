import { composeServices } from '@apollo/composition'
import { type GraphQLSchema, parse } from 'graphql'

export interface SubgraphSdl {
  name: string
  sdl: string
  /** Only a default for tools that read it: the gateway takes its addresses from the configuration. */
  url?: string
}

export interface Composed {
  supergraphSdl: string
  /** What clients see: without `@inaccessible` parts and federation's machinery. */
  apiSchema: GraphQLSchema
  hints: string[]
}

/** Composes subgraphs to a supergraph. Throws with all of the composition's mistakes at once. */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): Composed {
  const services = subgraphs.map(({ name, sdl, url }) => ({
    name,
    url: url ?? `http://${name}:4001/graphql`,
    typeDefs: parse(sdl),
  }))
  const result = composeServices(services)
  if (result.errors) {
    throw new Error(`The subgraphs do not compose:\n  ${result.errors.map(error => error.message).join('\n  ')}`)
  }
  return {
    supergraphSdl: `${result.supergraphSdl.trimEnd()}\n`,
    apiSchema: result.schema.toAPISchema().toGraphQLJSSchema(),
    hints: result.hints.map(hint => hint.message),
  }
}
