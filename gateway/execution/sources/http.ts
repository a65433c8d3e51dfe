import type { ByteSource, Fetch } from '../types.ts'
import { Deadlines } from './deadlines.ts'
import { parseAddress } from './http1/address.ts'
import { Call } from './http1/call.ts'
import { ConnectionPool, type ObservePipeline, type Pipeline } from './http1/pool.ts'
import { requestText } from './http1/request.ts'

export interface HttpSourceOptions<Context> {
  subgraph: string
  /** `http://host:port/path`, `https://...`, or `unix:/path/of.sock:/path`. */
  url: string
  /** From asking to the last byte. */
  timeoutMs: number
  /** Default 64. */
  connections?: number
  /** Default 16 MiB. */
  maxResponseBytes?: number
  /** Queries that go on one connection together; none unless it is said, see `PIPELINE`. */
  pipeline?: Pipeline
  /** What goes with a request: identity, trace. Names in lower case. Each character of `body` is one byte of it. */
  headers(fetch: Fetch, body: string, context: Context): Record<string, string>
  /** Called once per fetch; `started` as performance.now() had it. */
  observe?(fetch: Fetch, outcome: 'ok' | 'failed', started: number): void
  observePipeline?: ObservePipeline
}

const CONNECT_MS = 2_000
/** Shorter than our subgraphs' 65 s: we close idle sockets first and never write to one that is closing. */
const KEEP_ALIVE_MS = 30_000
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024

/**
 * For subgraphs that take several requests of a connection at once, as node:http does: most of what a fetch costs under
 * load is its write and its read, which several then share. Not for a subgraph behind something that could send an
 * answer too many: each answer belongs to the next request.
 */
export const PIPELINE: Pipeline = { depth: 8, patienceMs: 20, restMs: 1_000 }
const ALONE: Pipeline = { ...PIPELINE, depth: 1 }

/**
 * A subgraph over HTTP/1.1, on TCP, TLS or a unix socket: connections kept, limits of time and size, one retry of
 * queries. On a client of our own; docs/decisions/0009 says what that brings.
 */
export function httpSource<Context>(options: HttpSourceOptions<Context>): ByteSource<Context> {
  const { observe } = options
  const address = parseAddress(options.url)
  const pool = new ConnectionPool({
    address,
    connections: options.connections ?? 64,
    connectMs: CONNECT_MS,
    idleMs: KEEP_ALIVE_MS,
    maxResponseBytes: options.maxResponseBytes ?? MAX_RESPONSE_BYTES,
    pipeline: options.pipeline ?? ALONE,
    observePipeline: options.observePipeline ?? (() => undefined),
  })
  const deadlines = new Deadlines(options.timeoutMs)
  const line = { deadlines, send: (call: Call) => pool.send(call) }
  const textOf = requestText(address)
  const send: ByteSource<Context>['send'] = (fetch, body, context, signal) =>
    new Promise((resolve, reject) => {
      const started = performance.now()
      new Call(line, {
        text: textOf(options.headers(fetch, body, context), body),
        signal,
        repeatable: fetch.kind === 'query',
        done: answer => {
          observe?.(fetch, 'ok', started)
          resolve(answer)
        },
        failed: error => {
          observe?.(fetch, 'failed', started)
          reject(error)
        },
      }).start()
    })
  const close = async () => {
    await pool.close()
    deadlines.close()
  }
  return { kind: 'bytes', subgraph: options.subgraph, send, close }
}
