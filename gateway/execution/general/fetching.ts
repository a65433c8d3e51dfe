import type { Step } from '../plan/steps.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import type { EngineError, Source } from '../types.ts'
import { type Asking, ask, MalformedAnswer, parseAnswer, type Recipient } from './ask.ts'
import type { Identity } from './identity.ts'
import { type Item, own } from './items.ts'
import { Namer } from './naming.ts'
import type { Problems } from './problems.ts'
import { mustConcern, requiredKeys } from './represent.ts'
import { type Receivers, take } from './take.ts'
import { Targets } from './targets.ts'

/** What the splicing executor had fetched when it met something that it does not handle. */
export interface Fetched {
  /** The answer as it came, or why there is none. */
  outcome: { bytes: Uint8Array } | { error: unknown }
  /** For a fetch of entities: per object at the fetch's path, its entity in the answer, -1 for none. */
  places: readonly number[] | null
  /** How many entities were asked for. */
  asked: number
}

export interface Run<Context> extends Asking<Context> {
  /** The answers, merged. */
  data: Item
  problems: Problems
  /** By the id of the step. */
  fetched: readonly (Fetched | undefined)[] | undefined
}

/** One step of a plan, over the objects at its path. */
export class Fetching<Context> {
  #supergraph: Supergraph
  #source: Source<Context>
  #step: Step
  /** Null for a fetch at the root. */
  #namer: Namer | null
  #identity: Identity

  constructor(supergraph: Supergraph, source: Source<Context>, step: Step, identity: Identity) {
    this.#identity = identity
    this.#supergraph = supergraph
    this.#source = source
    this.#step = step
    this.#namer = step.requires && new Namer(supergraph, step)
  }

  async fetch(items: readonly Item[], run: Run<Context>, to: Recipient<Context> = this.#source): Promise<void> {
    try {
      const targets = this.#namer && new Targets(items, this.#namer, this.#source.kind)
      if (targets) this.#reportNameless(targets, run.problems)
      if (targets?.count === 0) return
      const answer = await ask(to, this.#step, run, targets)
      const receivers = { items, places: targets?.places ?? null, asked: targets?.count ?? 0 }
      take(this.#supergraph, this.#step, answer, receivers, run.problems)
    } catch (error) {
      this.#failed(items, error, run.problems)
    }
  }

  /** The same with an answer, or the lack of one, that is known. */
  takeFetched({ outcome, places, asked }: Fetched, items: readonly Item[], { problems }: Run<Context>): void {
    try {
      if ('error' in outcome) throw outcome.error
      const receivers: Receivers = { items, places: this.#namer && places, asked }
      for (const [index, item] of items.entries()) {
        if (receivers.places?.[index] === -1) problems.unknown(item, this.#step.keys)
      }
      take(this.#supergraph, this.#step, parseAnswer(outcome.bytes), receivers, problems)
    } catch (error) {
      this.#failed(items, error, problems)
    }
  }

  /** An object that the step is about and that cannot be named to its subgraph: whoever brought it left out the key. */
  #reportNameless({ items, places }: Targets, problems: Problems): void {
    for (let index = 0; index < items.length; index++) {
      if (places[index] !== -1) continue
      const item = items[index] as Item
      const { keys } = this.#step
      const mustBeNamed = mustConcern(this.#supergraph, this.#step, own(item, '__typename'))
      const reason = mustBeNamed ? problems.reason(item, requiredKeys(this.#step)) : undefined
      if (reason) problems.failed([item], reason, keys)
      else if (!mustBeNamed || problems.has(item)) problems.unknown(item, keys)
      else problems.failed([item], this.#identity.incomplete(item), keys)
    }
  }

  /** Objects that the fetch is not about do not miss anything. */
  #failed(items: readonly Item[], cause: unknown, problems: Problems): void {
    const { subgraph: service, keys } = this.#step
    const namer = this.#namer
    const error: EngineError = {
      message: 'A part of the graph did not answer. Try again.',
      extensions: { code: cause instanceof MalformedAnswer ? 'INVALID_SUBGRAPH_ANSWER' : 'UNAVAILABLE', service },
      cause,
    }
    problems.failed(namer ? items.filter(item => namer.isAbout(item)) : items, error, keys)
  }
}
