import { performance } from 'node:perf_hooks'
import type { Connection } from './connection.ts'

export interface PatienceOptions {
  /** How long one may wait for another's answer, while the loop is idle. */
  patienceMs: number
  /** How long calls go alone after that. */
  restMs: number
  /** Called for each connection of which calls are sent elsewhere. */
  onSlow(): void
}

const LOOK_MS = 10

/**
 * Notices when calls wait for the answer to another one on their connection: has them sent elsewhere, and has calls go
 * alone for a while. What counts is the time in which the event loop had nothing to do: while it has, answers wait
 * for the gateway, and to send them again would make that worse.
 */
export class Patience {
  #patienceMs: number
  #restMs: number
  #restsUntil = 0
  /** What each had answered, and how long the loop had been idle, when that was first seen. */
  #watched = new Map<Connection, { answers: number; idle: number }>()
  #timer: NodeJS.Timeout | undefined

  #onSlow: () => void

  constructor({ patienceMs, restMs, onSlow }: PatienceOptions) {
    this.#patienceMs = patienceMs
    this.#restMs = restMs
    this.#onSlow = onSlow
  }

  /** Whether calls go alone now. */
  get rests(): boolean {
    return this.#restsUntil > 0 && performance.now() < this.#restsUntil
  }

  watch(connection: Connection): void {
    this.#watched.set(connection, { answers: connection.answers, idle: idleMs() })
    this.#timer ??= setInterval(() => this.#look(), LOOK_MS).unref()
  }

  close(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #look(): void {
    const idle = idleMs()
    for (const [connection, seen] of this.#watched) {
      if (connection.behind === 0) this.#watched.delete(connection)
      else if (connection.answers !== seen.answers) Object.assign(seen, { answers: connection.answers, idle })
      else if (idle - seen.idle >= this.#patienceMs) this.#lose(connection)
    }
    if (this.#watched.size === 0) this.close()
  }

  #lose(connection: Connection): void {
    this.#watched.delete(connection)
    this.#restsUntil = performance.now() + this.#restMs
    connection.release()
    this.#onSlow()
  }
}

function idleMs(): number {
  return performance.nodeTiming.idleTime
}
