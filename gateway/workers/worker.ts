import cluster from 'node:cluster'
import { setTimeout as delay } from 'node:timers/promises'
import type { Registry } from 'prom-client'
import { linger } from './linger.ts'
import type { Ready, ToPrimary, ToWorker } from './messages.ts'
import { Questions } from './questions.ts'

/** What a worker runs. */
export interface Served extends Pick<Ready, 'url' | 'tokens'> {
  registry: Registry
  /** Each dependency's state, 'ok' or what is wrong. */
  health(): Promise<Record<string, string>>
  /** Serves another supergraph from now on, where the primary hands them out. Rejects, and changes nothing, if it is none. */
  swap?(supergraph: string): Promise<void>
  /** Finishes running requests, then lets go of everything. */
  close(): Promise<void>
}

/** What a worker is told by its primary. */
export interface Primary {
  /** The supergraph that the workers serve. */
  supergraph(): Promise<string>
}

export interface WorkerOptions {
  /** How long one that was replaced goes on answering. Shorter closes connections that clients still use. Default 2000. */
  lingerMs?: number
  /** How long to wait for the dependencies before saying which are missing. Default 10,000. */
  healthMs?: number
}

/** A worker that asks for longer than this answers its own metrics. */
const METRICS_MS = 2_500
/** It cannot start without one. */
const SUPERGRAPH_MS = 30_000

/** Runs in a worker: opens what it serves, tells the primary when it can answer, and leaves when told. */
export async function runWorker(
  open: (primary: Primary) => Promise<Served>,
  options: WorkerOptions = {},
): Promise<void> {
  const { lingerMs = 2_000, healthMs = 10_000 } = options
  const supergraphs = new Questions<{ supergraph?: string }>()
  const metrics = new Questions<string>()
  const opening = open({ supergraph: () => askForSupergraph(supergraphs) })
  const hurry = new AbortController()
  let leaving = false
  const leave = async (how: 'retire' | 'stop') => {
    if (how === 'stop') hurry.abort()
    if (leaving) return
    leaving = true
    const served = await opening.catch(() => undefined)
    if (served && how === 'retire') await linger(lingerMs, hurry.signal)
    await served?.close()
    if (served) await send({ news: 'last', report: await served.registry.getMetricsAsJSON() })
    process.once('disconnect', () => process.exit(0))
    // Goes by way of the primary, which by then has sent every connection that it meant for this worker: those that come
    // after the close are handed back and given to another one.
    cluster.worker!.disconnect()
  }
  // What happens then is for the primary to say. A terminal sends the first two to its whole process group.
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGUSR2'] as const) process.on(signal, () => {})
  process.on('SIGTERM', () => void leave('stop'))
  process.on('message', (message: ToWorker) => {
    if (message.order === 'retire' || message.order === 'stop') void leave(message.order)
    else if (message.order === 'metrics') metrics.answer(message.id, message.text)
    else if (message.order === 'supergraph') supergraphs.answer(message.id, message)
    else if (message.order === 'report') void report(opening, message.id)
    else if (message.order === 'swap') void swap(opening, message)
  })

  const { url, tokens, registry, health } = await opening
  const own = registry.metrics.bind(registry)
  // Whichever worker a scraper meets: one of them alone would say something else each time.
  registry.metrics = async () => (await metrics.ask(id => void send({ news: 'metrics?', id }), METRICS_MS)) ?? own()
  await send({ news: 'ready', ready: { url, tokens, missing: await missing(health, healthMs) } })
}

async function askForSupergraph(questions: Questions<{ supergraph?: string }>): Promise<string> {
  const answer = await questions.ask(id => void send({ news: 'supergraph?', id }), SUPERGRAPH_MS)
  if (answer?.supergraph === undefined) throw new Error('expected a supergraph from the primary, got none')
  return answer.supergraph
}

/** A worker that cannot say anything yet says nothing. */
async function report(opening: Promise<Served>, id: number): Promise<void> {
  const values = await opening.then(({ registry }) => registry.getMetricsAsJSON()).catch(() => null)
  if (values) await send({ news: 'report', id, report: values })
}

async function swap(opening: Promise<Served>, { id, supergraph }: { id: number; supergraph: string }): Promise<void> {
  try {
    const served = await opening
    if (!served.swap) throw new Error('expected a server that takes a supergraph')
    await served.swap(supergraph)
    await send({ news: 'swapped', id, refused: null })
  } catch (error) {
    await send({ news: 'swapped', id, refused: error instanceof Error ? error.message : String(error) })
  }
}

/** Waits until every dependency has answered, or says which have not. */
async function missing(health: Served['health'], ms: number): Promise<Record<string, string>> {
  for (const until = performance.now() + ms; ; await delay(250)) {
    const bad = Object.entries(await health()).filter(([, state]) => state !== 'ok')
    if (bad.length === 0 || performance.now() > until) return Object.fromEntries(bad)
  }
}

/** Resolves when it is written; what the primary is too late for is of no use to it any more. */
function send(message: ToPrimary): Promise<void> {
  return new Promise(resolve => {
    if (process.connected) process.send!(message, undefined, undefined, () => resolve())
    else resolve()
  })
}
