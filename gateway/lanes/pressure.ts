import type { Lane } from './lane.ts'

export interface PressureLimits {
  /** How late the event loop may be, in milliseconds, before what is not core is turned away. */
  nonCoreMs: number
  /** The same for what is normal. */
  normalMs: number
}

const LOOK_EVERY_MS = 100
/** So many looks in a row must find it late: one long piece of work, or two, are no pressure. */
const LOOKS = 3

/** Looks how late the process is and shuts lanes before it is too late for the core. Nothing of it is done per request. */
export class Pressure {
  #limits: PressureLimits
  /** The last looks, the newest first. */
  #late: readonly number[] = Array.from({ length: LOOKS }, () => 0)
  #timer: NodeJS.Timeout | undefined

  constructor(limits: PressureLimits) {
    this.#limits = limits
  }

  start(lanes: Record<Lane['name'], Lane>): void {
    let expected = performance.now() + LOOK_EVERY_MS
    this.#timer = setInterval(() => {
      const now = performance.now()
      this.look(Math.max(0, now - expected), lanes)
      expected = now + LOOK_EVERY_MS
    }, LOOK_EVERY_MS).unref()
  }

  /** Takes in how late the event loop was this time. Lanes open again at half of what shut them. */
  look(lateMs: number, { core, normal, 'non-core': nonCore }: Record<Lane['name'], Lane>): void {
    this.#late = [lateMs, ...this.#late.slice(0, LOOKS - 1)]
    const least = Math.min(...this.#late)
    const isLate = (limit: number, shut: boolean) => (shut ? lateMs > limit / 2 : least > limit)
    const waitsMuch = (lane: Lane) => lane.waiting > lane.limits.waiting / 2
    normal.shut = isLate(this.#limits.normalMs, normal.shut) || waitsMuch(core)
    nonCore.shut = normal.shut || isLate(this.#limits.nonCoreMs, nonCore.shut) || core.waiting > 0 || waitsMuch(normal)
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
