import type { GraphQLDataSource } from '@apollo/gateway'
import type { Subgraph } from '#shared/serve.ts'
import { claimsOf, type GatewayContext } from '../context.ts'
import type { FetchMetrics } from '../metrics.ts'

/**
 * A subgraph of this process. It gets the planner's parsed document (`exposeDocumentNodeInFetchNode`), the same object
 * for every request of a cached plan, so that nothing is printed, parsed or validated again.
 */
export function inProcessDataSource(
  subgraph: Pick<Subgraph, 'name' | 'execute'>,
  metrics: FetchMetrics,
): GraphQLDataSource {
  return {
    async process(options) {
      const { request } = options
      const started = performance.now()
      const result = await subgraph.execute({
        query: request.query ?? '',
        document: 'document' in options ? options.document : undefined,
        variables: request.variables,
        operationName: request.operationName,
        claims: claimsOf(options.context as GatewayContext, request.operationName ?? null),
      })
      metrics.observeFetch(subgraph.name, 'in-process', result.errors ? 'errors' : 'ok', started)
      // The gateway merges into `data`: it is this operation's own.
      return result as Awaited<ReturnType<GraphQLDataSource['process']>>
    },
  }
}
