import type { Member } from './member.ts'

export interface RolloutOptions {
  /** The supergraph that workers start with, where they are given one. */
  first: string | undefined
  /** How long a worker may take to load another one. */
  timeoutMs: number
  log: Record<'error', (fields: object, message: string) => void>
}

/** The supergraph that all workers serve: the primary reads it and hands it to them. */
export class Rollout {
  readonly #options: RolloutOptions
  #served: string | undefined

  constructor(options: RolloutOptions) {
    this.#options = options
    this.#served = options.first
  }

  /** What a new worker starts with. */
  get served(): string | undefined {
    return this.#served
  }

  /**
   * Hands another supergraph to the workers, to one after the other: while one plans, the others answer. The first one's
   * word counts for all: rejects when it refuses, or ends, and then nothing has changed.
   */
  async to(supergraph: string, members: () => Iterable<Member>): Promise<void> {
    const first = [...members()].find(member => !member.leaving())
    if (!first) throw new Error('expected a worker to try it, got none that runs')
    await first.swap(supergraph, this.#options.timeoutMs)
    this.#served = supergraph
    for (const member of members()) {
      if (this.isBehind(member)) await this.catchUp(member).catch(error => this.#lost(member, error))
    }
  }

  /** Whether a worker serves another supergraph than new ones are given. */
  isBehind(member: Member): boolean {
    return member.supergraph() !== this.#served
  }

  /** Hands a worker what the others serve. One that does not take it is ended: answers must not depend on the worker. */
  async catchUp(member: Member): Promise<void> {
    try {
      if (this.#served !== undefined) await member.swap(this.#served, this.#options.timeoutMs)
    } catch (error) {
      member.kill()
      throw error
    }
  }

  #lost({ pid }: Member, { message }: Error): void {
    this.#options.log.error({ pid, reason: message }, 'a worker does not take what the others serve, and is ended')
  }
}
