import { join } from 'node:path'
import { type BenchGraph, supergraphFile } from './graph/files.ts'
import { hiveFolder } from './hive.ts'
import type { BenchOptions } from './options.ts'

/** A gateway of the run: how it is started, and where it answers. */
export interface Target {
  name: string
  title: string
  /** The program and its arguments, given the port. */
  command(port: number): string[]
  env?: Record<string, string>
  /** Where it answers; default /graphql on the port. */
  url?(port: number): string
  /** Asked only these queries. */
  queries?: readonly string[]
  /** No gateway: the answers are given to it, and with `fetches` what it sends to subgraphs before. */
  floor?: 'answers' | 'fetches'
}

const server = (file: string, folder: string, ...more: string[]) => {
  return (port: number) => [process.execPath, join(import.meta.dirname, 'servers', file), folder, String(port), ...more]
}

export function listTargets(options: BenchOptions, folder: string, graph: BenchGraph): Target[] {
  type Url = (subgraph: BenchGraph['subgraphs'][number]) => string
  const ours = (title: string, name: string, url: Url, pipeline = '8') => ({
    name,
    title,
    command: (port: number) => [
      // As `npm run gateway` starts it.
      process.execPath,
      '--max-semi-space-size=64',
      join(import.meta.dirname, '..', '..', 'gateway', 'standalone.ts'),
      ...['--supergraph', supergraphFile(folder), '--port', String(port)],
      // The others write no line for each request either, and know no cost, of which the largest query is too much.
      ...['--log', 'warn', '--max-cost', '1000000'],
      // As Fairground speaks to its own subgraphs, which are on node:http, too.
      ...['--pipeline', pipeline],
      ...graph.subgraphs.flatMap(subgraph => ['--subgraph', `${subgraph.name}=${url(subgraph)}`]),
    ],
  })
  const overTcp = ours('Fairground over TCP', 'ours-tcp', ({ url }) => url)
  const hive = (name: string, title: string, planner: string) => ({
    name,
    title,
    command: server('hive.ts', folder, hiveFolder, planner),
  })
  const targets: Target[] = [
    { name: 'stock', title: '@apollo/gateway + @apollo/server', command: server('stock.ts', folder) },
    overTcp,
    ours('Fairground over TCP, one request on a connection at a time', 'ours-one-by-one', ({ url }) => url, '1'),
    ours('Fairground over unix sockets', 'ours-unix', ({ socketPath }) => `unix:${socketPath}:/graphql`),
    {
      ...overTcp,
      name: 'ours-general',
      title: 'Fairground over TCP, general executor alone',
      env: { GATEWAY_SPLICE: 'off' },
      queries: ['feed'],
    },
    {
      name: 'ours-in-process',
      title: 'Fairground with the subgraphs in its process, compiled with graphql-jit',
      command: server('in-process.ts', folder),
    },
    { name: 'bff', title: 'hand-written BFF on undici', command: server('bff.ts', folder) },
    {
      name: 'bff-executed',
      title: 'the BFF on subgraphs that execute each request, compiled with graphql-jit',
      command: server('bff.ts', folder, '/executed'),
    },
    {
      name: 'floor',
      title: 'node:http that answers given bytes',
      command: server('floor.ts', folder),
      floor: 'answers',
    },
    {
      name: 'floor-fetches',
      title: 'the same after the fetches of a gateway: given bytes on kept TCP connections, answers not looked at',
      command: server('floor.ts', folder),
      floor: 'fetches',
    },
    ...(options['with-hive']
      ? [hive('hive', 'Hive Gateway', 'js'), hive('hive-rust', 'Hive Gateway, Rust planner', 'rust')]
      : []),
    ...options.peer.map(text => readPeer(text, folder)),
  ]
  const { only = targets.map(({ name }) => name) } = options
  const unknown = only.find(wanted => !targets.some(({ name }) => name === wanted))
  if (unknown) throw new Error(`--only: expected some of ${targets.map(({ name }) => name)}, got ${unknown}`)
  return targets.filter(({ name }) => only.includes(name))
}

function readPeer(text: string, folder: string): Target {
  const [, name, line, url] = /^([^=]+)=(.+),([^,]+)$/.exec(text)!
  const fill = (part: string, port: number) =>
    part.replaceAll('{supergraph}', supergraphFile(folder)).replaceAll('{port}', String(port))
  const command = (port: number) => ['sh', '-c', fill(line!, port)]
  return { name: name!, title: name!, command, url: port => fill(url!, port) }
}
