import type { GraphQLDataSource } from '@apollo/gateway'
import { errors, Pool } from 'undici'
import { signClaims } from '#shared/auth.ts'
import { claimsOf, type GatewayContext } from '../context.ts'
import type { FetchMetrics } from '../metrics.ts'
import { unavailable } from './unavailable.ts'

export interface HttpDataSourceOptions {
  url: string
  /** Shared with the subgraph. */
  secret: string
  timeoutMs: number
  /** Default 32. */
  connections?: number
  /** Default 16 MiB. */
  maxResponseBytes?: number
  metrics: FetchMetrics
}

/** Shorter than the subgraph's 65 s, so that we close idle sockets first and never write to one that is closing. */
const KEEP_ALIVE_MS = 30_000

/** A subgraph in another process: pooled sockets, signed claims, time and size limits, one retry for queries. */
export class HttpDataSource implements GraphQLDataSource {
  #name: string
  #path: string
  #pool: Pool
  #options: HttpDataSourceOptions

  constructor(name: string, options: HttpDataSourceOptions) {
    const { origin, pathname } = new URL(options.url)
    this.#name = name
    this.#path = pathname
    this.#options = options
    this.#pool = new Pool(origin, {
      connections: options.connections ?? 32,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connect: { timeout: 2_000 },
      maxResponseSize: options.maxResponseBytes ?? 16 * 1024 * 1024,
    })
  }

  async process(options: Parameters<GraphQLDataSource['process']>[0]): ReturnType<GraphQLDataSource['process']> {
    const { query, variables, operationName } = options.request
    const body = JSON.stringify({ query, variables, operationName })
    const context = options.context as GatewayContext
    const started = performance.now()
    try {
      const text = await this.#send(body, context, operationName ?? null, isQuery(query))
      const result = JSON.parse(text) as Awaited<ReturnType<GraphQLDataSource['process']>>
      this.#options.metrics.observeFetch(this.#name, 'http', result.errors ? 'errors' : 'ok', started)
      return result
    } catch (error) {
      this.#options.metrics.observeFetch(this.#name, 'http', 'failed', started)
      throw unavailable(error)
    }
  }

  async #send(
    body: string,
    context: GatewayContext,
    operationName: string | null,
    retryable: boolean,
  ): Promise<string> {
    try {
      return await this.#sendOnce(body, context, operationName)
    } catch (error) {
      // A socket that the other side closed between two requests. A mutation may have been done: it is not repeated.
      if (!retryable || !isHangUp(error)) throw error
      return this.#sendOnce(body, context, operationName)
    }
  }

  async #sendOnce(body: string, context: GatewayContext, operationName: string | null): Promise<string> {
    const claims = claimsOf(context, operationName)
    const response = await this.#pool.request({
      method: 'POST',
      path: this.#path,
      body,
      signal: AbortSignal.timeout(this.#options.timeoutMs),
      headers: {
        'content-type': 'application/json',
        'x-request-id': claims.requestId,
        traceparent: claims.traceparent,
        ...signClaims(this.#options.secret, this.#name, claims, body, Date.now()),
      },
    })
    const text = await response.body.text()
    if (response.statusCode !== 200)
      throw new Error(`expected status 200 of ${this.#name}, got ${response.statusCode}: ${text.slice(0, 200)}`)
    return text
  }

  close(): Promise<void> {
    return this.#pool.close()
  }
}

function isQuery(operation: string | undefined): boolean {
  return !/^\s*mutation\b/.test(operation ?? '')
}

function isHangUp(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return error instanceof errors.SocketError || code === 'ECONNRESET' || code === 'EPIPE'
}
