import { composeSupergraph } from '../../../supergraph/compose.ts'
import { createEngine } from '../../engine.ts'
import { httpSource } from '../../sources/http.ts'
import type { Pipeline } from '../../sources/http1/pool.ts'
import type { ByteSource } from '../../types.ts'
import { fed2 } from '../fixtures/fixture.ts'
import { http, type RawRequest, type Reply, rawServer } from './server.ts'

export interface Viewer {
  viewer: string
}

export interface Shown {
  data: Record<string, unknown> | null
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
}

export interface HostileGraph {
  ask(query: string, viewer?: string): Promise<Shown>
  /** What the subgraph `bad` answers from now on. */
  bad: { reply: (request: RawRequest) => Reply | Promise<Reply> }
  close(): Promise<void>
}

const good = fed2`
  type Query { items: [Item!]!  note: String }
  type Item @key(fields: "id") { id: ID! }`
const bad = fed2`
  scalar JSON
  type Query { box: Box  boxes: [Box!]!  raw: JSON }
  type Mutation { change: Box }
  type Box { name: String  size: Int! }
  type Item @key(fields: "id") { id: ID!  name: String  meta: JSON }`

export const TIMEOUT_MS = 400
export const MAX_BYTES = 3 * 1024 * 1024

/** A subgraph that behaves, `good`, and one that need not, `bad`, both over sockets. */
export async function hostileGraph(
  codegen: boolean,
  around: (source: ByteSource<Viewer>) => ByteSource<Viewer> = source => source,
  pipeline?: Pipeline,
): Promise<HostileGraph> {
  const { supergraphSdl } = composeSupergraph(Object.entries({ good, bad }).map(([name, sdl]) => ({ name, sdl })))
  const state: HostileGraph['bad'] = { reply: () => http('{}') }
  const servers = {
    good: await rawServer(({ headers }) => http(goodAnswer(headers['x-viewer']!))),
    bad: await rawServer(request => state.reply(request)),
  }
  const engine = createEngine<Viewer>({
    supergraphSdl,
    codegen,
    present: ({ message, path, extensions }) => ({ message, path, extensions }),
    source: name =>
      around(
        httpSource<Viewer>({
          subgraph: name,
          url: servers[name as 'good' | 'bad'].url,
          timeoutMs: TIMEOUT_MS,
          connections: 8,
          ...(pipeline ? { pipeline } : {}),
          maxResponseBytes: MAX_BYTES,
          headers: (_, __, { viewer }) => ({ 'x-viewer': viewer }),
        }),
      ),
  })
  return {
    bad: state,
    async ask(query, viewer = 'nobody') {
      const prepared = engine.prepare({ query })
      if ('refused' in prepared) throw new Error(`refused: ${prepared.errors.join()}`)
      const { body, encoding } = await prepared.execute({}, { viewer })
      // Fails on bytes that are not UTF-8: no client could read them.
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body, encoding)))
    },
    async close() {
      await Promise.all(Object.values(servers).map(server => server.close()))
      await engine.close()
    },
  }
}

/** The subgraph `good` without a socket between: those who ask at once ask `bad` in the same turn of the event loop. */
export function atOnce(source: ByteSource<Viewer>): ByteSource<Viewer> {
  return { ...source, send: async (_, __, { viewer }) => Buffer.from(goodAnswer(viewer)) }
}

function goodAnswer(viewer: string): string {
  return JSON.stringify({
    data: {
      items: [
        { __typename: 'Item', id: `1 ${viewer}` },
        { __typename: 'Item', id: '2' },
      ],
      note: 'kept',
    },
  })
}
