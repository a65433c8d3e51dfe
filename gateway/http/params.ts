import { malformed, RequestError } from './errors.ts'

/** What a GraphQL request says. Parameters that are null or missing are undefined. */
export interface Params {
  query: string | undefined
  operationName: string | undefined
  variables: Record<string, unknown> | undefined
  extensions: Record<string, unknown> | undefined
  /** A persisted document, instead of `query`. */
  documentId: string | undefined
}

/** The parameters in the JSON of a POST. Whatever else it has is none of ours. */
export function paramsOfBody(body: unknown): Params {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw malformed('expected one JSON object; batches are not taken')
  }
  const { query, operationName, variables, extensions, documentId } = body as Record<string, unknown>
  return {
    query: text(query, 'query'),
    operationName: text(operationName, 'operationName') || undefined,
    variables: map(variables, 'variables'),
    extensions: map(extensions, 'extensions'),
    documentId: text(documentId, 'documentId'),
  }
}

/** The parameters in the query of an address. Empty ones are missing ones. */
export function paramsOfSearch(search: string): Params {
  const given = new URLSearchParams(search)
  return {
    query: once(given, 'query'),
    operationName: once(given, 'operationName'),
    variables: map(json(given, 'variables'), 'variables'),
    extensions: map(json(given, 'extensions'), 'extensions'),
    documentId: once(given, 'documentId'),
  }
}

function text(value: unknown, name: string): string | undefined {
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return undefined
  throw malformed(`${name}: expected a string, got ${kindOf(value)}`)
}

function map(value: unknown, name: string): Record<string, unknown> | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  throw malformed(`${name}: expected an object, got ${kindOf(value)}`)
}

/** Two values would mean one thing to us and another to whoever checked the address before us. */
function once(given: URLSearchParams, name: string): string | undefined {
  const [first, ...others] = given.getAll(name)
  if (others.length > 0) throw malformed(`${name}: expected it once, got it ${others.length + 1} times`)
  return first === '' ? undefined : first
}

function json(given: URLSearchParams, name: string): unknown {
  const value = once(given, name)
  if (value === undefined) return undefined
  try {
    return JSON.parse(value)
  } catch {
    throw new RequestError(400, 'BAD_REQUEST', `${name}: expected JSON`)
  }
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
