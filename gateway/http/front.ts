import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server'
import type { Viewer } from '#shared/auth.ts'
import { childTraceparent } from '#shared/graph.ts'
import { readBody, send, sendJson, TooLargeError } from '#shared/serve.ts'
import { KeysUnavailableError, TokenError } from '../auth/authenticate.ts'
import type { GatewayContext } from '../context.ts'
import { type OperationParams, type PersistedOptions, resolveOperation } from '../persisted/resolve.ts'
import { RequestError } from './errors.ts'

export interface GraphqlFrontOptions {
  apollo: ApolloServer<GatewayContext>
  authenticate(authorization: string | undefined): Promise<Viewer>
  persisted: PersistedOptions
  maxBodyBytes: number
}

/** Puts GraphQL over HTTP on node:http: limits, identity and persisted documents first, then the server. */
export async function answerGraphql(
  options: GraphqlFrontOptions,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  const rawBody = await readBody(request, options.maxBodyBytes)
  const viewer = await options.authenticate(request.headers.authorization)
  const context: GatewayContext = {
    viewer,
    requestId,
    traceparent: childTraceparent(single(request.headers.traceparent)),
    clientName: single(request.headers['apollographql-client-name'])?.slice(0, 64) ?? null,
  }
  const method = (request.method ?? 'GET').toUpperCase()
  const url = new URL(request.url ?? '/', 'http://gateway')
  const operation =
    method === 'GET'
      ? { body: undefined, search: await resolveSearch(url, viewer, options.persisted) }
      : { body: await resolveBody(request, rawBody, viewer, options.persisted), search: url.search }
  const answer = await options.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method, headers: headersOf(request, method), ...operation },
    context: async () => context,
  })
  await sendAnswer(response, answer)
}

/** The request id of a client, if it is harmless in logs and headers, else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = single(request.headers['x-request-id'])
  return given && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID()
}

async function resolveBody(
  request: IncomingMessage,
  raw: Buffer,
  viewer: Viewer,
  persisted: PersistedOptions,
): Promise<unknown> {
  if (request.method !== 'POST') return undefined
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    throw new RequestError(415, 'BAD_REQUEST', `content-type: expected application/json, got ${type || 'none'}`)
  }
  const body = parseJson(raw)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new RequestError(400, 'BAD_REQUEST', 'expected one JSON object; batches are not taken')
  }
  return resolveOperation(body as OperationParams, viewer, persisted)
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
  } catch {
    throw new RequestError(400, 'BAD_REQUEST', 'expected a JSON body in UTF-8')
  }
}

async function resolveSearch(url: URL, viewer: Viewer, persisted: PersistedOptions): Promise<string> {
  const given = url.searchParams
  const params: OperationParams = {
    ...(given.has('query') ? { query: given.get('query') } : {}),
    ...(given.has('documentId') ? { documentId: given.get('documentId') } : {}),
  }
  const extensions = given.get('extensions')
  // Broken extensions are the server's to refuse.
  if (extensions) params.extensions = tryJson(extensions)
  const resolved = await resolveOperation(params, viewer, persisted)
  if (resolved === params) return url.search
  given.delete('documentId')
  given.delete('extensions')
  if (typeof resolved.query === 'string') given.set('query', resolved.query)
  if (resolved.extensions) given.set('extensions', JSON.stringify(resolved.extensions))
  return `?${given}`
}

function tryJson(text: string): OperationParams['extensions'] {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * GET asks for queries only, no cookie is ever read, and answers are not readable across origins. What is left of CSRF
 * is a page that embeds an address as an image, script or form: those cannot ask for JSON, which these GETs must.
 */
function headersOf(request: IncomingMessage, method: string): HeaderMap {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const asksForJson = /application\/(?:graphql-response\+)?json/.test(request.headers.accept ?? '')
  if (method === 'GET' && asksForJson) headers.set('apollo-require-preflight', 'true')
  return headers
}

async function sendAnswer(response: ServerResponse, { status, headers, body }: HTTPGraphQLResponse): Promise<void> {
  for (const [name, value] of headers) response.setHeader(name, value)
  const type = headers.get('content-type') ?? 'application/json; charset=utf-8'
  if (body.kind === 'complete') return send(response, status ?? 200, body.string, type)
  response.statusCode = status ?? 200
  for await (const chunk of body.asyncIterator) response.write(chunk)
  response.end()
}

/** Answers a failure of any part of the front. Answers whether it was one that is expected. */
export function answerFailure(response: ServerResponse, error: unknown, requestId: string): boolean {
  const known = requestErrorOf(error)
  const shown =
    known ??
    new RequestError(
      500,
      'INTERNAL_SERVER_ERROR',
      `Something went wrong on our side. Quote the request id ${requestId} when you report it.`,
    )
  if (response.headersSent) {
    response.destroy()
    return known !== undefined
  }
  for (const [name, value] of Object.entries(shown.headers)) response.setHeader(name, value)
  sendJson(response, shown.status, {
    errors: [{ message: shown.message, extensions: { code: shown.code, requestId } }],
  })
  return known !== undefined
}

function requestErrorOf(error: unknown): RequestError | undefined {
  if (error instanceof RequestError) return error
  if (error instanceof TooLargeError) return new RequestError(413, 'PAYLOAD_TOO_LARGE', error.message)
  if (error instanceof TokenError) {
    return new RequestError(401, 'UNAUTHENTICATED', error.message, {
      'www-authenticate': 'Bearer error="invalid_token"',
    })
  }
  if (error instanceof KeysUnavailableError)
    return new RequestError(503, 'UNAVAILABLE', error.message, { 'retry-after': '5' })
  return undefined
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
