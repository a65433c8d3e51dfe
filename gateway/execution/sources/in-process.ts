import type { ExecutionResult } from 'graphql'
import type { OperationRequest } from '#shared/serve.ts'
import type { Fetch, ValueSource } from '../types.ts'

export interface InProcessOptions<Context> {
  subgraph: string
  execute(request: OperationRequest): Promise<ExecutionResult>
  claims(fetch: Fetch, context: Context): OperationRequest['claims']
  timeoutMs: number
  /** Called once per fetch; `started` as performance.now() had it. */
  observe?(fetch: Fetch, outcome: 'ok' | 'failed', started: number): void
}

/**
 * A subgraph of this process. It gets the plan's parsed document, the same object for every run of a cached plan, so
 * that nothing is printed, parsed or validated again, and its answer stays what it is: values.
 */
export function inProcessSource<Context>(options: InProcessOptions<Context>): ValueSource<Context> {
  const { subgraph, timeoutMs } = options
  return {
    kind: 'values',
    subgraph,
    execute: async (fetch, variables, context, signal) => {
      const started = performance.now()
      const execution = options.execute({
        query: fetch.text,
        document: fetch.document,
        variables,
        operationName: fetch.operationName ?? undefined,
        claims: options.claims(fetch, context),
      })
      try {
        const result = await within(execution, timeoutMs, signal)
        options.observe?.(fetch, 'ok', started)
        return result
      } catch (error) {
        options.observe?.(fetch, 'failed', started)
        throw error
      }
    },
    close: async () => undefined,
  }
}

/** As over HTTP: the work goes on, but nobody waits for it. */
function within<T>(work: Promise<T>, ms: number, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new Error('the client left'))
    const timer = setTimeout(() => reject(new Error(`expected an answer within ${ms} ms, got none`)), ms)
    signal?.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    })
  })
}
