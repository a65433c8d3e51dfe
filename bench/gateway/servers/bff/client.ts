import { Pool } from 'undici'
import type { BenchGraph } from '../../graph/files.ts'

/** Sends one operation to one subgraph for one request. */
export type Ask = <T>(subgraph: string, query: string, variables: Record<string, unknown>) => Promise<T>

/** Pools to all subgraphs; called with the authorization header of a request it answers how to ask them. */
export function createClient(graph: BenchGraph, path: string): (authorization: string) => Ask {
  const pools = new Map(
    graph.subgraphs.map(({ name, url }) => [
      name,
      new Pool(new URL(url).origin, { connections: 64, bodyTimeout: 10_000 }),
    ]),
  )
  return authorization => async (subgraph, query, variables) => {
    const { statusCode, body } = await pools.get(subgraph)!.request({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query, variables }),
    })
    const text = await body.text()
    if (statusCode !== 200) throw new Error(`expected status 200 of ${subgraph}, got ${statusCode}: ${text}`)
    const { data, errors } = JSON.parse(text)
    if (errors) throw new Error(`${subgraph}: ${JSON.stringify(errors)}`)
    return data
  }
}
