import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SHARING, type Sharing } from '../../gateway/execution/sources/sharing.ts'
import { composeSupergraph } from '../../gateway/supergraph/compose.ts'
import { freePort } from '../../scripts/embedded/ports.ts'
import { graphFile, supergraphFile } from '../gateway/graph/files.ts'
import { startGateway } from '../gateway/processes.ts'
import { bodyOf, sdls } from './graph.ts'

export interface Gateway {
  sharing: Sharing
  port: number
  pid: number
}

/** Writes the graph and its supergraph, with a port for each subgraph, into the folder. */
export async function writeGraph(folder: string): Promise<void> {
  const subgraphs = await Promise.all(
    sdls.map(async ({ name, sdl }) => {
      const port = await freePort()
      return { name, sdl, port, url: `http://127.0.0.1:${port}/graphql` }
    }),
  )
  writeFileSync(supergraphFile(folder), composeSupergraph(subgraphs).supergraphSdl)
  writeFileSync(graphFile(folder), JSON.stringify({ subgraphs }))
}

/** One gateway for each way of sharing, as `npm run gateway` starts it. */
export async function startGateways(folder: string, core: string | undefined): Promise<Gateway[]> {
  const gateways: Gateway[] = []
  for (const sharing of SHARING) {
    const port = await freePort()
    const command = [
      process.execPath,
      '--max-semi-space-size=64',
      join(import.meta.dirname, '..', '..', 'gateway', 'standalone.ts'),
      ...['--supergraph', supergraphFile(folder), '--port', String(port), '--log', 'warn', '--share', sharing],
    ]
    const pid = await startGateway(command, { name: sharing, cores: core, ready: () => ask(port, [1]) })
    gateways.push({ sharing, port, pid })
  }
  return gateways
}

/** Throws when they do not all give the same answers to requests that come at once. */
export async function compare(gateways: readonly Gateway[]): Promise<void> {
  const asked = Array.from({ length: 40 }, (_, index) => [index % 7, index, index % 3].slice(0, 1 + (index % 3)))
  const [expected, ...others] = await Promise.all(
    gateways.map(async ({ port }) => (await Promise.all(asked.map(numbers => ask(port, numbers)))).join('\n')),
  )
  for (const [index, answers] of others.entries()) {
    if (answers !== expected) throw new Error(`expected the same answers of ${gateways[index + 1]!.sharing}`)
  }
}

async function ask(port: number, numbers: readonly number[]): Promise<string> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body: bodyOf(numbers) })
  const text = await response.text()
  if (!text.startsWith('{"data":{"products":[{"id":"p')) throw new Error(`expected products, got ${text.slice(0, 300)}`)
  return text
}
