import type { ExecutionResult } from 'graphql'
import { type Claims, serviceViewer, type Viewer } from '../auth/viewer.ts'
import { currentLane } from '../lanes/current.ts'
import { currentTrace } from './trace.ts'

/** One operation on one subgraph, as the subgraph takes it. */
export interface GraphRequest {
  query: string
  variables?: Record<string, unknown>
  operationName?: string
  claims: Claims
}

/** A subgraph as its callers see it: in this process, or `httpTarget`. */
export interface GraphTarget {
  execute(request: GraphRequest, signal?: AbortSignal): Promise<ExecutionResult>
}

export interface CallOptions {
  /** The tenant the call is made for. */
  businessId: string
  /** The person on whose behalf, for the record; the call has a service's rights, not theirs. */
  viewer?: Viewer
  /** Default 3000. Longer holds the caller's locks and sockets; shorter gives up on a slow but working subgraph. */
  timeoutMs?: number
}

/** Named internal operations on other subgraphs, with service claims. */
export interface Graph {
  call<T>(subgraph: string, operation: string, variables: Record<string, unknown>, options: CallOptions): Promise<T>
}

/** A call to another subgraph had no usable answer. `retryable`: the same call may succeed later. */
export class GraphCallError extends Error {
  override name = 'GraphCallError'
  subgraph: string
  operation: string
  retryable: boolean
  codes: string[]

  constructor(
    subgraph: string,
    operation: string,
    detail: string,
    retryable: boolean,
    codes: string[] = [],
    cause?: unknown,
  ) {
    super(`${subgraph}.${operation}: ${detail}`, { cause })
    this.subgraph = subgraph
    this.operation = operation
    this.retryable = retryable
    this.codes = codes
  }
}

/** Where each subgraph is reached. Filled by the composition root; read at the time of each call, so order is free. */
export class GraphRegistry {
  #targets = new Map<string, GraphTarget>()

  register(subgraph: string, target: GraphTarget): void {
    this.#targets.set(subgraph, target)
  }

  get(subgraph: string): GraphTarget | undefined {
    return this.#targets.get(subgraph)
  }
}

const DEFAULT_TIMEOUT_MS = 3_000
/** Failures that say nothing about the request itself. */
const RETRYABLE_CODES = new Set(['INTERNAL_SERVER_ERROR', 'UNAVAILABLE'])

/** Makes the `platform.graph` of one subgraph. */
export function createGraph(caller: string, registry: GraphRegistry): Graph {
  return {
    async call<T>(
      subgraph: string,
      operation: string,
      variables: Record<string, unknown>,
      options: CallOptions,
    ): Promise<T> {
      const operationName = nameOf(operation)
      const target = registry.get(subgraph)
      if (!target) throw new GraphCallError(subgraph, operationName, 'expected a registered subgraph, got none', true)
      const claims = claimsOf(caller, operationName, options)
      const request: GraphRequest = { query: operation, variables, operationName, claims }
      const result = await withTimeout(target, subgraph, request, options.timeoutMs ?? DEFAULT_TIMEOUT_MS)
      if (result.errors?.length) throw failed(subgraph, operationName, result.errors)
      return result.data as T
    },
  }
}

function nameOf(operation: string): string {
  const name = /\b(?:query|mutation)\s+([_A-Za-z]\w*)/.exec(operation)?.[1]
  if (!name) throw new TypeError(`expected a named operation, got ${JSON.stringify(operation.slice(0, 60))}`)
  return name
}

function claimsOf(caller: string, operationName: string, { businessId, viewer }: CallOptions): Claims {
  const service = serviceViewer(caller, businessId)
  return {
    viewer: viewer ? { ...viewer, ...service, id: viewer.id } : service,
    ...currentTrace(),
    operationName,
    clientName: `subgraph:${caller}`,
    lane: currentLane(),
  }
}

async function withTimeout(
  target: GraphTarget,
  subgraph: string,
  request: GraphRequest,
  ms: number,
): Promise<ExecutionResult> {
  const abort = new AbortController()
  const operation = request.operationName ?? ''
  const timeout = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    timeout.reject(new GraphCallError(subgraph, operation, `expected an answer within ${ms} ms, got none`, true))
    abort.abort()
  }, ms)
  try {
    return await Promise.race([target.execute(request, abort.signal), timeout.promise])
  } catch (error) {
    if (error instanceof GraphCallError) throw error
    throw new GraphCallError(subgraph, operation, String(error), true, [], error)
  } finally {
    clearTimeout(timer)
  }
}

function failed(subgraph: string, operation: string, errors: NonNullable<ExecutionResult['errors']>): GraphCallError {
  const codes = errors.map(error => String(error.extensions?.code ?? 'UNKNOWN'))
  const detail = errors.map((error, index) => `${codes[index]} ${error.message}`).join('; ')
  return new GraphCallError(
    subgraph,
    operation,
    detail,
    codes.every(code => RETRYABLE_CODES.has(code)),
    codes,
  )
}
