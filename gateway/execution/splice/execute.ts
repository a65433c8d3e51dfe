import { isUtf8 } from 'node:buffer'
import { bodyOf, variablesText } from '../general/ask.ts'
import type { ExecutorOptions, Fetched, Request } from '../general/execute.ts'
import { bufferOf } from '../plan/bytes.ts'
import type { Order, Step } from '../plan/steps.ts'
import type { ByteSource, EngineAnswer } from '../types.ts'
import { arrange } from './arrange.ts'
import { type Collect, collector, Wanted } from './collector.ts'
import { HANDOVER, Handover, NotSpliceable } from './handover.ts'
import type { Layout } from './layout.ts'
import { entityScanner, type Node, rootScanner } from './scanner.ts'
import { answerWriter } from './writer.ts'

/** Answers an operation, or says why the general executor must, with what has been fetched until then. */
export type Splice<Context> = (
  request: Request<Context>,
) => Promise<EngineAnswer | { handover: string; fetched: readonly Fetched[] }>

interface Run<Context> extends Request<Context> {
  root: Node
  /** The answers in bytes, by step. */
  texts: string[]
  fetched: Fetched[]
  /** Why this executor has stopped. */
  handover: Handover | null
}

/** Throws NotSpliceable. */
export function splicingExecutor<Context>(options: ExecutorOptions<Context>): Splice<Context> {
  const { operation, supergraph } = options
  const { order } = operation.steps
  if (!order) throw new NotSpliceable('nothing to fetch')
  const layout = arrange(supergraph, operation)
  const run = running({ ...options, layout }, order)
  const write = answerWriter(layout)
  const root: Node = Object.fromEntries([...layout.roots.keys()].map(id => [`e${id}`, null]))
  return async request => {
    const state: Run<Context> = { ...request, root: { ...root }, texts: [], fetched: [], handover: null }
    await run(state)
    const body = state.handover ? null : guarded(state, () => `{"data":${write(state.root, state.texts)}}`)
    if (body === null) return { handover: state.handover?.reason ?? 'shape', fetched: state.fetched }
    return { body, encoding: 'latin1', errors: [], hasData: true, path: 'splice' }
  }
}

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
}

type Running<Context> = (run: Run<Context>) => Promise<void> | undefined

function running<Context>(parts: Parts<Context>, order: Order): Running<Context> {
  if (order.kind === 'step') return order.step.requires ? entityStep(parts, order.step) : rootStep(parts, order.step)
  const inner = order.of.map(part => running(parts, part))
  if (order.kind === 'parallel') {
    return async run => {
      await Promise.all(inner.map(part => part(run)))
    }
  }
  return async run => {
    for (const part of inner) {
      await part(run)
      if (run.handover) return
    }
  }
}

function rootStep<Context>({ layout, supergraph, sources }: Parts<Context>, step: Step): Running<Context> {
  const source = byteSource(sources.get(step.subgraph))
  const kept = layout.roots.get(step.id)
  if (!kept) throw new NotSpliceable('no root')
  const scan = rootScanner(supergraph, kept)
  return async run => {
    const body = bodyOf(step, variablesText(step, run.values), null)
    const bytes = await send(source, step, body, run, { places: null, asked: 0 })
    const node = bytes && guarded(run, () => scan(bytes))
    if (node) run.root[`e${step.id}`] = node
  }
}

function entityStep<Context>({ layout, supergraph, sources }: Parts<Context>, step: Step): Running<Context> {
  const source = byteSource(sources.get(step.subgraph))
  const byType = layout.entities.get(step.id)
  // No type that the client asks for gets here.
  if (!byType) return () => undefined
  const collect: Collect = collector(layout, step.id)
  const scan = entityScanner(supergraph, byType)
  const slot = `e${step.id}`
  return async run => {
    const wanted = new Wanted()
    collect(run.root, run.texts, wanted)
    if (wanted.types.length === 0) return
    const { nodes, places, types } = wanted
    const body = bodyOf(step, variablesText(step, run.values), wanted.text)
    const bytes = await send(source, step, body, run, { places, asked: types.length })
    const entities = bytes && guarded(run, () => scan(bytes, types))
    if (!entities) return
    for (let index = 0; index < nodes.length; index++) {
      const place = places[index] as number
      if (place >= 0) (nodes[index] as Node)[slot] = entities[place]
    }
  }
}

/** The answer's bytes; null when there are none that can be read. Either way they are kept for the general executor. */
async function send<Context>(
  source: ByteSource<Context>,
  step: Step,
  body: string,
  run: Run<Context>,
  asked: Pick<Fetched, 'places' | 'asked'>,
): Promise<Uint8Array | null> {
  try {
    const bytes = await source.send(step, body, run.context, run.signal)
    run.fetched[step.id] = { outcome: { bytes }, ...asked }
    if (!isUtf8(bytes)) {
      run.handover = HANDOVER.encoding
      return null
    }
    run.texts[step.id] = bufferOf(bytes).toString('latin1')
    return bytes
  } catch (error) {
    run.fetched[step.id] = { outcome: { error }, ...asked }
    run.handover = HANDOVER.failed
    return null
  }
}

function byteSource<Context>(source: { kind: string } | undefined): ByteSource<Context> {
  if (source?.kind !== 'bytes') throw new NotSpliceable('values')
  return source as ByteSource<Context>
}
