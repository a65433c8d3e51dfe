import type { Exchange } from './exchange.ts'

const METHODS = 'GET, HEAD, POST, OPTIONS'

/** Without a listed origin no header is set, and browsers keep the answer to themselves. */
export function corsHeaders(origins: readonly string[], origin: string): string[] {
  if (!origins.includes(origin)) return []
  return [
    ...['access-control-allow-origin', origin],
    ...['access-control-expose-headers', 'x-request-id'],
    ...['vary', 'origin'],
  ]
}

/** Answers OPTIONS. */
export async function preflight(exchange: Exchange): Promise<void> {
  const { request, requestId, headers } = exchange
  const allowed = headers.length === 0 ? [] : ALLOWED
  // A preflight of an origin that is not listed learns nothing, and fails for that.
  const methods = request.headers['access-control-request-method'] ? [] : ['allow', METHODS]
  exchange.send(204, ['x-request-id', requestId, ...headers, ...allowed, ...methods], '')
}

const ALLOWED = [
  ...['access-control-allow-methods', METHODS],
  ...[
    'access-control-allow-headers',
    'authorization, content-type, x-request-id, traceparent, apollographql-client-name, apollo-require-preflight',
  ],
  ...['access-control-max-age', '600'],
]
