/** Something that can be stopped from outside. One for each piece of work; it is in at most one list of each kind. */
export abstract class Stoppable {
  /** The rest is of `Deadlines` alone. When it ends, as performance.now() tells time; 0 for what is not running. */
  until = 0
  earlier: Stoppable | undefined
  later: Stoppable | undefined
  ofClient: Set<Stoppable> | undefined

  abstract stop(reason: 'time' | 'client'): void
}

const works = Symbol('what is stopped when this signal is aborted')
type Watched = AbortSignal & { [works]?: Set<Stoppable> }

/**
 * Stops what takes too long, or is no longer wanted. One timer and one listener for all, and a list through the pieces of
 * work themselves: timers, listeners and maps took a tenth of the work of a request.
 */
export class Deadlines {
  #timeoutMs: number
  /** The one that ends first, and the one that ends last. */
  #first: Stoppable | undefined
  #last: Stoppable | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs
  }

  start(work: Stoppable, signal: AbortSignal | undefined): void {
    work.until = performance.now() + this.#timeoutMs
    work.earlier = this.#last
    if (this.#last) this.#last.later = work
    else this.#first = work
    this.#last = work
    // Fine enough: nobody counts on the last quarter of a second.
    this.#timer ??= setInterval(() => this.#look(), Math.min(250, this.#timeoutMs / 4)).unref()
    if (!signal) return
    work.ofClient = ofClient(signal)
    work.ofClient.add(work)
  }

  end(work: Stoppable): void {
    if (work.until === 0) return
    work.until = 0
    const { earlier, later } = work
    if (earlier) earlier.later = later
    else this.#first = later
    if (later) later.earlier = earlier
    else this.#last = earlier
    work.earlier = undefined
    work.later = undefined
    work.ofClient?.delete(work)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    const now = performance.now()
    for (let work = this.#first; work && work.until <= now; work = this.#first) {
      work.stop('time')
      // It has to end itself; this loop must end in any case.
      if (this.#first === work) this.end(work)
    }
  }
}

function ofClient(signal: Watched): Set<Stoppable> {
  const known = signal[works]
  if (known) return known
  const made = new Set<Stoppable>()
  signal[works] = made
  signal.addEventListener('abort', () => stopAll(made), { once: true })
  return made
}

function stopAll(stopped: ReadonlySet<Stoppable>): void {
  for (const work of [...stopped]) work.stop('client')
}
