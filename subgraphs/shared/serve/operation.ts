import type { DocumentNode } from 'graphql'
import { type ExecutionResult, execute, GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql'
import type { Claims } from '../auth/viewer.ts'
import { roundTrips } from '../db/round-trips.ts'
import { currentClaims } from '../graph/trace.ts'
import { type Refusals, refusedFields } from '../refusals.ts'
import { DocumentCache } from './documents.ts'
import { maskError } from './mask.ts'
import type { OperationMetrics } from './metrics.ts'

export interface OperationRequest {
  query: string
  /** The parsed `query`, if the caller has it. Must stay unchanged: it is validated once per object. */
  document?: DocumentNode
  variables?: Record<string, unknown>
  operationName?: string
  claims: Claims
}

/** What one operation cost. For logs, metrics and the tests that count round trips. */
export interface OperationReport {
  subgraph: string
  operationName: string | null
  kind: 'query' | 'mutation' | 'subscription' | 'invalid'
  durationMs: number
  db: number
  redis: number
  errors: readonly GraphQLError[]
}

export interface OperationLog {
  debug(fields: object, message: string): void
  error(fields: object, message: string): void
}

interface RunnerOptions {
  name: string
  schema: GraphQLSchema
  createContext(claims: Claims): object
  log: OperationLog
  metrics: OperationMetrics
  refusals?: Pick<Refusals, 'note'> | undefined
  listeners: Set<(report: OperationReport) => void>
}

/** The one way into a subgraph's schema: cached documents, a context per operation, counting, timing, masking, logging. */
export function operationRunner(options: RunnerOptions): (request: OperationRequest) => Promise<ExecutionResult> {
  const documents = new DocumentCache(options.schema)
  return async request => {
    const started = performance.now()
    const { document, errors } = documents.get(request.query, request.document)
    if (errors) {
      report(options, request, { kind: 'invalid', started, trips: { db: 0, redis: 0 }, errors })
      return { errors }
    }
    const kind = getOperationAST(document, request.operationName)?.operation ?? 'invalid'
    return currentClaims.run(request.claims, () =>
      roundTrips.run(async () => {
        const result = await executeMasked(options, request, document)
        noteRefusals(options, request, document, result)
        const { db = 0, redis = 0 } = roundTrips.current() ?? {}
        report(options, request, { kind, started, trips: { db, redis }, errors: result.errors ?? [] })
        return result
      }),
    )
  }
}

async function executeMasked(
  options: RunnerOptions,
  request: OperationRequest,
  document: DocumentNode,
): Promise<ExecutionResult> {
  const { claims } = request
  const mask = (error: GraphQLError) => maskError(error, claims, options.log)
  try {
    const result = await execute({
      schema: options.schema,
      document,
      contextValue: options.createContext(claims),
      variableValues: request.variables,
      operationName: request.operationName,
    })
    return result.errors ? { ...result, errors: result.errors.map(mask) } : result
  } catch (error) {
    // createContext failed, or the schema itself is broken.
    const original = error instanceof Error ? error : new Error(String(error))
    return { errors: [mask(new GraphQLError(original.message, { originalError: original }))] }
  }
}

function noteRefusals(
  { name, refusals }: RunnerOptions,
  { claims, operationName }: OperationRequest,
  document: DocumentNode,
  result: ExecutionResult,
): void {
  const refused = refusals && refusedFields(claims.viewer, document, operationName, result)
  if (refused?.length) refusals?.note(name, claims, refused)
}

interface Outcome {
  kind: OperationReport['kind']
  started: number
  trips: { db: number; redis: number }
  errors: readonly GraphQLError[]
}

function report(options: RunnerOptions, request: OperationRequest, { kind, started, trips, errors }: Outcome): void {
  const made: OperationReport = {
    subgraph: options.name,
    operationName: request.operationName ?? request.claims.operationName,
    kind,
    durationMs: Math.round((performance.now() - started) * 1000) / 1000,
    ...trips,
    errors,
  }
  options.metrics.observe(made)
  const { viewer, requestId } = request.claims
  const codes = errors.length > 0 ? { codes: errors.map(error => error.extensions.code) } : {}
  const { errors: _whole, ...fields } = made
  options.log.debug({ ...fields, ...codes, requestId, viewer: viewer.id, businessId: viewer.businessId }, 'operation')
  for (const listener of options.listeners) listener(made)
}
