import { setTimeout as delay } from 'node:timers/promises'
import { type Counter, Registry } from 'prom-client'
import { forkMember, type Member, setUpWorkers, type WorkerProgram } from './member.ts'
import type { Ready } from './messages.ts'
import { crewMetrics, type Tally, tallyOf } from './tally.ts'

export interface CrewOptions extends WorkerProgram {
  count: number
  log: Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>
  /** Before the second replacement of workers that do not live; doubled each time up to 30 s. Default 1000. */
  backoffMs?: number
  /** How long a worker may take to start. Default 60,000. */
  readyMs?: number
  /** How long it may take to leave before it is killed: it drains for ten seconds. Default 20,000. */
  graceMs?: number
  /** One that answers nothing for so long is killed: connections that it was given wait for it. Default 30,000. */
  hangMs?: number
}

/** One that lived for less is not replaced at once again and again. */
const YOUNG_MS = 10_000
const MAX_BACKOFF_MS = 30_000
/** Starts that fail in a row, while no worker is left. */
const MAX_FAILURES = 5

/** The workers of one primary, on one port. */
export class Crew {
  readonly #options: CrewOptions
  readonly #ready = new Set<Member>()
  readonly #starting = new Set<Member>()
  readonly #stopping = new AbortController()
  readonly #failed = Promise.withResolvers<string>()
  readonly #tally: Tally
  readonly #ends: Counter<'asked'>
  #failures = 0
  #restarting: Promise<void> | undefined
  #again = false

  constructor(options: CrewOptions) {
    this.#options = options
    const registry = new Registry()
    this.#tally = tallyOf(() => [...this.#ready], registry)
    this.#ends = crewMetrics(registry, () => this.#ready.size)
    setUpWorkers(options)
  }

  /** Resolves, with the reason, when no worker can be kept running. */
  get failed(): Promise<string> {
    return this.#failed.promise
  }

  /** Resolves when all are ready. Rejects when one ends before that; then the others are stopped. */
  async start(): Promise<Ready> {
    try {
      // One alone at first: what is wrong with the settings is then said once, and what is made at a first start made once.
      const first = await this.#hire()
      await Promise.all(Array.from({ length: this.#options.count - 1 }, () => this.#hire()))
      return first
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  /**
   * Replaces the workers one at a time, each when its successor answers. Gives up, and says so, when that one does not:
   * the others go on.
   */
  async restart(): Promise<void> {
    this.#again = this.#restarting !== undefined
    this.#restarting ??= this.#restartUntilAsked()
    await this.#restarting
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all([...this.#starting, ...this.#ready].map(member => member.leave('stop')))
  }

  async #restartUntilAsked(): Promise<void> {
    do {
      this.#again = false
      await this.#replaceEach()
    } while (this.#again && !this.#stopped)
    this.#restarting = undefined
  }

  async #replaceEach(): Promise<void> {
    const { log, count } = this.#options
    for (const old of [...this.#ready]) {
      if (this.#stopped) return
      // Ended meanwhile, and was replaced for that.
      if (!this.#ready.has(old)) continue
      const trouble = await this.#hire().then(({ missing }) => describe(missing), String)
      if (this.#stopped) return
      if (trouble) {
        log.error({ trouble }, 'the restart was given up: the new worker cannot answer; the old ones go on')
        // It may listen all the same, and is then one too many.
        await Promise.all([...this.#ready].slice(count).map(extra => extra.leave('stop')))
        return
      }
      await old.leave('retire')
    }
    log.info({ workers: this.#ready.size }, 'all workers were restarted')
  }

  /** Starts a worker and waits until it can answer. */
  async #hire(): Promise<Ready> {
    const { log, readyMs = 60_000, graceMs = 20_000 } = this.#options
    const member = forkMember({ readyMs, graceMs, metrics: () => this.#tally.text() })
    const { pid } = member
    this.#starting.add(member)
    try {
      const said = await member.ready
      this.#ready.add(member)
      void this.#watch(member)
      if (Object.keys(said.missing).length === 0) log.info({ pid, workers: this.#ready.size }, 'worker ready')
      else log.warn({ pid, missing: said.missing }, 'worker ready, but not what it depends on')
      return said
    } catch (error) {
      throw new Error(`worker ${pid} ${(error as Error).message}`)
    } finally {
      this.#starting.delete(member)
    }
  }

  async #watch(member: Member): Promise<void> {
    const from = performance.now()
    const watchdog = setInterval(() => void this.#checkAlive(member), this.#hangMs)
    const how = await member.ended
    clearInterval(watchdog)
    this.#ready.delete(member)
    this.#tally.keep(member.lastReport())
    this.#ends.inc({ asked: String(member.leaving()) })
    if (member.leaving()) return
    this.#failures = performance.now() - from < YOUNG_MS ? this.#failures + 1 : 1
    this.#options.log.error({ pid: member.pid, how }, 'a worker ended; another one takes its place')
    await this.#replace()
  }

  async #checkAlive(member: Member): Promise<void> {
    if ((await member.report(this.#hangMs)) || !this.#ready.has(member) || member.leaving()) return
    this.#options.log.error({ pid: member.pid }, 'a worker hangs and is killed')
    member.kill()
  }

  async #replace(): Promise<void> {
    const { log } = this.#options
    while (!this.#stopped) {
      await this.#backOff()
      if (this.#stopped) return
      try {
        await this.#hire()
        return
      } catch (error) {
        if (this.#stopped) return
        this.#failures += 1
        const reason = (error as Error).message
        log.error({ reason, failures: this.#failures }, 'a worker did not start; it will be tried again')
        if (this.#ready.size === 0 && this.#failures > MAX_FAILURES)
          this.#failed.resolve(`no worker runs, and ${this.#failures} failed in a row, the last like this: ${reason}`)
      }
    }
  }

  /** The first failure is none of the start's: its worker is replaced at once. */
  async #backOff(): Promise<void> {
    if (this.#failures < 2) return
    const { backoffMs = 1_000 } = this.#options
    const wait = Math.min(backoffMs * 2 ** (this.#failures - 2), MAX_BACKOFF_MS)
    await delay(wait, undefined, { signal: this.#stopping.signal }).catch(() => {})
  }

  get #hangMs(): number {
    return this.#options.hangMs ?? 30_000
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted
  }
}

const describe = (missing: Record<string, string>) =>
  Object.entries(missing)
    .map(([name, state]) => `${name}: ${state}`)
    .join(', ')
