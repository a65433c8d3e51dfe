/**
 * What a subgraph did, which a stack of ours says nothing about: one that is down fails every request, and the stack
 * would take longer than the rest of it.
 */
class SubgraphError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    super(message, options)
    Error.stackTraceLimit = limit
  }
}

/** A subgraph that could be reached but did not answer as GraphQL over HTTP does. */
export class HttpAnswerError extends SubgraphError {
  override name = 'HttpAnswerError'
}

/** The connection ended before the answer did. */
export class HangUpError extends SubgraphError {
  override name = 'HangUpError'
}
