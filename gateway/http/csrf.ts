import { RequestError } from './errors.ts'
import type { RequestHead } from './exchange.ts'
import type { Accepted } from './negotiate.ts'

/** Headers that a page of another origin cannot send unasked. */
const PREFLIGHTED = ['apollo-require-preflight', 'graphql-require-preflight', 'x-apollo-operation-name']

/**
 * GET asks for queries only, and answers are not readable across origins. What is left of CSRF is a page that embeds an
 * address as an image, script or form: those cannot ask for JSON, which these GETs must. A script can, so that where
 * cookies say who asks, it must also be one of our own origin, or send what needs a preflight.
 * POSTs must be of JSON, which no page of another origin can send unasked either.
 */
export function preventCsrf({ headers }: RequestHead, accepted: Accepted | null): void {
  if (accepted?.asksForJson && (headers.cookie === undefined || headers['sec-fetch-site'] === 'same-origin')) return
  if (headers['content-type'] === 'application/json' || PREFLIGHTED.some(name => headers[name])) return
  const message = `expected a GET that accepts application/json, with cookies also a header such as ${PREFLIGHTED[0]}`
  throw new RequestError(400, 'BAD_REQUEST', message)
}
