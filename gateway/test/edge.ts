import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { OperationTypeNode, parse } from 'graphql'
import { anonymousViewer } from '#shared/auth.ts'
import type { GatewayContext } from '../context.ts'
import type { EngineAnswer, PreparedOperation } from '../execution/types.ts'
import { type EdgeOptions, graphqlEdge } from '../http/edge.ts'
import { type Listening, type ListenOptions, listen } from '../http/listen.ts'
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
export function startEdge(
  execute: Execute,
  overrides: Partial<EdgeOptions> = {},
  listening: Pick<ListenOptions, 'plain'> = {},
): Promise<Listening> {
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
  return listen(handle, { port: 0, maxBodyBytes, ...listening })
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
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
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

  /** What came so far, once it holds so many whole answers or is the last of the connection. */
  async answers(count: number): Promise<string> {
    await new Promise<void>(resolve => {
      const look = () => {
        if (!this.#socket.closed && answersIn(this.#received) < count) return
        this.#socket.off('data', look).off('close', look)
        resolve()
      }
      this.#socket.on('data', look).on('close', look)
      look()
    })
    return this.#received
  }

  async closed(): Promise<string> {
    if (!this.#socket.closed) await once(this.#socket, 'close')
    return this.#received
  }

  /** Sends the last of what there is to send. */
  end(text: string): void {
    this.#socket.end(text)
  }

  leave(): void {
    this.#socket.destroy()
  }
}

/** How many answers of a known length are in it as a whole. */
function answersIn(received: string): number {
  let count = 0
  for (let at = 0; ; count += 1) {
    const [head, length] = /^HTTP.*?\r\ncontent-length: (\d+)\r\n.*?\r\n\r\n/is.exec(received.slice(at)) ?? []
    at += head ? head.length + Number(length) : Number.POSITIVE_INFINITY
    if (at > received.length) return count
  }
}

/** The bytes of a POST. */
export function post(body: string | Buffer, headers: Record<string, string> = {}): Buffer {
  const bytes = Buffer.from(body as string)
  const all = { host: 'x', 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`POST /graphql HTTP/1.1\r\n${lines.join('')}\r\n`), bytes])
}
