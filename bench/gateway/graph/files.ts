import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the processes of one run have in common. */
export interface BenchGraph {
  subgraphs: { name: string; port: number; url: string; socketPath: string; fails: boolean }[]
}

export const graphFile = (folder: string) => join(folder, 'graph.json')
export const supergraphFile = (folder: string) => join(folder, 'supergraph.graphql')

export function readGraph(folder: string): BenchGraph {
  return JSON.parse(readFileSync(graphFile(folder), 'utf8'))
}
