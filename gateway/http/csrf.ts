import type { IncomingMessage } from 'node:http'
import { RequestError } from './errors.ts'
import type { Accepted } from './negotiate.ts'

/** Headers that a page of another origin cannot send unasked. */
const PREFLIGHTED = ['apollo-require-preflight', 'graphql-require-preflight', 'x-apollo-operation-name']

/**
 * GET asks for queries only, no cookie is ever read, and answers are not readable across origins. What is left of CSRF
 * is a page that embeds an address as an image, script or form: those cannot ask for JSON, which these GETs must.
 * POSTs must be of JSON, which no form can send.
 */
export function preventCsrf({ headers }: IncomingMessage, accepted: Accepted | null): void {
  if (accepted?.asksForJson || PREFLIGHTED.some(name => headers[name])) return
  const message = `expected a GET that accepts application/json, or one with a header such as ${PREFLIGHTED[0]}`
  throw new RequestError(400, 'BAD_REQUEST', message)
}
