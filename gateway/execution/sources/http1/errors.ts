/** A subgraph that could be reached but did not answer as GraphQL over HTTP does. */
export class HttpAnswerError extends Error {
  override name = 'HttpAnswerError'
}

/** The connection ended before the answer did. */
export class HangUpError extends Error {
  override name = 'HangUpError'
}
