import type { ExecutionResult } from 'graphql'
import { Pool } from 'undici'
import { signClaims } from '../auth/signature.ts'
import type { GraphRequest, GraphTarget } from './call.ts'

/** An answer longer than this is a mistake of the query, and would be held in memory whole. */
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024

/** A subgraph in another process. Sockets idle for less time here than at the server (65 s), so none is used closing. */
export function httpTarget(
  subgraph: string,
  url: string,
  secret: string,
  nowMs: () => number = Date.now,
): GraphTarget & { close(): Promise<void> } {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: 32, keepAliveTimeout: 30_000, maxResponseSize: MAX_RESPONSE_BYTES })
  return {
    async execute({ claims, ...request }: GraphRequest, signal?: AbortSignal): Promise<ExecutionResult> {
      const body = JSON.stringify(request)
      const { statusCode, body: answer } = await pool.request({
        method: 'POST',
        path: pathname,
        body,
        signal,
        headers: {
          'content-type': 'application/json',
          'x-request-id': claims.requestId,
          traceparent: claims.traceparent,
          ...signClaims(secret, subgraph, claims, body, nowMs()),
        },
      })
      const text = await answer.text()
      if (statusCode !== 200) throw new Error(`expected status 200, got ${statusCode}: ${text.slice(0, 200)}`)
      return JSON.parse(text) as ExecutionResult
    },
    close: () => pool.close(),
  }
}
