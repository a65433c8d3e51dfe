import type { GatewayContext } from '../context.ts'
import type { EngineAnswer } from '../execution/types.ts'
import type { Lanes } from '../lanes/lanes.ts'
import { type CachePolicy, NO_STORE } from '../plugins/cache-control.ts'
import { errorLogger, type GatewayLog, type LogErrors } from '../plugins/errors.ts'
import type { Observe, Observed } from '../plugins/observe.ts'
import { LeftError } from './body.ts'
import { RequestError, requestErrorOf } from './errors.ts'
import { type Exchange, type Handler, signalOf } from './exchange.ts'
import { beginning, check, type IntakeOptions, type Progress, prepare, takeIn } from './intake.ts'
import type { Accepted } from './negotiate.ts'
import { respond } from './respond.ts'

export interface EdgeOptions extends IntakeOptions {
  cachePolicy: CachePolicy
  observe: Observe
  /** Without them every operation is run at once. */
  lanes?: Lanes
  log: GatewayLog
}

interface Edge extends EdgeOptions {
  logErrors: LogErrors
}

/**
 * GraphQL over HTTP with nothing between the socket and the engine but what the protocol asks for. Whatever can be known
 * of an operation, a token or a header before is remembered; promises are made where something is waited for.
 */
export function graphqlEdge(options: EdgeOptions): Handler {
  const prepared = { ...options, logErrors: errorLogger(options.log) }
  return exchange => {
    const progress = beginning()
    return answer(prepared, exchange, progress).catch((error: unknown) => {
      const known = requestErrorOf(error)
      observeRefusal(options, progress, known, error instanceof LeftError)
      // With its own media type where that is known; the rest of failures is the router's.
      if (!known || !progress.accepted) throw error
      return refuse(exchange, known, progress.accepted)
    })
  }
}

async function answer(options: Edge, exchange: Exchange, progress: Progress): Promise<void> {
  const { request } = exchange
  const { params, context, accepted, query } = await takeIn(options, exchange, progress)
  const { operationName, variables } = params
  const operation = prepare(options, { query, operationName, variables })
  progress.operation = operation
  if (progress.isGet && operation.kind !== 'query') throw mutationOverGet()
  const values = check(options, operation, variables, context.viewer)
  options.persisted.register(params)
  const signal = signalOf(request)
  const lane = options.lanes?.of(operation)
  if (lane && !lane.tryEnter()) await options.lanes!.enter(lane, signal)
  context.lane = lane?.name
  let result: EngineAnswer
  try {
    const executed = operation.execute(values, context, signal)
    result = executed instanceof Promise ? await executed : executed
  } finally {
    lane?.leave()
  }
  if (signal.aborted) return options.observe(observedOf(progress, 'left', []), context)
  const { body, encoding, errors } = result
  const whole = errors.length === 0
  const cacheControl = whole ? options.cachePolicy(operation, request.headers.authorization !== undefined) : NO_STORE
  const status = whole || accepted.legacy ? 200 : 294
  const sent = respond(exchange, { status, contentType: accepted.contentType, cacheControl, body, encoding })
  if (sent) await sent
  observeAnswer(options, progress, context, result)
}

function mutationOverGet(): RequestError {
  return new RequestError(405, 'BAD_REQUEST', 'GET asks for queries only: expected a mutation to be sent with POST', {
    headers: { allow: 'POST' },
  })
}

function refuse(exchange: Exchange, error: RequestError, { legacy, contentType }: Accepted): void | Promise<void> {
  exchange.headers.push(...Object.entries(error.headers).flat())
  const status = legacy ? error.legacyStatus : error.status
  const body = error.body(exchange.requestId)
  return respond(exchange, { status, contentType, cacheControl: NO_STORE, body, encoding: 'utf8' })
}

function observeAnswer(options: Edge, progress: Progress, context: GatewayContext, { errors }: EngineAnswer): void {
  if (errors.length > 0) options.logErrors(errors, context, progress.operation?.name ?? null)
  const codes = errors.map(({ extensions }) => String(extensions.code ?? 'INTERNAL_SERVER_ERROR'))
  options.observe(observedOf(progress, errors.length > 0 ? 'errors' : 'ok', codes), context)
}

function observeRefusal(
  options: EdgeOptions,
  progress: Progress,
  known: RequestError | undefined,
  left: boolean,
): void {
  // Before there is a viewer there is nobody to speak of.
  if (!progress.context) return
  const { requestId } = progress.context
  if (known?.cause) options.log.error({ err: known.cause, requestId, code: known.code }, 'an operation has no plan')
  const code = known?.code ?? 'INTERNAL_SERVER_ERROR'
  options.observe(observedOf(progress, left ? 'left' : 'refused', [code]), progress.context)
}

function observedOf(
  { started, operation }: Progress,
  outcome: Observed['outcome'],
  codes: readonly string[],
): Observed {
  return { started, kind: operation?.kind ?? 'invalid', operationName: operation?.name ?? null, outcome, codes }
}
