import type { GatewayContext } from '../context.ts'
import type { GatewayMetrics } from '../metrics.ts'
import { type GatewayLog, unredacted } from './errors.ts'

/** One request, when its answer is known. */
export interface Observed {
  /** As performance.now() had it. */
  started: number
  kind: 'query' | 'mutation' | 'subscription' | 'invalid'
  operationName: string | null
  /** `left` is a client that did not wait for it. */
  outcome: 'ok' | 'errors' | 'refused' | 'left'
  codes: readonly string[]
}

export type Observe = (observed: Observed, context: GatewayContext) => void

/** One log line and one observation per request. Variables are not logged: they hold people's data. */
export function observer(shared: GatewayLog, metrics: GatewayMetrics): Observe {
  const log = unredacted(shared)
  return ({ started, kind, operationName, outcome, codes }, context) => {
    metrics.observeRequest(kind, outcome, started)
    for (const code of codes) metrics.countError(code)
    if (log.isLevelEnabled && !log.isLevelEnabled('info')) return
    const { viewer, requestId, traceparent, clientName } = context
    log.info(
      {
        kind,
        operationName,
        clientName,
        durationMs: Math.round((performance.now() - started) * 1000) / 1000,
        outcome,
        ...(codes.length > 0 ? { codes } : {}),
        requestId,
        traceparent,
        viewerId: viewer.id,
        businessId: viewer.businessId,
      },
      'request',
    )
  }
}
