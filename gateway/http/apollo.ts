import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  HeaderMap,
  type HTTPGraphQLResponse,
} from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { GatewayContext } from '../context.ts'
import type { Engine } from '../execution/engine.ts'
import type { EngineAnswer } from '../execution/types.ts'
import type { Operation } from '../plugins/check.ts'
import { errorLogger } from '../plugins/errors.ts'
import type { EdgeOptions } from './edge.ts'
import { RequestError } from './errors.ts'
import { checkHeader, type Exchange, type Handler, signalOf } from './exchange.ts'
import { beginning, check, prepare, type Taken, takeIn } from './intake.ts'
import { respond } from './respond.ts'

/** What Apollo's plugins get as `contextValue`. */
export interface ApolloContext {
  gateway: GatewayContext
  /** Aborted when the client leaves. */
  signal: AbortSignal
}

export interface ApolloFrontOptions extends EdgeOptions {
  engine: Engine<GatewayContext>
  plugins: ApolloServerPlugin<ApolloContext>[]
}

type Gateway = ApolloServerOptionsWithGateway<ApolloContext>['gateway']
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>

/**
 * Apollo Server in front of the same engine, for those who need its plugins. Reading the request, tokens, persisted
 * documents and limits stay ours; parsing, validating, status codes and the answer are Apollo Server's.
 */
export async function apolloFront(options: ApolloFrontOptions): Promise<{ handler: Handler; stop(): Promise<void> }> {
  const line = (level: 'warn' | 'error') => (message?: unknown) =>
    options.log[level]({ component: 'apollo' }, String(message))
  const apollo = new ApolloServer<ApolloContext>({
    gateway: engineGateway(options),
    persistedQueries: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: options.quiet,
    stopOnTerminationSignals: false,
    // The intake has done it, for both fronts alike.
    csrfPrevention: false,
    logger: { debug: () => undefined, info: () => undefined, warn: line('warn'), error: line('error') },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      statusPlugin,
      observePlugin(options),
      ...options.plugins,
    ],
  })
  await apollo.start()
  return { handler: exchange => answer(options, apollo, exchange), stop: () => apollo.stop() }
}

/** The engine, as Apollo Server wants a gateway. */
function engineGateway(options: ApolloFrontOptions): Gateway {
  const logErrors = errorLogger(options.log)
  const executor = async ({ source, operation: found, request, context }: Parameters<Executor>[0]) => {
    const { gateway, signal } = context as ApolloContext
    const { operationName, variables } = request
    try {
      const operation = prepare(options, { query: source, operationName, variables })
      const values = check(options, operation, variables, gateway.viewer)
      const { body, encoding, errors } = await execute(options, operation, values, { gateway, signal })
      logErrors(errors, gateway, operation.name)
      const text = encoding === 'utf8' ? body : Buffer.from(body, 'latin1').toString('utf8')
      const answered = JSON.parse(text) as { data: Record<string, unknown>; errors?: GraphQLFormattedError[] }
      return { data: answered.data, errors: answered.errors?.map(asError) }
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      // It has its own answer to an operation that is not there, if it is returned.
      if (!found) return { errors: [refusalOf(error)] }
      throw refusalOf(error)
    }
  }
  return {
    load: async () => ({ executor: executor as Executor }),
    onSchemaLoadOrUpdate: callback => {
      callback({ apiSchema: options.engine.apiSchema, coreSupergraphSdl: '' })
      return () => undefined
    },
    stop: async () => undefined,
  }
}

async function execute(
  { lanes }: ApolloFrontOptions,
  operation: Operation,
  values: Record<string, unknown>,
  { gateway, signal }: ApolloContext,
): Promise<EngineAnswer> {
  const lane = lanes?.of(operation)
  if (lane && !lane.tryEnter()) await lanes!.enter(lane, signal)
  gateway.lane = lane?.name
  try {
    return await operation.execute(values, gateway, signal)
  } finally {
    lane?.leave()
  }
}

function asError({ message, path, extensions }: GraphQLFormattedError): GraphQLError {
  return new GraphQLError(message, { path, extensions })
}

function refusalOf({ errors, message, code, legacyStatus, headers }: RequestError): GraphQLError {
  const [first = { message, extensions: { code } }] = errors ?? []
  const extensions = {
    ...first.extensions,
    http: { status: legacyStatus, headers: new HeaderMap(Object.entries(headers)) as never },
  }
  const error = new GraphQLError(first.message, { path: first.path, extensions })
  return Object.assign(error, { locations: first.locations })
}

async function answer(
  options: ApolloFrontOptions,
  apollo: ApolloServer<ApolloContext>,
  exchange: Exchange,
): Promise<void> {
  const progress = beginning()
  const taken = await takeIn(options, exchange, progress)
  const contextValue = { gateway: taken.context, signal: signalOf(exchange.request) }
  const answered = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { headers: headersOf(exchange), ...requestOf(taken, progress.isGet) },
    context: async () => contextValue,
  })
  options.persisted.register(taken.params)
  await send(exchange, answered)
}

function requestOf({ params, query }: Taken, isGet: boolean) {
  const { operationName = null, variables = {} } = params
  if (!isGet) return { method: 'POST', body: { query, operationName, variables }, search: '' }
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) })
  if (operationName) search.set('operationName', operationName)
  return { method: 'GET', body: undefined, search: `?${search}` }
}

function headersOf({ request }: Exchange): HeaderMap {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}

function send(exchange: Exchange, { status = 200, headers, body }: HTTPGraphQLResponse): void | Promise<void> {
  if (body.kind !== 'complete') throw new Error('expected a complete answer of the engine, got one in parts')
  const own = new Set(['content-type', 'cache-control', 'content-length'])
  const foreign = [...headers].filter(([name]) => !own.has(name))
  // Checked here, where they come in, so that a wrong one is answered as any other failure.
  for (const [name, value] of foreign) checkHeader(name, value)
  exchange.headers.push(...foreign.flat())
  const contentType = headers.get('content-type') ?? 'application/json; charset=utf-8'
  const cacheControl = headers.get('cache-control') ?? 'no-store'
  return respond(exchange, { status, contentType, cacheControl, body: body.string, encoding: 'utf8' })
}

const MISTAKES_OF_THE_REQUEST = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'])

/** As in gateway/http/errors.ts: clients of plain JSON get 200 for a wrong document or wrong variables. */
const statusPlugin: ApolloServerPlugin<ApolloContext> = {
  async requestDidStart({ request }) {
    const accept = request.http?.headers.get('accept') ?? ''
    if (accept.includes('application/graphql-response+json')) return undefined
    return {
      async willSendResponse({ response }) {
        if (response.http.status !== 400 || response.body.kind !== 'single') return
        const codes = response.body.singleResult.errors?.map(error => String(error.extensions?.code)) ?? []
        if (codes.every(code => MISTAKES_OF_THE_REQUEST.has(code))) response.http.status = 200
      },
    }
  },
}

function observePlugin({ observe }: EdgeOptions): ApolloServerPlugin<ApolloContext> {
  return {
    async requestDidStart({ contextValue }) {
      const started = performance.now()
      return {
        async willSendResponse({ operation, operationName = null, response, errors = [] }) {
          const kind = operation?.operation ?? 'invalid'
          const refused = (response.http.status ?? 200) >= 400 || kind === 'invalid'
          const codes = errors.map(({ extensions }) => String(extensions.code ?? 'INTERNAL_SERVER_ERROR'))
          const outcome = refused ? 'refused' : errors.length > 0 ? 'errors' : 'ok'
          observe({ started, kind, operationName, outcome, codes }, contextValue.gateway)
        },
      }
    },
  }
}
