import { GraphQLError } from 'graphql'
import type { Claims } from '../auth/viewer.ts'
import { isUnreachable } from '../db/unreachable.ts'
import { Refusal } from '../errors/errors.ts'
import { GraphCallError } from '../graph/call.ts'

export interface ErrorLog {
  error(fields: object, message: string): void
}

/**
 * What a client may know of an error. Expected ones (typed GraphQL errors, refusals) pass; everything else is a bug:
 * logged whole under the request id, and answered as INTERNAL_SERVER_ERROR with its path.
 */
export function maskError(error: GraphQLError, claims: Claims, log: ErrorLog): GraphQLError {
  const original = error.originalError
  const { requestId } = claims
  const at = { nodes: error.nodes, path: error.path }
  if (original instanceof Refusal) {
    return new GraphQLError(original.message, {
      ...at,
      extensions: { code: 'BAD_USER_INPUT', userErrors: original.errors },
    })
  }
  if ((original instanceof GraphCallError && original.retryable) || isUnreachable(original)) {
    log.error({ err: original, path: error.path, requestId }, 'something that this needs did not answer')
    const message = 'A part of the graph that this needs did not answer. Try again.'
    return new GraphQLError(message, { ...at, extensions: { code: 'UNAVAILABLE', requestId } })
  }
  if (!original || original instanceof GraphQLError) {
    if (error.extensions.code) return error
    return new GraphQLError(error.message, {
      ...at,
      source: error.source,
      positions: error.positions,
      extensions: { code: 'BAD_USER_INPUT' },
    })
  }
  log.error({ err: original, path: error.path, requestId }, 'a resolver failed')
  const message = `Something went wrong on our side. Quote the request id ${requestId} when you report it.`
  return new GraphQLError(message, { ...at, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } })
}
