import type { ApolloServerPlugin } from '@apollo/server'
import type { GraphQLFormattedError } from 'graphql'
import type { GatewayContext } from '../context.ts'
import type { GatewayMetrics } from '../metrics.ts'

export interface GatewayLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Without a code of ours an error was not meant for clients. */
const INTERNAL = 'INTERNAL_SERVER_ERROR'

/**
 * What clients learn of errors: code, path and request id, and a message only where it was written for them. The whole
 * error is in the log under the request id. Subgraphs have masked theirs already; this is for the gateway's own.
 */
export function errorsPlugin(log: GatewayLog, metrics: GatewayMetrics): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart({ contextValue: { requestId } }) {
      return {
        async didEncounterErrors({ errors, operationName }) {
          for (const error of errors) {
            const code = error.extensions.code ?? INTERNAL
            if (code !== INTERNAL && code !== 'UNAVAILABLE') continue
            // Errors with a request id come from a subgraph, which has logged the cause.
            const cause = error.extensions.requestId ? error.message : (error.originalError ?? error)
            log.error({ err: cause, path: error.path, operationName, requestId, code }, 'an operation failed')
          }
        },
        async willSendResponse({ response }) {
          if (response.body.kind !== 'single' || !response.body.singleResult.errors) return
          const masked = response.body.singleResult.errors.map(error => mask(error, requestId))
          for (const error of masked) metrics.countError(String(error.extensions?.code ?? INTERNAL))
          response.body.singleResult.errors = masked
        },
      }
    },
  }
}

function mask(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  // The name of the service is ours to know.
  const { serviceName: _service, stacktrace: _stack, http: _http, ...extensions } = error.extensions ?? {}
  if ((extensions.code ?? INTERNAL) !== INTERNAL) return { ...error, extensions }
  const message = `Something went wrong on our side. Quote the request id ${requestId} when you report it.`
  return { message, ...(error.path ? { path: error.path } : {}), extensions: { code: INTERNAL, requestId } }
}
