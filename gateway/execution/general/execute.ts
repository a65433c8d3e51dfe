import { Gathering } from '../joint/gathering.ts'
import { toBytes } from '../plan/bytes.ts'
import type { Joint } from '../plan/joints.ts'
import type { PlannedOperation } from '../plan/prepare.ts'
import type { Order, Step } from '../plan/steps.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import type { EngineAnswer, EngineError, Present, Source } from '../types.ts'
import type { Recipient } from './ask.ts'
import { type Completed, complete } from './complete.ts'
import { type Fetched, Fetching, type Run } from './fetching.ts'
import { Identity } from './identity.ts'
import { introspecting } from './introspect.ts'
import { type Item, itemsAt } from './items.ts'
import { Problems } from './problems.ts'
import { withServices } from './services.ts'
import { type ObjectShape, objectShape } from './shape.ts'
import { IRREGULAR, writeObject } from './write.ts'

export type { Fetched } from './fetching.ts'

export interface Request<Context> {
  values: Record<string, unknown>
  context: Context
  signal: AbortSignal | undefined
  /** By the id of the step. */
  fetched?: readonly (Fetched | undefined)[]
}

export interface ExecutorOptions<Context> {
  supergraph: Supergraph
  operation: PlannedOperation
  sources: ReadonlyMap<string, Source<Context>>
  present: Present<Context>
}

/** Runs any plan, over values: the complete executor, and the one that the other hands over to. */
export function generalExecutor<Context>(
  options: ExecutorOptions<Context>,
): (request: Request<Context>) => Promise<EngineAnswer> {
  const { supergraph, operation, present } = options
  const { root, selection, steps, document } = operation
  const run = steps.order ? running(options, steps.order) : () => undefined
  const introspect = introspecting(supergraph.api, document)
  const shape = objectShape(supergraph, root, selection)
  const withService = withServices(steps.all)
  return async request => {
    const { values, context, signal, fetched } = request
    const data = introspect?.(values) ?? {}
    const problems = new Problems()
    await run({ values, context, signal, fetched, data, problems })
    const text = problems.none ? tryWrite(shape, data) : null
    if (text !== null) return answerOf(`{"data":${text}}`, NO_ERRORS, true)
    const completed = tryComplete(() => complete(shape, data, problems))
    const errors = completed.errors.map(withService)
    const shown = errors.map(error => present(error, context))
    const prefix = shown.length > 0 ? `"errors":${toBytes(JSON.stringify(shown))},` : ''
    return answerOf(`{${prefix}"data":${completed.data}}`, errors, completed.data !== 'null')
  }
}

const NO_ERRORS: readonly EngineError[] = []

function answerOf(body: string, errors: readonly EngineError[], hasData: boolean): EngineAnswer {
  return { body, encoding: 'latin1', errors, hasData, path: 'general' }
}

/** Data can be too deep to write, where a scalar is anything. */
function tryComplete(work: () => Completed): Completed {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const message = 'A part of the graph answered with data that is too deep.'
    return { data: 'null', errors: [{ message, extensions: { code: 'INVALID_SUBGRAPH_ANSWER' }, cause: error }] }
  }
}

function tryWrite(shape: ObjectShape, data: Item): string | null {
  try {
    return writeObject(shape, data)
  } catch (error) {
    // Data too deep for one pass (RangeError) is irregular, too.
    if (error === IRREGULAR || error instanceof RangeError) return null
    throw error
  }
}

type Running<Context> = (run: Run<Context>, to?: Recipient<Context>) => Promise<void> | void

function running<Context>(options: ExecutorOptions<Context>, order: Order): Running<Context> {
  if (order.kind === 'step') return runningStep(options, order.step)
  if (order.kind === 'joint') return runningJoint(options, order.joint)
  const parts = order.of.map(part => running(options, part))
  if (order.kind === 'parallel') {
    return async run => {
      await Promise.all(parts.map(part => part(run)))
    }
  }
  return async run => {
    for (const part of parts) await part(run)
  }
}

function runningJoint<Context>(options: ExecutorOptions<Context>, joint: Joint): Running<Context> {
  const source = options.sources.get(joint.subgraph)
  const parts = joint.steps.map(step => runningStep(options, step))
  return async run => {
    const gathering = source?.kind === 'bytes' ? new Gathering(joint, source, run.values) : undefined
    const all = Promise.all(parts.map(part => part(run, gathering)))
    gathering?.depart()
    await all
  }
}

function runningStep<Context>(
  { supergraph, sources, operation }: ExecutorOptions<Context>,
  step: Step,
): Running<Context> {
  const source = sources.get(step.subgraph)
  if (!source) throw new Error(`expected a source for the subgraph ${step.subgraph}, got none`)
  const { id, path } = step
  // What subgraphs of this process answer has been checked against their schemas.
  const isChecked = step.requires !== null && [...sources.values()].some(({ kind }) => kind === 'bytes')
  const identity = new Identity(supergraph, operation.steps.all, step)
  const fetching = new Fetching(supergraph, source, step, identity)
  return (run, to) => {
    const items = path.length === 0 ? [run.data] : itemsAt(run.data, path)
    if (items.length === 0) return
    const known = run.fetched?.[id]
    // What is known was counted over the same objects. Entities that were not are only read, so they can be read again.
    const isKnown = known && (known.places === null || known.places.length === items.length)
    if (isKnown) return fetching.takeFetched(known, items, run)
    return fetching.fetch(isChecked ? identity.sound(items, run.problems) : items, run, to)
  }
}
