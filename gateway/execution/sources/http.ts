import { type Dispatcher, errors, Pool } from 'undici'
import type { ByteSource, Fetch } from '../types.ts'
import { Deadlines, type Stoppable } from './deadlines.ts'

export interface HttpSourceOptions<Context> {
  subgraph: string
  /** `http://host:port/path`, or `unix:/path/of.sock:/path`. */
  url: string
  /** From asking to the last byte. */
  timeoutMs: number
  /** Default 64. */
  connections?: number
  /** Default 16 MiB. */
  maxResponseBytes?: number
  /** What goes with a request: identity, trace. Names in lower case. */
  headers(fetch: Fetch, body: Buffer, context: Context): Record<string, string>
  /** Called once per fetch; `started` as performance.now() had it. */
  observe?(fetch: Fetch, outcome: 'ok' | 'failed', started: number): void
}

/** Shorter than our subgraphs' 65 s: we close idle sockets first and never write to one that is closing. */
const KEEP_ALIVE_MS = 30_000
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024

/** A subgraph that could be reached but did not answer as GraphQL over HTTP does. */
class HttpAnswerError extends Error {
  override name = 'HttpAnswerError'
}

/** A subgraph over HTTP, on TCP or a unix socket: pooled connections, limits of time and size, one retry of queries. */
export function httpSource<Context>(options: HttpSourceOptions<Context>): ByteSource<Context> {
  const { origin, path, socketPath } = addressOf(options.url)
  const pool = new Pool(origin, {
    connections: options.connections ?? 64,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect: { timeout: 2_000, ...(socketPath ? { socketPath } : {}) },
    maxResponseSize: options.maxResponseBytes ?? MAX_RESPONSE_BYTES,
    // The time of the whole fetch is limited, which these would only do in part.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  const deadlines = new Deadlines(options.timeoutMs)
  const once = (fetch: Fetch, body: Buffer, context: Context, signal: AbortSignal | undefined) =>
    request(pool, { path, body, headers: headersOf(options, fetch, body, context) }, deadlines, signal)
  const send: ByteSource<Context>['send'] = async (fetch, text, context, signal) => {
    const body = Buffer.from(text, 'latin1')
    const started = performance.now()
    try {
      const answer = await once(fetch, body, context, signal).catch(error => {
        // A socket that the other side closed between two requests. A mutation may have been done: it is not repeated.
        if (fetch.kind !== 'query' || !isHangUp(error) || signal?.aborted) throw error
        return once(fetch, body, context, signal)
      })
      options.observe?.(fetch, 'ok', started)
      return answer
    } catch (error) {
      options.observe?.(fetch, 'failed', started)
      throw error
    }
  }
  const close = async () => {
    await pool.close()
    deadlines.close()
  }
  return { kind: 'bytes', subgraph: options.subgraph, send, close }
}

function headersOf<Context>(
  options: HttpSourceOptions<Context>,
  fetch: Fetch,
  body: Buffer,
  context: Context,
): Record<string, string> {
  const headers = options.headers(fetch, body, context)
  headers['content-type'] = 'application/json'
  headers.accept = 'application/graphql-response+json, application/json'
  return headers
}

function request(
  pool: Pool,
  { path, body, headers }: { path: string; body: Buffer; headers: Record<string, string> },
  deadlines: Deadlines,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const handler = new Collector(deadlines, signal, resolve, reject)
    pool.dispatch({ method: 'POST', path, headers, body }, handler)
  })
}

/** undici's leanest interface: no streams, no objects per header. */
class Collector implements Dispatcher.DispatchHandler, Stoppable {
  #resolve: (body: Uint8Array) => void
  #reject: (error: Error) => void
  #deadlines: Deadlines
  #signal: AbortSignal | undefined
  #controller: Dispatcher.DispatchController | undefined
  #stopped: Error | undefined
  #refused: HttpAnswerError | undefined
  #first: Uint8Array | undefined
  #more: Uint8Array[] | undefined

  constructor(
    deadlines: Deadlines,
    signal: AbortSignal | undefined,
    resolve: (body: Uint8Array) => void,
    reject: (error: Error) => void,
  ) {
    this.#resolve = resolve
    this.#reject = reject
    this.#deadlines = deadlines
    this.#signal = signal
    deadlines.start(this, signal)
    if (signal?.aborted) this.stop('client')
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    // Stopped while it waited for a connection.
    if (this.#stopped) controller.abort(this.#stopped)
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    const type = String(headers['content-type'] ?? '')
    if (!type.includes('json')) {
      this.#refused = new HttpAnswerError(`expected JSON, got status ${status} with ${type || 'no content-type'}`)
    } else if (headers['content-encoding'] !== undefined) {
      this.#refused = new HttpAnswerError(`expected a plain answer, got one in ${headers['content-encoding']}`)
    }
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (this.#refused) return
    if (this.#first === undefined) this.#first = chunk
    else {
      this.#more ??= [this.#first]
      this.#more.push(chunk)
    }
  }

  onResponseEnd(): void {
    this.#clear()
    if (this.#refused) this.#reject(this.#refused)
    else this.#resolve(this.#more ? Buffer.concat(this.#more) : (this.#first ?? new Uint8Array()))
  }

  onResponseError(_: Dispatcher.DispatchController | undefined, error: Error): void {
    this.#clear()
    this.#reject(error)
  }

  stop(reason: 'time' | 'client'): void {
    this.#stopped =
      reason === 'time' ? new HttpAnswerError('expected an answer in time, got none') : new Error('the client left')
    this.#clear()
    this.#controller?.abort(this.#stopped)
    this.#reject(this.#stopped)
  }

  #clear(): void {
    this.#deadlines.end(this, this.#signal)
  }
}

function addressOf(url: string): { origin: string; path: string; socketPath?: string } {
  const [, socketPath, path] = /^(?:http:\/\/)?unix:([^:]+)(?::(\/.*))?$/.exec(url) ?? []
  if (socketPath) return { origin: 'http://localhost', path: path ?? '/graphql', socketPath }
  const { origin, pathname, search } = new URL(url)
  return { origin, path: pathname + search }
}

function isHangUp(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return error instanceof errors.SocketError || code === 'ECONNRESET' || code === 'EPIPE'
}
