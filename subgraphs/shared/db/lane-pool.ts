import type pg from 'pg'
import type { Breaker } from '../breakers.ts'
import { currentLane } from '../lanes/current.ts'
import { type Connected, GuardedPool } from './guarded-pool.ts'

/**
 * One pool in two parts: one that only the core lane takes connections from, one for all. However many others hold or
 * wait for a connection, the core lane has its own; while there is no rush it uses both.
 */
export class LanePool extends GuardedPool {
  #core: pg.Pool

  /**
   * `max` connections in all, at least two; half of them are the core lane's. Each part has its own breaker: that others
   * get no connection any more says nothing of the core's.
   */
  constructor({ max = 10, ...config }: pg.PoolConfig, breaker?: Breaker, coreBreaker?: Breaker) {
    const own = Math.floor(max / 2)
    super({ ...config, max: max - own }, breaker)
    this.#core = new GuardedPool({ ...config, max: own }, coreBreaker)
    this.#core.on('error', (error, client) => this.emit('error', error, client))
    this.#core.on('connect', client => this.emit('connect', client))
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    const pool = currentLane() === 'core' && (isFree(this.#core) || !isFree(this)) ? this.#core : null
    if (callback) return void (pool ? pool.connect(callback) : super.connect(callback))
    return pool ? pool.connect() : super.connect()
  }

  override end(): Promise<void>
  override end(callback: () => void): void
  override end(callback?: () => void): Promise<void> | undefined {
    const ended = Promise.all([super.end(), this.#core.end()]).then(() => undefined)
    if (!callback) return ended
    void ended.then(callback)
    return undefined
  }
}

function isFree({ idleCount, totalCount, waitingCount, options }: pg.Pool): boolean {
  return totalCount - idleCount + waitingCount < options.max
}
