import { setTimeout as delay } from 'node:timers/promises'

/** One that lived for less is not replaced at once again and again. */
const YOUNG_MS = 10_000
const MAX_WAIT_MS = 30_000

/** How often workers have failed in a row, and how long the next one waits for that. */
export class Backoff {
  readonly #firstMs: number
  #failures = 0

  /** `firstMs`: before the second replacement; doubled each time. */
  constructor(firstMs: number) {
    this.#firstMs = firstMs
  }

  get failures(): number {
    return this.#failures
  }

  /** A worker that was ready has ended. */
  ended(livedMs: number): void {
    this.#failures = livedMs < YOUNG_MS ? this.#failures + 1 : 1
  }

  /** A worker did not start. */
  failed(): void {
    this.#failures += 1
  }

  /** The first failure is none of the start's: its worker is replaced at once. */
  async wait(signal: AbortSignal): Promise<void> {
    if (this.#failures < 2) return
    const ms = Math.min(this.#firstMs * 2 ** (this.#failures - 2), MAX_WAIT_MS)
    await delay(ms, undefined, { signal }).catch(() => {})
  }
}
