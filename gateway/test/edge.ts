import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { OperationTypeNode, parse } from 'graphql'
import { anonymousViewer } from '#shared/auth.ts'
import type { GatewayContext } from '../context.ts'
import type { EngineAnswer, PreparedOperation } from '../execution/types.ts'
import { type EdgeOptions, graphqlEdge } from '../http/edge.ts'
import { type Listening, listen } from '../http/listen.ts'
import { router } from '../http/router.ts'
import { memoryCache } from '../persisted/cache.ts'
import { PersistedDocuments } from '../persisted/documents.ts'

type Execute = PreparedOperation<GatewayContext>['execute']

export const answerOf = (data: unknown): EngineAnswer => ({
  body: JSON.stringify({ data }),
  encoding: 'utf8',
  errors: [],
  hasData: true,
  path: 'general',
})

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** The edge over an engine that takes any operation and answers what `execute` does. */
export function startEdge(execute: Execute, overrides: Partial<EdgeOptions> = {}): Promise<Listening> {
  const document = parse('{ a }')
  const operation: PreparedOperation<GatewayContext> = {
    kind: OperationTypeNode.QUERY,
    name: null,
    document,
    notes: new Map(),
    variables: given => ({ values: (given ?? {}) as Record<string, unknown> }),
    execute,
  }
  const maxBodyBytes = overrides.maxBodyBytes ?? 100_000
  const graphql = graphqlEdge({
    engine: { prepare: () => operation },
    authenticate: () => anonymousViewer('biz_1'),
    persisted: new PersistedDocuments({ manifest: undefined, cache: memoryCache(), requirePersisted: false }),
    checks: [],
    cachePolicy: () => 'no-store',
    quiet: false,
    observe: () => undefined,
    log,
    maxBodyBytes,
    ...overrides,
  })
  const handle = router({
    graphql,
    maxBodyBytes,
    routes: [],
    corsOrigins: [],
    explorer: false,
    devIssuer: undefined,
    metrics: { text: async () => '' },
    health: async () => ({}),
    log,
  })
  return listen(handle, { port: 0, maxBodyBytes })
}

/** A connection to write to as one likes. */
export class Wire {
  #socket: Socket
  #received = ''

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', chunk => {
      this.#received += chunk.toString('latin1')
    })
    socket.on('error', () => undefined)
  }

  static async open({ port }: { port: number }): Promise<Wire> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new Wire(socket)
  }

  send(text: string | Buffer): void {
    this.#socket.write(text)
  }

  /** What came so far, once it holds `text` this often. */
  async until(text: string, times = 1): Promise<string> {
    while (this.#received.split(text).length <= times) {
      if (this.#socket.closed) throw new Error(`expected ${text}, got the end after: ${this.#received}`)
      await Promise.race([once(this.#socket, 'data'), once(this.#socket, 'close')])
    }
    return this.#received
  }

  async closed(): Promise<string> {
    if (!this.#socket.closed) await once(this.#socket, 'close')
    return this.#received
  }

  leave(): void {
    this.#socket.destroy()
  }
}

/** The bytes of a POST. */
export function post(body: string | Buffer, headers: Record<string, string> = {}): Buffer {
  const bytes = Buffer.from(body as string)
  const all = { host: 'x', 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`POST /graphql HTTP/1.1\r\n${lines.join('')}\r\n`), bytes])
}
