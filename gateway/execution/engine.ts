import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { type ExecutorOptions, generalExecutor, type Request } from './general/execute.ts'
import { conditionValues, conditionVariables } from './plan/conditions.ts'
import { checkVariables, type PlannedOperation, planOperation } from './plan/prepare.ts'
import { loadSupergraph, type Supergraph } from './plan/supergraph.ts'
import { type Splice, splicingExecutor } from './splice/execute.ts'
import { NotSpliceable } from './splice/handover.ts'
import type { EngineAnswer, OperationText, PreparedOperation, Present, Refused, Source } from './types.ts'

/** What the engine tells of itself. */
export interface EngineMetrics {
  /** An operation was found in the cache, or had to be planned. */
  planned(hit: boolean): void
  /** An operation was answered; `handover` says what the splicing executor met that it does not handle. */
  answered(path: 'splice' | 'general', handover?: string): void
}

export interface EngineOptions<Context> {
  supergraphSdl: string
  /** Called once for each subgraph of the supergraph, with the address that stands there. */
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
  /** False where code must not be generated: everything then takes the general executor. Default true. */
  codegen?: boolean
  metrics?: EngineMetrics
}

export interface Engine<Context> {
  apiSchema: GraphQLSchema
  /** Parses, validates and plans, or finds what it did before. */
  prepare(text: OperationText): PreparedOperation<Context> | Refused
  /** Prepares operations before they are asked for, one per turn of the event loop. Says which cannot be. */
  warm(texts: Iterable<OperationText>): Promise<Refused[]>
  /** Waits for running operations, then closes the sources. */
  close(): Promise<void>
}

interface Checked {
  document: DocumentNode
  conditions: readonly string[]
}

/** Throws when the supergraph is not one that it can run. */
export function createEngine<Context>(options: EngineOptions<Context>): Engine<Context> {
  const supergraph = loadSupergraph(options.supergraphSdl)
  const sources = new Map([...supergraph.subgraphs].map(([name, url]) => [name, options.source(name, url)] as const))
  const max = options.maxOperations ?? 1000
  const maxSize = options.maxBytes ?? 32 * 1024 * 1024
  const sizeCalculation = (_: unknown, key: string) => key.length + 1
  const documents = new LRUCache<string, Checked | Refused>({ max, maxSize, sizeCalculation })
  const operations = new LRUCache<string, PreparedOperation<Context>>({ max, maxSize, sizeCalculation })

  const check = (query: string) => {
    const known = documents.get(query)
    if (known) return known
    const checked = checkDocument(supergraph.api, query, options)
    documents.set(query, checked)
    return checked
  }

  const running = new Running()
  const engine: Engine<Context> = {
    apiSchema: supergraph.api,
    prepare: ({ query, operationName = null, variables = {} }) => {
      const checked = check(query)
      if ('refused' in checked) return checked
      const definition = getOperationAST(checked.document, operationName)
      if (!definition) return unknownOperation(operationName)
      const conditions = conditionValues(checked.conditions, definition, variables)
      // By its own name, which not every client says where there is but one.
      const name = definition.name?.value ?? ''
      const key = `${[...conditions.values()].map(Number).join('')}|${name}|${query}`
      const known = operations.get(key)
      options.metrics?.planned(known !== undefined)
      if (known) return known
      const planned = tryPlanning(supergraph, checked.document, definition, conditions)
      if ('refused' in planned) return planned
      const prepared = prepare(options, { supergraph, sources, planned, document: checked.document, running })
      operations.set(key, prepared)
      return prepared
    },
    warm: async texts => {
      const refused: Refused[] = []
      for (const text of texts) {
        const prepared = engine.prepare(text)
        if ('refused' in prepared) refused.push(prepared)
        await nextTurn()
      }
      return refused
    },
    close: async () => {
      await running.end()
      await Promise.all([...sources.values()].map(source => source.close()))
    },
  }
  return engine
}

/** Counts operations, for whoever waits until there are none. */
class Running {
  #count = 0
  #ended: (() => void) | undefined

  async track<T>(work: Promise<T>): Promise<T> {
    this.#count++
    try {
      return await work
    } finally {
      if (--this.#count === 0) this.#ended?.()
    }
  }

  async end(): Promise<void> {
    if (this.#count === 0) return
    await new Promise<void>(resolve => {
      this.#ended = resolve
    })
  }
}

interface Parts<Context> {
  supergraph: Supergraph
  sources: ReadonlyMap<string, Source<Context>>
  planned: PlannedOperation
  document: DocumentNode
  running: Running
}

function prepare<Context>(
  options: EngineOptions<Context>,
  { supergraph, sources, planned, document, running }: Parts<Context>,
): PreparedOperation<Context> {
  const { definition } = planned
  const execute = executorOf(options, { supergraph, operation: planned, sources, present: options.present })
  return {
    kind: definition.operation,
    name: definition.name?.value ?? null,
    document,
    notes: new Map(),
    variables: given => checkVariables(supergraph, definition, given),
    execute: (values, context, signal) => running.track(execute({ values, context, signal })),
  }
}

/** The splicing executor where the plan allows it, with the general one behind it. */
function executorOf<Context>(
  { codegen = true, metrics }: EngineOptions<Context>,
  options: ExecutorOptions<Context>,
): (request: Request<Context>) => Promise<EngineAnswer> {
  const general = generalExecutor(options)
  const splice = codegen ? trySplicing(options) : 'codegen off'
  if (typeof splice === 'string') {
    return request => {
      metrics?.answered('general', splice)
      return general(request)
    }
  }
  return async request => {
    const answer = await splice(request)
    if (!('handover' in answer)) {
      metrics?.answered('splice')
      return answer
    }
    metrics?.answered('general', answer.handover)
    return general({ ...request, fetched: answer.fetched })
  }
}

/** The executor, or why there is none. */
function trySplicing<Context>(options: ExecutorOptions<Context>): Splice<Context> | string {
  try {
    return splicingExecutor(options)
  } catch (error) {
    if (error instanceof NotSpliceable) return error.message
    throw error
  }
}

function checkDocument(
  schema: GraphQLSchema,
  query: string,
  { maxTokens = 10_000, rules = [] }: Pick<EngineOptions<never>, 'maxTokens' | 'rules'>,
): Checked | Refused {
  let document: DocumentNode
  try {
    document = parse(query, { maxTokens })
  } catch (error) {
    if (error instanceof GraphQLError) return { refused: 'syntax', errors: [error] }
    throw error
  }
  const errors = validate(schema, document, [...specifiedRules, ...rules], { maxErrors: 20 })
  if (errors.length > 0) return { refused: 'validation', errors }
  return { document, conditions: conditionVariables(document) }
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

function unknownOperation(name: string | null): Refused {
  const message = name
    ? `Unknown operation named "${name}".`
    : 'Must provide operation name if query contains multiple operations.'
  return { refused: 'operation', errors: [new GraphQLError(message)] }
}
