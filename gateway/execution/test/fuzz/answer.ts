import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql'
import type { Db } from '../fixtures/db.ts'
import type { Fixture } from '../fixtures/fixture.ts'
import type { Operation } from './generate.ts'

export interface AnswerError {
  message: string
  path?: readonly (string | number)[]
  extensions?: Record<string, unknown>
}

/** What a client gets for an operation. */
export interface Answer {
  data?: unknown
  errors: readonly AnswerError[]
  /** The mutations done for it, in order. */
  done?: readonly string[]
  /** Of the engine: what was wrong with the first subgraph's answer that was none. */
  illegal?: string
  /** Of the engine: the executor that made it. */
  path?: 'splice' | 'general'
  /** Of the engine: the text of the answer. */
  body?: string
}

/** Changes the text of a subgraph's answer on its way; `key` says to which request it is the answer. */
export type Perturb = (answer: string, key: string) => string

export interface Runner {
  name: string
  run(operation: Operation, db: Db, perturb?: Perturb): Promise<Answer>
  close(): Promise<void>
}

const documents = new WeakMap<GraphQLSchema, Map<string, DocumentNode>>()

/** Parses a text once per schema, and calls `check` with it the first time. */
export function parsed(schema: GraphQLSchema, text: string, check?: (document: DocumentNode) => void): DocumentNode {
  let known = documents.get(schema)
  if (!known || known.size > 500) {
    known = new Map()
    documents.set(schema, known)
  }
  let document = known.get(text)
  if (!document) {
    document = parse(text, { noLocation: true })
    check?.(document)
    known.set(text, document)
  }
  return document
}

/** The right answer: graphql-js on the merged schema. */
export async function reference({ merged, open }: Fixture, operation: Operation): Promise<Answer> {
  const { query, variables, operationName } = operation
  const db = open()
  const result = await execute({
    schema: merged,
    document: parsed(merged, query),
    variableValues: variables,
    operationName,
    contextValue: { db },
  })
  return { data: result.data, errors: result.errors ?? [], done: db.done }
}

/** Says in what two answers differ, or nothing. */
export function difference(expected: Answer, got: Answer): string | undefined {
  const [right, given] = [JSON.stringify(expected.data), JSON.stringify(got.data)]
  if (right !== given) return `data\n  expected ${right}\n  got      ${given}\n  errors   ${JSON.stringify(got.errors)}`
  const [places, others] = [nullsOf(expected), nullsOf(got)]
  if (places !== others)
    return `places of errors\n  expected ${places}\n  got      ${others}\n  ${JSON.stringify(got.errors)}`
  const [done, did] = [String(expected.done), String(got.done)]
  return done === did ? undefined : `mutations\n  expected ${done}\n  got      ${did}`
}

/**
 * The nulls that errors are the reason of: for each error the first null on its path. Two executors may find different errors
 * below a null that came from further down, and an error of an entity is one more for each place of that entity.
 */
function nullsOf({ data, errors }: Answer): string {
  const places = errors.map(({ path }) => {
    let at = data
    const walked: (string | number)[] = []
    for (const step of path ?? []) {
      if (at === null || at === undefined) break
      at = (at as Record<string | number, unknown>)[step]
      walked.push(step)
    }
    return walked.join('.')
  })
  return [...new Set(places)].sort().join(' ')
}
