import cluster from 'node:cluster'
import { setTimeout as delay } from 'node:timers/promises'
import type { Registry } from 'prom-client'
import { linger } from './linger.ts'
import type { Ready, ToPrimary, ToWorker } from './messages.ts'

/** What a worker runs. */
export interface Served extends Pick<Ready, 'url' | 'tokens'> {
  registry: Registry
  /** Each dependency's state, 'ok' or what is wrong. */
  health(): Promise<Record<string, string>>
  /** Finishes running requests, then lets go of everything. */
  close(): Promise<void>
}

export interface WorkerOptions {
  /** How long one that was replaced goes on answering. Shorter closes connections that clients still use. Default 2000. */
  lingerMs?: number
  /** How long to wait for the dependencies before saying which are missing. Default 10,000. */
  healthMs?: number
}

/** A worker that asks for longer than this answers its own metrics. */
const METRICS_MS = 2_500

/** Runs in a worker: opens what it serves, tells the primary when it can answer, and leaves when told. */
export async function runWorker(open: () => Promise<Served>, options: WorkerOptions = {}): Promise<void> {
  const { lingerMs = 2_000, healthMs = 10_000 } = options
  const opening = open()
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
  // A terminal sends these to its whole process group, but what happens then is for the primary to say.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {})
  process.on('SIGTERM', () => void leave('stop'))
  const metrics = metricsOfAll()
  process.on('message', (message: ToWorker) => {
    if (message.order === 'retire' || message.order === 'stop') void leave(message.order)
    else if (message.order === 'metrics') metrics.answer(message.id, message.text)
    else if (message.order === 'report') {
      const { id } = message
      void opening
        .then(({ registry }) => registry.getMetricsAsJSON())
        .then(
          report => send({ news: 'report', id, report }),
          () => {},
        )
    }
  })

  const { url, tokens, registry, health } = await opening
  const own = registry.metrics.bind(registry)
  // Whichever worker a scraper meets: one of them alone would say something else each time.
  registry.metrics = async () => (await metrics.ask()) ?? own()
  await send({ news: 'ready', ready: { url, tokens, missing: await missing(health, healthMs) } })
}

/** Waits until every dependency has answered, or says which have not. */
async function missing(health: Served['health'], ms: number): Promise<Record<string, string>> {
  for (const until = performance.now() + ms; ; await delay(250)) {
    const bad = Object.entries(await health()).filter(([, state]) => state !== 'ok')
    if (bad.length === 0 || performance.now() > until) return Object.fromEntries(bad)
  }
}

/** The primary's sum, or undefined when it does not come. */
function metricsOfAll() {
  const waiting = new Map<number, (text: string | undefined) => void>()
  let last = 0
  return {
    answer: (id: number, text: string | undefined) => waiting.get(id)?.(text),
    ask: async (): Promise<string | undefined> => {
      last += 1
      const id = last
      const late = setTimeout(() => waiting.get(id)?.(undefined), METRICS_MS)
      try {
        return await new Promise<string | undefined>(resolve => {
          waiting.set(id, resolve)
          void send({ news: 'metrics?', id })
        })
      } finally {
        waiting.delete(id)
        clearTimeout(late)
      }
    },
  }
}

/** Resolves when it is written; what the primary is too late for is of no use to it any more. */
function send(message: ToPrimary): Promise<void> {
  return new Promise(resolve => {
    if (process.connected) process.send!(message, undefined, undefined, () => resolve())
    else resolve()
  })
}
