import { type Counter, Registry } from 'prom-client'
import { Backoff } from './backoff.ts'
import { forkMember, type Member, setUpWorkers, type WorkerProgram } from './member.ts'
import type { Ready } from './messages.ts'
import { Rollout } from './rollout.ts'
import { crewMetrics, type Tally, tallyOf } from './tally.ts'

export interface CrewOptions extends WorkerProgram {
  count: number
  /** What the workers serve, for those that ask their primary. */
  supergraph?: string
  log: Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>
  /** Before the second replacement of workers that do not live; doubled each time up to 30 s. Default 1000. */
  backoffMs?: number
  /** How long a worker may take to start, or to load another supergraph. Default 60,000. */
  readyMs?: number
  /** How long it may take to leave before it is killed: it drains for ten seconds. Default 20,000. */
  graceMs?: number
  /** One that answers nothing for so long is killed: connections that it was given wait for it. Default 30,000. */
  hangMs?: number
}

const READY_MS = 60_000
/** Starts that fail in a row, while no worker is left. */
const MAX_FAILURES = 5

/** The workers of one primary, on one port. */
export class Crew {
  readonly options: CrewOptions
  readonly #ready = new Set<Member>()
  readonly #starting = new Set<Member>()
  readonly #stopping = new AbortController()
  readonly #failed = Promise.withResolvers<string>()
  readonly #tally: Tally
  readonly #ends: Counter<'asked'>
  readonly #rollout: Rollout
  readonly #backoff: Backoff
  #turn: Promise<unknown> = Promise.resolve()
  #restarting: Promise<void> | undefined
  #again = false

  constructor(options: CrewOptions) {
    this.options = options
    const { readyMs = READY_MS, backoffMs = 1_000, supergraph, log } = options
    this.#backoff = new Backoff(backoffMs)
    this.#rollout = new Rollout({ first: supergraph, timeoutMs: readyMs, log })
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
  start(): Promise<Ready> {
    return this.#inTurn(async () => {
      try {
        // One alone at first: what is wrong with the settings is then said once, and what is made at a first start made once.
        const first = await this.#hire()
        await Promise.all(Array.from({ length: this.options.count - 1 }, () => this.#hire()))
        return first
      } catch (error) {
        await this.stop()
        throw error
      }
    })
  }

  /**
   * Replaces the workers one at a time, each when its successor answers. Gives up, and says so, when that one does not:
   * the others go on.
   */
  async restart(): Promise<void> {
    this.#again = this.#restarting !== undefined
    this.#restarting ??= this.#inTurn(() => this.#restartUntilAsked())
    await this.#restarting
  }

  /** Has all workers serve another supergraph. Rejects when it is refused; all then keep theirs. */
  swap(supergraph: string): Promise<void> {
    return this.#inTurn(() => this.#rollout.to(supergraph, () => [...this.#ready]))
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all([...this.#starting, ...this.#ready].map(member => member.leave('stop')))
  }

  /** A start, a restart and a new supergraph would be in each other's way. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => {})
    return done
  }

  async #restartUntilAsked(): Promise<void> {
    do {
      this.#again = false
      await this.#replaceEach()
    } while (this.#again && !this.#stopped)
    this.#restarting = undefined
  }

  async #replaceEach(): Promise<void> {
    const { log, count } = this.options
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
    const { log, readyMs = READY_MS, graceMs = 20_000 } = this.options
    const supergraph = () => this.#rollout.served
    const member = forkMember({ readyMs, graceMs, metrics: () => this.#tally.text(), supergraph })
    const { pid } = member
    this.#starting.add(member)
    try {
      const said = await member.ready
      while (this.#rollout.isBehind(member)) await this.#rollout.catchUp(member)
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
    this.#backoff.ended(performance.now() - from)
    this.options.log.error({ pid: member.pid, how }, 'a worker ended; another one takes its place')
    await this.#replace()
  }

  async #checkAlive(member: Member): Promise<void> {
    if ((await member.report(this.#hangMs)) || !this.#ready.has(member) || member.leaving()) return
    this.options.log.error({ pid: member.pid }, 'a worker hangs and is killed')
    member.kill()
  }

  async #replace(): Promise<void> {
    const { log } = this.options
    while (!this.#stopped) {
      await this.#backoff.wait(this.#stopping.signal)
      if (this.#stopped) return
      try {
        await this.#hire()
        return
      } catch (error) {
        if (this.#stopped) return
        this.#backoff.failed()
        const [{ failures }, reason] = [this.#backoff, (error as Error).message]
        log.error({ reason, failures }, 'a worker did not start; it will be tried again')
        if (this.#ready.size === 0 && failures > MAX_FAILURES)
          this.#failed.resolve(`no worker runs, and ${failures} failed in a row, the last like this: ${reason}`)
      }
    }
  }

  get #hangMs(): number {
    return this.options.hangMs ?? 30_000
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted
  }
}

const describe = (missing: Record<string, string>) =>
  Object.entries(missing)
    .map(([name, state]) => `${name}: ${state}`)
    .join(', ')
