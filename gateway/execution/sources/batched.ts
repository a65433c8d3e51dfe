import type { ByteSource, Fetch } from '../types.ts'
import { type Asking, sendBatch } from './batch.ts'
import type { Trial } from './trial.ts'

export interface BatchingOptions<Context> {
  /** Who may see the same; null for one who shares with nobody. */
  audienceOf(fetch: Fetch, context: Context): string | null
  /** How long a shared fetch may take. What needs longer is asked again, by each for itself. */
  patienceMs: number
  trial: Trial
  /** Representations of one batch; of one fetch at most a quarter of that. Default 200. */
  maxRepresentations?: number
}

/** A batch that can still be joined. */
interface Gathering<Context> {
  askings: [Asking<Context>, ...Asking<Context>[]]
  representations: number
}

/**
 * A subgraph answers a batch in one go: it must not be long. And of a fetch of more than a quarter of that the entities
 * take longer to be told apart than a fetch does.
 */
const MAX_REPRESENTATIONS = 200

/**
 * Asks for entities together that several requests ask for in the same turn of the event loop, each entity once. They
 * have to ask for the same fields and to be of one audience. Only a whole answer without errors is shared: after any other
 * each asks for itself, so that what it gets and reports is its own.
 */
export function batched<Context>(
  source: ByteSource<Context>,
  { audienceOf, patienceMs, trial, maxRepresentations = MAX_REPRESENTATIONS }: BatchingOptions<Context>,
): ByteSource<Context> {
  const gatherings = new Map<string, Gathering<Context>>()
  const rules = { patienceMs, count: (asked: number, sent: number) => trial.count(asked, sent) }

  const join = (key: string, asking: Asking<Context>, count: number): void => {
    const known = gatherings.get(key)
    if (known && known.representations + count <= maxRepresentations) {
      known.askings.push(asking)
      known.representations += count
      return
    }
    const begun: Gathering<Context> = { askings: [asking], representations: count }
    gatherings.set(key, begun)
    setImmediate(() => {
      if (gatherings.get(key) === begun) gatherings.delete(key)
      sendBatch(source, begun.askings, rules)
    })
  }

  return {
    ...source,
    send: (fetch, body, context, signal, entities) => {
      const count = entities?.representations.length ?? 0
      const fits = fetch.kind === 'query' && count <= maxRepresentations / 4
      const audience = entities && fits ? audienceOf(fetch, context) : null
      if (!entities || audience === null || !trial.tries()) return source.send(fetch, body, context, signal, entities)
      return new Promise(resolve => {
        join(`${audience}\n${entities.head}`, { fetch, body, context, signal, entities, resolve }, count)
      })
    },
  }
}
