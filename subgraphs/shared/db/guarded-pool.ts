import pg from 'pg'
import type { Breaker } from '../breakers.ts'

export type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (error?: unknown) => void,
) => void

/**
 * A pool whose connections are asked for through a circuit breaker: when none can be had, new work fails at once instead of
 * waiting for it in turn. Statements on connections that are there do not pass through it.
 */
export class GuardedPool extends pg.Pool {
  #breaker: Breaker | undefined

  constructor(config: pg.PoolConfig, breaker?: Breaker) {
    super(config)
    this.#breaker = breaker
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    const breaker = this.#breaker
    if (!callback) return breaker ? breaker.run(() => super.connect()) : super.connect()
    if (!breaker) return void super.connect(callback)
    if (breaker.trusts) return void super.connect(noting(breaker, callback))
    breaker
      .run(() => super.connect())
      .then(
        client => callback(undefined, client, error => client.release(error as Error)),
        error => callback(error, undefined, () => {}),
      )
    return undefined
  }
}

/** As long as all goes well a statement costs no promise more. */
function noting(breaker: Breaker, callback: Connected): Connected {
  return (error, client, release) => {
    if (error) void breaker.run(() => Promise.reject(error)).catch(() => {})
    callback(error, client, release)
  }
}
