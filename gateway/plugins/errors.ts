import type { GraphQLFormattedError } from 'graphql'
import type { GatewayContext } from '../context.ts'
import type { EngineError } from '../execution/types.ts'

export interface GatewayLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
  /** Whether lines of this level are written at all. Default true. */
  isLevelEnabled?(level: string): boolean
  /** Another one that writes to the same place. */
  child?(bindings: object, options: { redact: string[] }): GatewayLog
}

/** Without a code of ours an error was not meant for clients. */
const INTERNAL = 'INTERNAL_SERVER_ERROR'
/** Codes of failures that somebody should look at. */
const FAILURES = new Set([INTERNAL, 'UNAVAILABLE', 'INVALID_SUBGRAPH_ANSWER'])
/** What subgraphs may add that is none of a client's business. */
const PRIVATE = ['stacktrace', 'exception', 'http', 'serviceName']

/**
 * What clients learn of errors: code, path and the subgraph, and a message only where it was written for them. Of
 * internal ones they learn the request id, under which the log has the whole. Subgraphs have masked theirs already.
 */
export function presentError(error: EngineError, { requestId }: GatewayContext): GraphQLFormattedError {
  const { message, path } = error
  const at = path ? { path } : {}
  if ((error.extensions.code ?? INTERNAL) === INTERNAL) {
    return { message: internalMessage(requestId), ...at, extensions: { code: INTERNAL, requestId } }
  }
  const extensions = { ...error.extensions }
  for (const name of PRIVATE) delete extensions[name]
  return { message, ...at, extensions }
}

export function internalMessage(requestId: string): string {
  return `Something went wrong on our side. Quote the request id ${requestId} when you report it.`
}

/** For lines of chosen fields with nothing to redact: looking for it at all depths takes 30 µs a line. */
export function unredacted(log: GatewayLog): GatewayLog {
  return log.child?.({}, { redact: [] }) ?? log
}

export type LogErrors = (errors: readonly EngineError[], context: GatewayContext, operationName: string | null) => void

/**
 * Logs what clients were not told: each cause once, at however many places it shows. Of a subgraph that fails the reason
 * is enough, and there may be thousands a second; of a mistake of ours it takes the stack.
 */
export function errorLogger(log: GatewayLog): LogErrors {
  const plain = unredacted(log)
  return (errors, { requestId }, operationName) => {
    const seen = new Set<unknown>()
    for (const { message, path, extensions, cause } of errors) {
      const { code, service } = extensions
      if (!FAILURES.has(code)) continue
      // Errors with a request id come from a subgraph, which has logged the cause.
      const err = extensions.requestId ? message : (cause ?? message)
      if (seen.has(err)) continue
      seen.add(err)
      const fields = { path, operationName, requestId, code, service }
      if (code === INTERNAL) log.error({ err, ...fields }, 'an operation failed')
      else plain.error({ reason: reasonOf(err), ...fields }, 'an operation failed')
    }
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
}
