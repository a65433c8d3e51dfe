import type { ExecutionResult } from 'graphql'
import type { OperationRequest } from '#shared/serve.ts'
import type { Fetch, ValueSource } from '../types.ts'
import { Deadlines, Stoppable } from './deadlines.ts'

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
  const deadlines = new Deadlines(timeoutMs)
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
        const result = await within(execution, deadlines, signal)
        options.observe?.(fetch, 'ok', started)
        return result
      } catch (error) {
        options.observe?.(fetch, 'failed', started)
        throw error
      }
    },
    close: async () => deadlines.close(),
  }
}

/** As over HTTP: the work goes on, but nobody waits for it. */
function within<T>(work: Promise<T>, deadlines: Deadlines, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const waiting = new Waiting(deadlines, reject)
    deadlines.start(waiting, signal)
    work.then(
      value => {
        deadlines.end(waiting)
        resolve(value)
      },
      error => {
        deadlines.end(waiting)
        reject(error)
      },
    )
  })
}

class Waiting extends Stoppable {
  #deadlines: Deadlines
  #reject: (error: Error) => void

  constructor(deadlines: Deadlines, reject: (error: Error) => void) {
    super()
    this.#deadlines = deadlines
    this.#reject = reject
  }

  stop(reason: 'time' | 'client'): void {
    this.#deadlines.end(this)
    this.#reject(new Error(reason === 'time' ? 'expected an answer in time, got none' : 'the client left'))
  }
}
