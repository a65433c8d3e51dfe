import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'

export interface SubgraphSdl {
  name: string
  sdl: string
  /** Only a default for tools that read it: the gateway takes its addresses from the configuration. */
  url?: string
}

/** Composes subgraphs to a supergraph. Throws with all of the composition's mistakes at once. */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): { supergraphSdl: string; hints: string[] } {
  const services = subgraphs.map(({ name, sdl, url }) => ({
    name,
    url: url ?? `http://${name}:4001/graphql`,
    typeDefs: parse(sdl),
  }))
  const result = composeServices(services)
  if (result.errors) {
    throw new Error(`The subgraphs do not compose:\n  ${result.errors.map(error => error.message).join('\n  ')}`)
  }
  return { supergraphSdl: `${result.supergraphSdl.trimEnd()}\n`, hints: result.hints.map(hint => hint.message) }
}
