/** Something that can be stopped from outside. */
export interface Stoppable {
  stop(reason: 'time' | 'client'): void
}

/**
 * Stops what takes too long, or is no longer wanted. One timer and one listener for all: a timer and a listener of its own
 * for each fetch took a tenth of the work of a request.
 */
export class Deadlines {
  #timeoutMs: number
  /** In the order in which they end. */
  #running = new Map<Stoppable, number>()
  #byClient = new WeakMap<AbortSignal, Set<Stoppable>>()
  #timer: NodeJS.Timeout | undefined

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs
  }

  start(work: Stoppable, signal: AbortSignal | undefined): void {
    this.#running.set(work, performance.now() + this.#timeoutMs)
    // Fine enough: nobody counts on the last quarter of a second.
    this.#timer ??= setInterval(() => this.#look(), Math.min(250, this.#timeoutMs / 4)).unref()
    if (signal) this.#ofClient(signal).add(work)
  }

  end(work: Stoppable, signal: AbortSignal | undefined): void {
    this.#running.delete(work)
    if (signal) this.#byClient.get(signal)?.delete(work)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    const now = performance.now()
    for (const [work, until] of this.#running) {
      if (until > now) return
      work.stop('time')
    }
  }

  #ofClient(signal: AbortSignal): Set<Stoppable> {
    const known = this.#byClient.get(signal)
    if (known) return known
    const works = new Set<Stoppable>()
    this.#byClient.set(signal, works)
    signal.addEventListener('abort', () => stopAll(works), { once: true })
    return works
  }
}

function stopAll(works: ReadonlySet<Stoppable>): void {
  for (const work of [...works]) work.stop('client')
}
