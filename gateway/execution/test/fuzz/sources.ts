import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, validate } from 'graphql'
import type { ByteSource, ValueSource } from '../../types.ts'
import type { Db } from '../fixtures/db.ts'
import { type Perturb, parsed } from './answer.ts'
import { conformity } from './conforms.ts'
import type { Operation } from './generate.ts'

/** What the sources of one run share. */
export interface FuzzContext {
  db: Db
  /** What an executor did that no subgraph may ever see. */
  faults: string[]
  perturb?: Perturb
  /** The first answer, as it was changed, that was none to its question. */
  illegal?: string
}

/** Runs a subgraph on what the gateway sent. A request that is not valid there is a fault of the gateway. */
export function runSubgraph(
  schema: GraphQLSchema,
  query: string,
  variables: Record<string, unknown> | undefined,
  context: FuzzContext,
): ExecutionResult | Promise<ExecutionResult> {
  const check = (document: DocumentNode) => {
    for (const { message } of validate(schema, document)) context.faults.push(`${message} in ${query}`)
  }
  return execute({
    schema,
    document: parsed(schema, query, check),
    variableValues: variables,
    contextValue: context,
  })
}

/** A subgraph elsewhere, without the network. */
export function byteSource(subgraph: string, schema: GraphQLSchema): ByteSource<FuzzContext> {
  return {
    kind: 'bytes',
    subgraph,
    send: async (_, body, context) => {
      const request = JSON.parse(Buffer.from(body, 'latin1').toString('utf8'))
      const { query, variables } = request
      const answer = JSON.stringify(await runSubgraph(schema, query, variables, context))
      const sent = context.perturb ? context.perturb(answer, subgraph + canonical(request)) : answer
      if (context.perturb) context.illegal ??= illegality(schema, { query, variables }, sent)
      return Buffer.from(sent)
    },
    close: async () => undefined,
  }
}

/** A subgraph of this process. Its answer is the engine's to change, so it gets one of its own. */
export function valueSource(subgraph: string, schema: GraphQLSchema): ValueSource<FuzzContext> {
  return {
    kind: 'values',
    subgraph,
    execute: async (fetch, variables, context) => {
      const given = JSON.parse(JSON.stringify(variables))
      const { data, errors } = await runSubgraph(schema, fetch.text, given, context)
      return { data: structuredClone(data), errors: errors?.map(error => error.toJSON()) }
    },
    close: async () => undefined,
  }
}

/** Two executors may write one request in two ways: the keys in another order, a number as it came. */
function canonical(request: unknown): string {
  return JSON.stringify(request, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

/** Why a text is no answer to a request; undefined also when it is one with errors, whatever else is in it. */
function illegality(schema: GraphQLSchema, request: Operation, text: string): string | undefined {
  try {
    const { data, errors = [] } = JSON.parse(text)
    if (!Array.isArray(errors)) return 'errors: expected a list'
    return errors.length > 0 ? undefined : conformity(schema, request, { data, errors }, false)
  } catch {
    return 'expected JSON'
  }
}
