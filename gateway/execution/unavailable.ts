import { GraphQLError } from 'graphql'

/** A fetch had no answer. The cause is for the log; the client learns that trying again may help. */
export function unavailable(error: unknown): GraphQLError {
  const originalError = error instanceof Error ? error : new Error(String(error))
  const extensions = { code: 'UNAVAILABLE' }
  return new GraphQLError('A part of the graph did not answer. Try again.', { originalError, extensions })
}
