import type { GraphQLDataSource } from '@apollo/gateway'
import type { ExecutionResult } from 'graphql'
import type { Subgraph } from '#shared/serve.ts'
import { claimsOf, type GatewayContext } from '../context.ts'
import type { FetchMetrics } from '../metrics.ts'
import { unavailable } from './unavailable.ts'

export interface InProcessOptions {
  timeoutMs: number
  metrics: FetchMetrics
}

/**
 * A subgraph of this process. It gets the planner's parsed document (`exposeDocumentNodeInFetchNode`), the same object
 * for every request of a cached plan, so that nothing is printed, parsed or validated again.
 */
export function inProcessDataSource(
  subgraph: Pick<Subgraph, 'name' | 'execute'>,
  { timeoutMs, metrics }: InProcessOptions,
): GraphQLDataSource {
  return {
    async process(options) {
      const { request } = options
      const started = performance.now()
      const execution = subgraph.execute({
        query: request.query ?? '',
        document: 'document' in options ? options.document : undefined,
        variables: request.variables,
        operationName: request.operationName,
        claims: claimsOf(options.context as GatewayContext, request.operationName ?? null),
      })
      const result = await withTimeout(execution, timeoutMs).catch(error => {
        metrics.observeFetch(subgraph.name, 'in-process', 'failed', started)
        throw unavailable(error)
      })
      metrics.observeFetch(subgraph.name, 'in-process', result.errors ? 'errors' : 'ok', started)
      // The gateway merges into `data`: it is this operation's own.
      return result as Awaited<ReturnType<GraphQLDataSource['process']>>
    },
  }
}

/** As over HTTP: the work goes on, but nobody waits for it. */
function withTimeout(execution: Promise<ExecutionResult>, ms: number): Promise<ExecutionResult> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`expected an answer within ${ms} ms, got none`)), ms)
    execution.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
