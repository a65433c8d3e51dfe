import type { GraphQLError, GraphQLFormattedError } from 'graphql'
import { TooLargeError } from '#shared/serve.ts'
import { KeysUnavailableError, TokenError } from '../auth/authenticate.ts'

export interface RequestErrorOptions {
  headers?: Record<string, string>
  /** The status for clients of plain `application/json`, where it is another one. */
  legacyStatus?: number
  /** What is answered; by default one error of this message and code. */
  errors?: readonly GraphQLFormattedError[]
  /** For the log: what is wrong with us, not with the request. */
  cause?: unknown
}

/** A request that is refused: nothing of it was executed. */
export class RequestError extends Error {
  override name = 'RequestError'
  status: number
  legacyStatus: number
  code: string
  headers: Record<string, string>
  errors: readonly GraphQLFormattedError[] | undefined

  constructor(status: number, code: string, message: string, options: RequestErrorOptions = {}) {
    super(message, { cause: options.cause })
    this.status = status
    this.legacyStatus = options.legacyStatus ?? status
    this.code = code
    this.headers = options.headers ?? {}
    this.errors = options.errors
  }

  /** The answer's body. */
  body(requestId: string): string {
    const { message, code } = this
    return JSON.stringify({ errors: this.errors ?? [{ message, extensions: { code, requestId } }] })
  }
}

/** The parameters are not those of a GraphQL request. Clients of plain JSON know 400 for it. */
export function malformed(message: string, code = 'BAD_REQUEST'): RequestError {
  return new RequestError(422, code, message, { legacyStatus: 400 })
}

interface Why {
  status: number
  legacyStatus: number
  /** Of errors that bring none of their own. */
  code: string
}

/**
 * GraphQL over HTTP, "Status Codes": each reason has its own, but as `application/json` a request that was understood is
 * answered 200 even when its document or variables are wrong, because such clients cannot tell a proxy's 400 from ours.
 */
const REASONS = {
  syntax: { status: 400, legacyStatus: 200, code: 'GRAPHQL_PARSE_FAILED' },
  validation: { status: 422, legacyStatus: 200, code: 'GRAPHQL_VALIDATION_FAILED' },
  operation: { status: 422, legacyStatus: 400, code: 'OPERATION_RESOLUTION_FAILURE' },
  planning: { status: 422, legacyStatus: 400, code: 'OPERATION_NOT_SUPPORTED' },
  variables: { status: 422, legacyStatus: 200, code: 'BAD_USER_INPUT' },
  limit: { status: 422, legacyStatus: 400, code: 'LIMIT_EXCEEDED' },
  forbidden: { status: 403, legacyStatus: 403, code: 'FORBIDDEN' },
} satisfies Record<string, Why>

export type Reason = keyof typeof REASONS

/** Refuses an operation. `quiet` leaves out what the messages suggest of the schema. */
export function refused(reason: Reason, errors: readonly GraphQLError[], quiet = false): RequestError {
  const limit = errors.find(error => String(error.extensions.code).startsWith('MAX_'))
  const { status, legacyStatus, code } = REASONS[limit ? 'limit' : reason]
  const shown = errors.map(error => shownOf(error, code, quiet))
  return new RequestError(status, String(shown[0]?.extensions?.code ?? code), errors[0]?.message ?? reason, {
    legacyStatus,
    errors: shown,
    cause: reason === 'planning' ? errors[0]?.originalError : undefined,
  })
}

function shownOf(error: GraphQLError, code: string, quiet: boolean): GraphQLFormattedError {
  const { message, locations, path, extensions } = error.toJSON()
  return {
    message: quiet ? message.replace(/ ?Did you mean(.+?)\?$/, '') : message,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    extensions: { code, ...extensions },
  }
}

/** What a client learns of a failure anywhere in the front; undefined when it is a bug of ours. */
export function requestErrorOf(error: unknown): RequestError | undefined {
  if (error instanceof RequestError) return error
  if (error instanceof TooLargeError) return new RequestError(413, 'PAYLOAD_TOO_LARGE', error.message)
  if (error instanceof TokenError) {
    const headers = { 'www-authenticate': 'Bearer error="invalid_token"' }
    return new RequestError(401, 'UNAUTHENTICATED', error.message, { headers })
  }
  if (error instanceof KeysUnavailableError) {
    return new RequestError(503, 'UNAVAILABLE', error.message, { headers: { 'retry-after': '5' } })
  }
  return undefined
}
