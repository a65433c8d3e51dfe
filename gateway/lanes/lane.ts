import type { Lane as LaneName } from '#shared/lanes.ts'

export interface LaneLimits {
  /** How many operations run at once. */
  running: number
  /** How many more may wait; the next one is turned away. */
  waiting: number
}

/** Why an operation was turned away. */
export type Shed = 'full' | 'pressure' | 'patience'

type Waiter = (entered: boolean) => void

/** A bulkhead: what fills it cannot take the room of the other lanes. */
export class Lane {
  readonly name: LaneName
  readonly limits: LaneLimits
  running = 0
  /** Set while the process is late: everything is turned away. */
  shut = false
  #waiting: Waiter[] = []

  constructor(name: LaneName, limits: LaneLimits) {
    this.name = name
    this.limits = limits
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /** Takes a place if there is one. Whoever has one must leave. */
  tryEnter(): boolean {
    if (this.shut || this.running >= this.limits.running) return false
    this.running += 1
    return true
  }

  /** Waits for a place, but not for long; answers why there was none. */
  enter(patienceMs: number, signal: AbortSignal): Promise<Shed | null> {
    if (this.shut) return Promise.resolve('pressure')
    if (this.#waiting.length >= this.limits.waiting) return Promise.resolve('full')
    return new Promise(resolve => {
      const finish = (entered: boolean) => {
        clearTimeout(timer)
        signal.removeEventListener('abort', giveUp)
        resolve(entered ? null : 'patience')
      }
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(finish), 1)
        finish(false)
      }
      const timer = setTimeout(giveUp, patienceMs)
      signal.addEventListener('abort', giveUp)
      this.#waiting.push(finish)
    })
  }

  /** Gives the place to the one who waits longest. */
  leave(): void {
    const next = this.#waiting.shift()
    if (next) next(true)
    else this.running -= 1
  }
}
