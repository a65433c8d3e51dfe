import { isUtf8 } from 'node:buffer'
import { bodyOf, headOf, variablesText, withRepresentations } from '../general/ask.ts'
import type { ExecutorOptions, Fetched, Request } from '../general/execute.ts'
import { Gathering } from '../joint/gathering.ts'
import { bufferOf } from '../plan/bytes.ts'
import type { Joint } from '../plan/joints.ts'
import type { Order, Step } from '../plan/steps.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import type { AskedEntities, ByteSource, EngineAnswer, EngineError } from '../types.ts'
import { arrange } from './arrange.ts'
import { Wanted } from './collector.ts'
import { HANDOVER, Handover, NotSpliceable } from './handover.ts'
import type { Layout } from './layout.ts'
import type { Node } from './scanner.ts'
import type { Splicer } from './splicer.ts'

/** Answers an operation, or says why the general executor must, with what has been fetched until then. */
export type Splice<Context> = (request: Request<Context>) => Promise<Spliced>

type Spliced = EngineAnswer | { handover: string; fetched: readonly Fetched[] }

interface Run<Context> extends Request<Context> {
  root: Node
  /** The answers in bytes, by step. */
  texts: string[]
  fetched: Fetched[]
  /** Why this executor has stopped. */
  handover: Handover | null
}

/** Throws NotSpliceable. */
export function splicingExecutor<Context>(
  options: ExecutorOptions<Context>,
  splicerOf: (supergraph: Supergraph, layout: Layout) => Splicer,
): Splice<Context> {
  const { operation, supergraph } = options
  const { order } = operation.steps
  if (!order) throw new NotSpliceable('nothing to fetch')
  const layout = arrange(supergraph, operation)
  const splicer = splicerOf(supergraph, layout)
  const run = running({ ...options, layout, splicer }, order)
  const finish = (state: Run<Context>): Spliced => {
    const { texts, fetched } = state
    const body = state.handover ? null : guarded(state, () => splicer.write(state.root, texts))
    if (body === null) return { handover: state.handover?.reason ?? 'shape', fetched }
    return { body: `{"data":${body}}`, encoding: 'latin1', errors: NO_ERRORS, hasData: true, path: 'splice' }
  }
  // Here and below: promises of a function's own (`async`) would cost more than what is done between them.
  return ({ values, context, signal }) => {
    const state = { values, context, signal, root: splicer.root(), texts: [], fetched: [], handover: null }
    const done = run(state)
    return done ? done.then(() => finish(state)) : Promise.resolve(finish(state))
  }
}

const NO_ERRORS: readonly EngineError[] = []

/** Runs what may hand over; null when it did. */
function guarded<Context, T>(run: Run<Context>, work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Handover)) throw error
    run.handover = error
    return null
  }
}

interface Parts<Context> extends ExecutorOptions<Context> {
  layout: Layout
  splicer: Splicer
}

/** Where fetches are sent: a source, or those who ask it together. */
type Recipient<Context> = Pick<ByteSource<Context>, 'send'>

type Running<Context> = (run: Run<Context>, to?: Recipient<Context>) => Promise<unknown> | undefined

function running<Context>(parts: Parts<Context>, order: Order): Running<Context> {
  if (order.kind === 'step') return order.step.requires ? entityStep(parts, order.step) : rootStep(parts, order.step)
  if (order.kind === 'joint') return runningJoint(parts, order.joint)
  const inner = order.of.map(part => running(parts, part))
  if (order.kind === 'parallel') {
    return run => Promise.all(inner.map(part => part(run)))
  }
  return async run => {
    for (const part of inner) {
      await part(run)
      if (run.handover) return
    }
  }
}

function runningJoint<Context>(parts: Parts<Context>, joint: Joint): Running<Context> {
  const source = byteSource(parts.sources.get(joint.subgraph))
  const inner = joint.steps.map(step => entityStep(parts, step))
  return run => {
    const gathering = new Gathering(joint, source, run.values)
    const all = Promise.all(inner.map(part => part(run, gathering)))
    gathering.depart()
    return all
  }
}

function rootStep<Context>({ layout, splicer, sources }: Parts<Context>, step: Step): Running<Context> {
  const source = byteSource(sources.get(step.subgraph))
  const kept = layout.roots.get(step.id)
  if (!kept) throw new NotSpliceable('no root')
  const scan = splicer.scanRoot(kept)
  const slot = splicer.slot(step.id)
  return run => {
    const body = bodyOf(step, variablesText(step, run.values))
    return send({ source, step, run, places: null, asked: 0, entities: null }, body, bytes => {
      run.root[slot] = scan(bytes)
    })
  }
}

function entityStep<Context>({ layout, splicer, sources }: Parts<Context>, step: Step): Running<Context> {
  const source = byteSource(sources.get(step.subgraph))
  const byType = layout.entities.get(step.id)
  // No type that the client asks for gets here.
  if (!byType) return () => undefined
  const collect = splicer.collect(step.id)
  const scan = splicer.scanEntities(byType)
  const slot = splicer.slot(step.id)
  return (run, to = source) => {
    const wanted = new Wanted()
    collect(run.root, run.texts, wanted)
    const { nodes, places, types, texts } = wanted
    if (types.length === 0) return undefined
    const head = headOf(step, variablesText(step, run.values))
    const entities = { head, representations: texts }
    const body = withRepresentations(head, wanted.text)
    return send({ source: to, step, run, places, asked: types.length, entities }, body, bytes => {
      const found = scan(bytes, types)
      for (let index = 0; index < nodes.length; index++) {
        const place = places[index] as number
        if (place >= 0) (nodes[index] as Node)[slot] = found[place]
      }
    })
  }
}

interface Sending<Context> extends Pick<Fetched, 'places' | 'asked'> {
  source: Recipient<Context>
  step: Step
  run: Run<Context>
  entities: AskedEntities | null
}

/** Hands the answer's bytes on when they can be read. In any case they are kept for the general executor. */
function send<Context>(
  { source, step, run, places, asked, entities }: Sending<Context>,
  body: string,
  received: (bytes: Uint8Array) => void,
): Promise<void> {
  return source.send(step, body, run.context, run.signal, entities).then(
    bytes => {
      run.fetched[step.id] = { outcome: { bytes }, places, asked }
      if (isUtf8(bytes)) {
        run.texts[step.id] = bufferOf(bytes).toString('latin1')
        guarded(run, () => received(bytes))
      } else run.handover = HANDOVER.encoding
    },
    error => {
      run.fetched[step.id] = { outcome: { error }, places, asked }
      run.handover = HANDOVER.failed
    },
  )
}

function byteSource<Context>(source: { kind: string } | undefined): ByteSource<Context> {
  if (source?.kind !== 'bytes') throw new NotSpliceable('values')
  return source as ByteSource<Context>
}
