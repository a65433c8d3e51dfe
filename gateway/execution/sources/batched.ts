import type { AskedEntities, ByteSource, Fetch } from '../types.ts'
import { type Asking, sendBatch } from './batch.ts'
import { Passing } from './passing.ts'
import type { Trial } from './trial.ts'

export interface BatchingOptions<Context> {
  /** Who may see the same; null for one who shares with nobody. */
  audienceOf(fetch: Fetch, context: Context): string | null
  /** How long a shared fetch may take. What needs longer is asked again, by each for itself. */
  patienceMs: number
  trial: Trial
  /** Of one batch; of one fetch at most a quarter of that. Default 200. */
  maxRepresentations?: number
  /** The bodies of what one batch is made of, together; one of them at most a quarter of that. Default 256 KiB. */
  maxBytes?: number
}

/** A batch that can still be joined. */
interface Gathering<Context> {
  askings: [Asking<Context>, ...Asking<Context>[]]
  representations: number
  bytes: number
}

/**
 * A subgraph answers a batch in one go: it must not be long. And of a fetch of more than a quarter of that the entities
 * take longer to be told apart than a fetch does.
 */
const MAX_REPRESENTATIONS = 200
const MAX_BYTES = 256 * 1024

/**
 * Asks for entities together that several requests ask for in the same turn of the event loop, each entity once. They
 * have to ask for the same fields and to be of one audience. Only a whole answer without errors is shared: after any other
 * each asks for itself, so that what it gets and reports is its own.
 */
export function batched<Context>(source: ByteSource<Context>, options: BatchingOptions<Context>): ByteSource<Context> {
  const { audienceOf, patienceMs, trial } = options
  const { maxRepresentations = MAX_REPRESENTATIONS, maxBytes = MAX_BYTES } = options
  const gatherings = new Passing<Gathering<Context>>()
  const rules = { patienceMs, count: (asked: number, sent: number) => trial.count(asked, sent) }

  const begin = (key: string, asking: Asking<Context>): Gathering<Context> => {
    const begun: Gathering<Context> = { askings: [asking], representations: 0, bytes: 0 }
    gatherings.set(key, begun)
    setImmediate(() => {
      if (gatherings.get(key) === begun) gatherings.delete(key)
      sendBatch(source, begun.askings, rules)
    })
    return begun
  }

  const join = (key: string, asking: Asking<Context>): void => {
    const count = asking.entities.representations.length
    const bytes = asking.body.length
    let gathering = gatherings.get(key)
    const fits =
      gathering && gathering.representations + count <= maxRepresentations && gathering.bytes + bytes <= maxBytes
    if (gathering && fits) gathering.askings.push(asking)
    else gathering = begin(key, asking)
    gathering.representations += count
    gathering.bytes += bytes
  }

  const isSmall = (body: string, { representations }: AskedEntities) =>
    representations.length <= maxRepresentations / 4 && body.length <= maxBytes / 4

  return {
    ...source,
    send: (fetch, body, context, signal, entities) => {
      const audience = entities && fetch.kind === 'query' && isSmall(body, entities) ? audienceOf(fetch, context) : null
      if (!entities || audience === null || !trial.tries()) return source.send(fetch, body, context, signal, entities)
      return new Promise(resolve => {
        join(`${audience}\n${entities.head}`, { fetch, body, context, signal, entities, resolve })
      })
    },
  }
}
