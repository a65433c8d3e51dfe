import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeSupergraph } from '../../../gateway/supergraph/compose.ts'
import { freePort } from '../../../scripts/embedded/ports.ts'
import { type BenchGraph, graphFile, supergraphFile } from './files.ts'
import { subgraphs } from './subgraphs.ts'

/** Gives each subgraph a port and a socket and writes graph and supergraph into the folder. */
export async function writeGraph(folder: string): Promise<BenchGraph> {
  const placed = await Promise.all(
    subgraphs.map(async ({ name, sdl, fails }) => {
      const port = await freePort()
      const url = `http://127.0.0.1:${port}/graphql`
      return { name, sdl, port, url, socketPath: join(folder, `${name}.sock`), fails }
    }),
  )
  writeFileSync(supergraphFile(folder), composeSupergraph(placed).supergraphSdl)
  const graph: BenchGraph = { subgraphs: placed.map(({ sdl: _sdl, ...rest }) => rest) }
  writeFileSync(graphFile(folder), JSON.stringify(graph))
  return graph
}
