import { textOf, toBytes } from '../plan/bytes.ts'
import type { Step } from '../plan/steps.ts'
import type { ByteSource, SubgraphAnswer, ValueSource } from '../types.ts'
import { isItem } from './items.ts'
import type { Targets } from './targets.ts'

/** The subgraph answered, but not with a GraphQL response. */
export class MalformedAnswer extends Error {
  override name = 'MalformedAnswer'
}

/** The operation's variables that a fetch uses, as JSON members in bytes. */
export function variablesText({ variables }: Pick<Step, 'variables'>, values: Record<string, unknown>): string {
  let text = ''
  for (const name of variables) {
    if (!Object.hasOwn(values, name) || values[name] === undefined) continue
    text += `${text === '' ? '' : ','}"${name}":${JSON.stringify(values[name])}`
  }
  return toBytes(text)
}

/** The whole body of a request at the root. */
export function bodyOf(step: Step, variables: string): string {
  return `${step.prefix}${variables}}}`
}

/** The body of a request for entities, up to the first representation. */
export function headOf(step: Step, variables: string): string {
  return `${step.prefix}${variables}${variables === '' ? '' : ','}"representations":[`
}

/** The whole body of a request for entities. The representations are JSON in bytes, separated by commas. */
export function withRepresentations(head: string, representations: string): string {
  return `${head}${representations}]}}`
}

export interface Asking<Context> {
  values: Record<string, unknown>
  context: Context
  signal: AbortSignal | undefined
}

/** Where a fetch is sent: a source, or those who ask it together. */
export type Recipient<Context> = Pick<ByteSource<Context>, 'kind' | 'send'> | ValueSource<Context>

/** Sends one fetch. Rejects when there is no answer; throws MalformedAnswer when it is none of GraphQL. */
export async function ask<Context>(
  source: Recipient<Context>,
  step: Step,
  { values, context, signal }: Asking<Context>,
  targets: Targets | null,
): Promise<SubgraphAnswer> {
  if (source.kind === 'bytes') {
    const variables = variablesText(step, values)
    if (!targets) return parseAnswer(await source.send(step, bodyOf(step, variables), context, signal, null))
    const head = headOf(step, variables)
    const entities = { head, representations: targets.texts }
    const body = withRepresentations(head, targets.texts.join())
    return parseAnswer(await source.send(step, body, context, signal, entities))
  }
  const variables: Record<string, unknown> = {}
  for (const name of step.variables) {
    if (Object.hasOwn(values, name) && values[name] !== undefined) variables[name] = values[name]
  }
  if (targets) variables.representations = targets.values
  return source.execute(step, variables, context, signal)
}

/** Throws MalformedAnswer. */
export function parseAnswer(bytes: Uint8Array): SubgraphAnswer {
  let value: unknown
  try {
    value = JSON.parse(textOf(bytes))
  } catch {
    throw new MalformedAnswer('expected JSON in UTF-8')
  }
  if (!isItem(value)) throw new MalformedAnswer('expected an object')
  if (value.data !== undefined && value.data !== null && !isItem(value.data)) {
    throw new MalformedAnswer('data: expected an object or null')
  }
  if (value.errors !== undefined && !Array.isArray(value.errors)) throw new MalformedAnswer('errors: expected a list')
  if (value.data === undefined && value.errors === undefined) throw new MalformedAnswer('expected data or errors')
  return value
}
