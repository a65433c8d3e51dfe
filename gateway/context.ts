import type { Claims, Viewer } from '#shared/auth.ts'
import { childTraceparent } from '#shared/graph.ts'

/** What the gateway knows of a request: made once, before anything is parsed. */
export interface GatewayContext {
  viewer: Viewer
  requestId: string
  traceparent: string
  clientName: string | null
}

/** The claims of one fetch: a span of its own in the request's trace. */
export function claimsOf(context: GatewayContext, operationName: string | null): Claims {
  return {
    viewer: context.viewer,
    requestId: context.requestId,
    traceparent: childTraceparent(context.traceparent),
    operationName,
    clientName: context.clientName,
  }
}
