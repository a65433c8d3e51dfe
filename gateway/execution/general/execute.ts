import type { PlannedOperation } from '../plan/prepare.ts'
import type { Order, Step } from '../plan/steps.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import type { EngineAnswer, EngineError, Present, Source } from '../types.ts'
import { ask, MalformedAnswer, parseAnswer } from './ask.ts'
import { type Completed, complete } from './complete.ts'
import { Identity } from './identity.ts'
import { introspecting } from './introspect.ts'
import { type Item, itemsAt, own } from './items.ts'
import { Problems } from './problems.ts'
import { mustConcern, type Represent, representing, requiredKeys } from './represent.ts'
import { withServices } from './services.ts'
import { take } from './take.ts'
import { type Targets, targetsOf } from './targets.ts'
import { IRREGULAR, writerOf } from './write.ts'

/** What the splicing executor had fetched when it met something that it does not handle. */
export interface Fetched {
  /** The answer as it came, or why there is none. */
  outcome: { bytes: Uint8Array } | { error: unknown }
  /** For a fetch of entities: per object at the fetch's path, its entity in the answer, -1 for none. */
  places: readonly number[] | null
  /** How many entities were asked for. */
  asked: number
}

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

interface Run<Context> extends Request<Context> {
  data: Item
  problems: Problems
}

/** Runs any plan, over values: the complete executor, and the one that the other hands over to. */
export function generalExecutor<Context>(
  options: ExecutorOptions<Context>,
): (request: Request<Context>) => Promise<EngineAnswer> {
  const { supergraph, operation, present } = options
  const { root, selection, steps } = operation
  const run = steps.order ? running(options, steps.order) : () => undefined
  const introspect = introspecting(supergraph.api, operation.document)
  const write = writerOf(supergraph, root, selection)
  const withService = withServices(steps.all)
  return async request => {
    const { context } = request
    const state = { ...request, data: introspect?.(request.values) ?? {}, problems: new Problems() }
    await run(state)
    const text = state.problems.none ? tryWrite(write, state.data) : null
    if (text !== null) return { body: `{"data":${text}}`, encoding: 'utf8', errors: [], hasData: true, path: 'general' }
    const completed = tryComplete(() => complete(supergraph, root, selection, state.data, state.problems))
    const data = completed.data
    const errors = completed.errors.map(withService)
    const shown = errors.map(error => present(error, context))
    const body = `{${shown.length > 0 ? `"errors":${JSON.stringify(shown)},` : ''}"data":${data}}`
    return { body, encoding: 'utf8', errors, hasData: data !== 'null', path: 'general' }
  }
}

/** As text. Data can be too deep for that, where a scalar is anything. */
function tryComplete(work: () => Completed): { data: string; errors: readonly EngineError[] } {
  try {
    const { data, errors } = work()
    return { data: JSON.stringify(data), errors }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const message = 'A part of the graph answered with data that is too deep.'
    return { data: 'null', errors: [{ message, extensions: { code: 'INVALID_SUBGRAPH_ANSWER' }, cause: error }] }
  }
}

function tryWrite(write: (value: unknown) => string, data: Item): string | null {
  try {
    return write(data)
  } catch (error) {
    // Data too deep for one pass (RangeError) is irregular, too.
    if (error === IRREGULAR || error instanceof RangeError) return null
    throw error
  }
}

type Running<Context> = (run: Run<Context>) => Promise<void> | undefined

function running<Context>(options: ExecutorOptions<Context>, order: Order): Running<Context> {
  if (order.kind === 'step') return runningStep(options, order.step)
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

function runningStep<Context>(options: ExecutorOptions<Context>, step: Step): Running<Context> {
  const { supergraph, sources } = options
  const source = sources.get(step.subgraph)
  if (!source) throw new Error(`expected a source for the subgraph ${step.subgraph}, got none`)
  const represent = step.requires ? representing(supergraph, step) : null
  const identity = new Identity(supergraph, options.operation.steps.all, step)
  // What subgraphs of this process answer has been checked against their schemas.
  const isChecked = step.requires !== null && [...sources.values()].some(({ kind }) => kind === 'bytes')
  return async run => {
    const items = step.path.length === 0 ? [run.data] : itemsAt(run.data, step.path)
    if (items.length === 0) return
    const known = run.fetched?.[step.id]
    try {
      if (known && isFor(known, items)) {
        if ('error' in known.outcome) throw known.outcome.error
        const receivers = { items, places: represent ? known.places : null, asked: known.asked }
        for (const [index, item] of items.entries()) {
          if (receivers.places?.[index] === -1) run.problems.unknown(item, step.keys)
        }
        take(supergraph, step, parseAnswer(known.outcome.bytes), receivers, run.problems)
      } else {
        const sound = isChecked ? identity.sound(items, run.problems) : items
        await fetchStep(source, represent, { step, items: sound, run, supergraph, identity })
      }
    } catch (error) {
      run.problems.failed(concerned(items, represent), failure(step, error), step.keys)
    }
  }
}

/** What is known was counted over the same objects. Entities that were not are only read, so they can be read again. */
function isFor({ places }: Fetched, items: readonly Item[]): boolean {
  return places === null || places.length === items.length
}

interface Fetching<Context> {
  step: Step
  items: readonly Item[]
  run: Run<Context>
  supergraph: Supergraph
  identity: Identity
}

async function fetchStep<Context>(
  source: Source<Context>,
  represent: Represent | null,
  fetching: Fetching<Context>,
): Promise<void> {
  const { step, items, run, supergraph } = fetching
  const targets = represent && targetsOf(items, represent)
  if (targets) reportNameless(targets, fetching)
  if (targets && targets.values.length === 0) return
  const answer = await ask(source, step, run, targets)
  const receivers = { items, places: targets?.places ?? null, asked: targets?.values.length ?? 0 }
  take(supergraph, step, answer, receivers, run.problems)
}

/** An object that the step is about and that cannot be named to its subgraph: whoever brought it left out the key. */
function reportNameless<Context>(
  { places }: Targets,
  { step, items, run: { problems }, supergraph, identity }: Fetching<Context>,
): void {
  for (const [index, item] of items.entries()) {
    if (places[index] !== -1) continue
    const mustBeNamed = mustConcern(supergraph, step, own(item, '__typename'))
    const reason = mustBeNamed ? problems.reason(item, requiredKeys(step)) : undefined
    if (reason) problems.failed([item], reason, step.keys)
    else if (!mustBeNamed || problems.has(item)) problems.unknown(item, step.keys)
    else problems.failed([item], identity.incomplete(item), step.keys)
  }
}

/** Objects that the fetch is not about do not miss anything. */
function concerned(items: readonly Item[], represent: Represent | null): readonly Item[] {
  return represent ? items.filter(item => represent(item) !== null) : items
}

function failure(step: Step, cause: unknown): EngineError {
  const code = cause instanceof MalformedAnswer ? 'INVALID_SUBGRAPH_ANSWER' : 'UNAVAILABLE'
  return {
    message: 'A part of the graph did not answer. Try again.',
    extensions: { code, service: step.subgraph },
    cause,
  }
}
