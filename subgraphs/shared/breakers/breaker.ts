import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel'

/** What an operator wants of a breaker: nothing, no calls at all, or all calls whatever comes of them. */
export const OVERRIDES = ['AUTO', 'OPEN', 'CLOSED'] as const
export type Override = (typeof OVERRIDES)[number]
export type BreakerState = 'CLOSED' | 'HALF_OPEN' | 'OPEN'

export interface BreakerOptions {
  /** How many failures in a row open it. Default 5. */
  failures?: number
  /** How long it stays open before one call is tried. Default 5000. */
  openMs?: number
  /** Whether calls wait for what comes of that one; else they are refused until it is known. Default true. */
  waitsForTrial?: boolean
  /** Of which errors the dependency is the reason. Default: of all. */
  isFailure?(error: unknown): boolean
  /** Which answers are failures, too. Default: none. */
  isFailedAnswer?(answer: unknown): boolean
}

/** A call that was not made, because its dependency is taken to be down. Certainly nothing happened there. */
export class BreakerOpenError extends Error {
  override name = 'BreakerOpenError'
}

/** Protects one dependency, and whoever waits for it, from calls that will fail. */
export class Breaker {
  readonly name: string
  changedAt = new Date()
  #isFailure: (error: unknown) => boolean
  #isFailedAnswer: (answer: unknown) => boolean
  #waitsForTrial: boolean
  #policy
  #override: Override = 'AUTO'
  /** False as long as every call went well: such calls go straight through, without the policy. */
  #watched = false
  #onChange: (breaker: Breaker) => void

  constructor(name: string, options: BreakerOptions, onChange: (breaker: Breaker) => void) {
    const { failures = 5, openMs = 5_000, isFailure = () => true, isFailedAnswer = () => false } = options
    this.name = name
    this.#waitsForTrial = options.waitsForTrial ?? true
    this.#isFailure = isFailure
    this.#isFailedAnswer = isFailedAnswer
    this.#onChange = onChange
    this.#policy = circuitBreaker(handleWhen(isFailure).orWhenResult(isFailedAnswer), {
      breaker: new ConsecutiveBreaker(failures),
      halfOpenAfter: openMs,
    })
    this.#policy.onStateChange(() => this.#changed())
  }

  get override(): Override {
    return this.#override
  }

  get state(): BreakerState {
    if (this.#override !== 'AUTO') return this.#override
    const { state } = this.#policy
    if (state === CircuitState.Closed) return 'CLOSED'
    return state === CircuitState.HalfOpen ? 'HALF_OPEN' : 'OPEN'
  }

  set(override: Override): void {
    if (override === this.#override) return
    this.#override = override
    this.#changed()
  }

  /** Whether the next call is made without a look at those before: all went well, or operators want it made. */
  get trusts(): boolean {
    return this.#override === 'CLOSED' || (this.#override === 'AUTO' && !this.#watched)
  }

  /** Makes the call, or throws BreakerOpenError without making it. */
  run<T>(call: () => Promise<T>): Promise<T> {
    if (this.#override === 'CLOSED') return call()
    if (this.#override === 'OPEN') return Promise.reject(this.#refusal())
    return this.#watched ? this.#watch(call) : this.#trust(call)
  }

  async #trust<T>(call: () => Promise<T>): Promise<T> {
    let answer: T
    try {
      answer = await call()
    } catch (error) {
      if (this.#isFailure(error)) await this.#note(Promise.reject(error))
      throw error
    }
    if (this.#isFailedAnswer(answer)) await this.#note(Promise.resolve(answer))
    return answer
  }

  async #note(failure: Promise<unknown>): Promise<void> {
    this.#watched = true
    failure.catch(() => {})
    await this.#policy.execute(() => failure).catch(() => {})
  }

  async #watch<T>(call: () => Promise<T>): Promise<T> {
    if (!this.#waitsForTrial && this.#policy.state === CircuitState.HalfOpen) throw this.#refusal()
    try {
      const answer = await this.#policy.execute(call)
      if (!this.#isFailedAnswer(answer) && this.#policy.state === CircuitState.Closed) this.#watched = false
      return answer
    } catch (error) {
      throw isBrokenCircuitError(error) ? this.#refusal() : error
    }
  }

  #refusal(): BreakerOpenError {
    return new BreakerOpenError(`${this.name} is taken to be down: the call was not made`)
  }

  #changed(): void {
    this.changedAt = new Date()
    this.#onChange(this)
  }
}
