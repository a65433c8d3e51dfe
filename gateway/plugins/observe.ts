import type { ApolloServerPlugin } from '@apollo/server'
import type { GatewayContext } from '../context.ts'
import type { GatewayMetrics } from '../metrics.ts'
import type { GatewayLog } from './errors.ts'

/** One log line and one observation per request. Variables are not logged: they hold people's data. */
export function observePlugin(log: GatewayLog, metrics: GatewayMetrics): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart({ contextValue: { viewer, requestId, traceparent, clientName } }) {
      const started = performance.now()
      return {
        async willSendResponse({ operation, operationName, response, errors }) {
          const kind = operation?.operation ?? 'invalid'
          const { status } = response.http
          const outcome = (status ?? 200) >= 400 || kind === 'invalid' ? 'refused' : errors?.length ? 'errors' : 'ok'
          metrics.observeRequest(kind, outcome, started)
          const codes = errors?.length ? { codes: errors.map(error => error.extensions.code) } : {}
          const durationMs = Math.round((performance.now() - started) * 1000) / 1000
          const { id: viewerId, businessId } = viewer
          log.info(
            {
              kind,
              operationName,
              clientName,
              durationMs,
              outcome,
              ...codes,
              requestId,
              traceparent,
              viewerId,
              businessId,
            },
            'request',
          )
        },
      }
    },
  }
}
