import type { IncomingHttpHeaders } from 'node:http'
import type { Claims, Viewer } from '#shared/auth.ts'
import { childTraceparent } from '#shared/graph.ts'
import type { Lane } from '#shared/lanes.ts'
import { single } from './http/exchange.ts'

/** What the gateway knows of a request: made once, before anything is parsed. */
export interface GatewayContext {
  viewer: Viewer
  requestId: string
  traceparent: string
  clientName: string | null
  /** As the client sent them. What of them goes on to a subgraph is its source's decision. */
  headers: IncomingHttpHeaders
  /** Known once the operation is. */
  lane?: Lane | undefined
}

/** The context of a request. A trace is only begun where one is asked for. */
export function createContext(viewer: Viewer, requestId: string, headers: IncomingHttpHeaders): GatewayContext {
  return new RequestContext(viewer, requestId, headers)
}

class RequestContext implements GatewayContext {
  readonly viewer: Viewer
  readonly requestId: string
  readonly headers: IncomingHttpHeaders
  lane: Lane | undefined = undefined
  #traceparent: string | undefined

  constructor(viewer: Viewer, requestId: string, headers: IncomingHttpHeaders) {
    this.viewer = viewer
    this.requestId = requestId
    this.headers = headers
  }

  get traceparent(): string {
    this.#traceparent ??= childTraceparent(single(this.headers.traceparent))
    return this.#traceparent
  }

  get clientName(): string | null {
    return single(this.headers['apollographql-client-name'])?.slice(0, 64) ?? null
  }
}

/** The claims of one fetch: a span of its own in the request's trace. */
export function claimsOf(context: GatewayContext, operationName: string | null): Claims {
  return {
    viewer: context.viewer,
    requestId: context.requestId,
    traceparent: childTraceparent(context.traceparent),
    operationName,
    clientName: context.clientName,
    ...(context.lane ? { lane: context.lane } : {}),
  }
}
