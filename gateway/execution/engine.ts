import { setImmediate as nextTurn } from 'node:timers/promises'
import { GraphQLError, type GraphQLSchema, type ValidationRule } from 'graphql'
import { executorOf } from './executor.ts'
import { DocumentCache } from './plan/documents.ts'
import { type PlannedOperation, planOperation } from './plan/prepare.ts'
import { loadSupergraph } from './plan/supergraph.ts'
import { variablesCheck } from './plan/variables.ts'
import { reopening } from './sources/reopening.ts'
import { mayCompile } from './splice/emit.ts'
import type { OperationText, PreparedOperation, Present, Refused, Source } from './types.ts'

/** What the engine tells of itself. */
export interface EngineMetrics {
  /** An operation that was asked for was found in the cache, or had to be planned. */
  planned(hit: boolean): void
  /** An operation was answered; `handover` says what the splicing executor met that it does not handle. */
  answered(path: 'splice' | 'general', handover?: string): void
  /** Another supergraph took over, or was refused. */
  swapped(taken: boolean): void
}

export interface EngineOptions<Context> {
  supergraphSdl: string
  /**
   * Called once for each subgraph of the supergraph, with the address that stands there; and for each fetch of an operation
   * that is run after the engine was closed.
   */
  source(subgraph: string, url: string): Source<Context>
  present: Present<Context>
  /** Operations kept, least recently used out first. Default 1000. */
  maxOperations?: number
  /** Their texts, together. Default 32 MiB. */
  maxBytes?: number
  /** Default 10,000. */
  maxTokens?: number
  /** Rules besides the specification's: an operation that breaks one is never planned. */
  rules?: readonly ValidationRule[]
  /** False where code must not be generated: the same is done with more work. Default: where it is allowed. */
  codegen?: boolean
  /** False leaves everything to the general executor, to compare with it. Default true. */
  splice?: boolean
  metrics?: EngineMetrics
}

export interface Engine<Context> {
  apiSchema: GraphQLSchema
  /** Parses, validates and plans, or finds what it did before. */
  prepare(text: OperationText): PreparedOperation<Context> | Refused
  /** Prepares operations before they are asked for, one per turn of the event loop. Says which cannot be. */
  warm(texts: Iterable<OperationText>): Promise<Refused[]>
  /** Waits for running operations, then closes the sources. What was prepared can be run all the same. */
  close(): Promise<void>
}

/** Throws when the supergraph is not one that it can run. */
export function createEngine<Context>(options: EngineOptions<Context>): Engine<Context> {
  const { metrics, present } = options
  const supergraph = loadSupergraph(options.supergraphSdl)
  const sources = new Map(
    [...supergraph.subgraphs].map(([name, url]) => [name, reopening(() => options.source(name, url))] as const),
  )
  const running = new Running()
  const choice = {
    codegen: (options.codegen ?? true) && mayCompile(),
    splice: options.splice ?? true,
    answered: (path: 'splice' | 'general', handover?: string) => metrics?.answered(path, handover),
  }
  const documents = new DocumentCache<PreparedOperation<Context>>({
    schema: supergraph.api,
    rules: options.rules ?? [],
    maxTokens: options.maxTokens ?? 10_000,
    maxDocuments: options.maxOperations ?? 1000,
    maxBytes: options.maxBytes ?? 32 * 1024 * 1024,
    plan: (document, definition, conditions) => {
      const operation = tryPlanning(supergraph, document, definition, conditions)
      if ('refused' in operation) return operation
      const execute = executorOf(choice, { supergraph, operation, sources, present })
      return {
        kind: definition.operation,
        name: definition.name?.value ?? null,
        document,
        notes: new Map(),
        variables: variablesCheck(supergraph.api, definition),
        execute: (values, context, signal) => running.track(execute({ values, context, signal })),
      }
    },
  })
  const count = (hit: boolean) => metrics?.planned(hit)
  return {
    apiSchema: supergraph.api,
    prepare: text => documents.get(text, count),
    warm: async texts => {
      const refused: Refused[] = []
      for (const text of texts) {
        const prepared = documents.get(text)
        if ('refused' in prepared) refused.push(prepared)
        await nextTurn()
      }
      return refused
    },
    close: async () => {
      // Another one may have begun before this is told that there was none.
      while (running.any) await running.ended()
      await Promise.all([...sources.values()].map(source => source.close()))
    },
  }
}

/** Counts operations, for whoever waits until there are none. */
class Running {
  #count = 0
  #none: PromiseWithResolvers<void> | undefined

  get any(): boolean {
    return this.#count > 0
  }

  track<T>(work: Promise<T>): Promise<T> {
    this.#count++
    work.then(this.#end, this.#end)
    return work
  }

  #end = () => {
    if (--this.#count > 0) return
    this.#none?.resolve()
    this.#none = undefined
  }

  /** Resolves when those that are running have ended. */
  async ended(): Promise<void> {
    if (!this.any) return
    this.#none ??= Promise.withResolvers()
    await this.#none.promise
  }
}

/** The planner refuses some operations that are valid, such as ones that would take it forever. */
function tryPlanning(...parameters: Parameters<typeof planOperation>): PlannedOperation | Refused {
  try {
    return planOperation(...parameters)
  } catch (error) {
    if (error instanceof GraphQLError) return { refused: 'planning', errors: [error] }
    const originalError = error instanceof Error ? error : new Error(String(error))
    return { refused: 'planning', errors: [new GraphQLError('This operation cannot be planned.', { originalError })] }
  }
}
