import type { Viewer } from '#shared/auth.ts'
import { createContext, type GatewayContext } from '../context.ts'
import type { Engine } from '../execution/engine.ts'
import type { OperationText } from '../execution/types.ts'
import type { PersistedDocuments } from '../persisted/documents.ts'
import type { Check, Operation } from '../plugins/check.ts'
import { expectJson, parseBody } from './body.ts'
import { preventCsrf } from './csrf.ts'
import { RequestError, refused } from './errors.ts'
import { type Exchange, searchOf } from './exchange.ts'
import { type Accepted, acceptedType } from './negotiate.ts'
import { type Params, paramsOfBody, paramsOfSearch } from './params.ts'

export interface IntakeOptions {
  engine: Pick<Engine<GatewayContext>, 'prepare'>
  authenticate(authorization: string | undefined): Viewer | Promise<Viewer>
  persisted: PersistedDocuments
  checks: readonly Check[]
  maxBodyBytes: number
  /** Leaves out what messages of validation suggest of the schema. */
  quiet: boolean
}

/** What is known of a request so far; for its line in the log when it ends early. */
export interface Progress {
  /** As performance.now() had it. */
  started: number
  isGet: boolean
  accepted: Accepted | null
  context: GatewayContext | null
  operation: Operation | null
}

export interface Taken {
  params: Params
  context: GatewayContext
  accepted: Accepted
  /** The operation's text, wherever it came from. */
  query: string
}

export function beginning(): Progress {
  return { started: performance.now(), isGet: false, accepted: null, context: null, operation: null }
}

/** Reads a request and finds out who sends it and what they ask. Nothing that is refused here was parsed as GraphQL. */
export async function takeIn(options: IntakeOptions, exchange: Exchange, progress: Progress): Promise<Taken> {
  const { request, requestId } = exchange
  const { headers } = request
  const accepted = readHead(exchange, progress)
  const read = progress.isGet ? null : exchange.readBody(options.maxBodyBytes)
  const raw = read instanceof Promise ? await read : read
  const identified = options.authenticate(headers.authorization)
  const viewer = identified instanceof Promise ? await identified : identified
  const context = createContext(viewer, requestId, headers)
  progress.context = context
  const params = raw ? paramsOfBody(parseBody(raw)) : paramsOfSearch(searchOf(request.url ?? ''))
  const text = options.persisted.text(params, viewer)
  return { params, context, accepted, query: typeof text === 'string' ? text : await text }
}

/** What can be said of a request by its head. */
function readHead({ request }: Exchange, progress: Progress): Accepted {
  const { method, headers } = request
  progress.isGet = method !== 'POST'
  if (progress.isGet && method !== 'GET' && method !== 'HEAD') {
    throw new RequestError(405, 'METHOD_NOT_ALLOWED', `expected GET or POST, got ${method}`, {
      headers: { allow: 'GET, HEAD, POST, OPTIONS' },
    })
  }
  const accepted = acceptedType(headers.accept)
  if (progress.isGet) preventCsrf(request, accepted)
  else expectJson(request)
  if (!accepted) throw new RequestError(406, 'NOT_ACCEPTABLE', 'accept: expected a type of JSON')
  progress.accepted = accepted
  return accepted
}

/** The operation, or the refusal of one that cannot be run. */
export function prepare({ engine, quiet }: IntakeOptions, text: OperationText): Operation {
  const prepared = engine.prepare(text)
  if ('refused' in prepared) throw refused(prepared.refused, prepared.errors, quiet)
  return prepared
}

/** The values of the variables, or the refusal of an operation that this viewer may not run with them. */
export function check(
  { checks, quiet }: IntakeOptions,
  operation: Operation,
  given: Record<string, unknown> | undefined,
  viewer: Viewer,
): Record<string, unknown> {
  const coerced = operation.variables(given)
  if ('errors' in coerced) throw refused('variables', coerced.errors, quiet)
  for (const each of checks) {
    const problem = each(operation, coerced.values, viewer)
    if (problem) throw refused(problem.reason, [problem.error])
  }
  return coerced.values
}
