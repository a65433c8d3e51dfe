import { withRepresentations } from '../general/ask.ts'
import type { AskedEntities, ByteSource, Fetch } from '../types.ts'
import { answerOf, type EntityList, entityList } from './entity-list.ts'

/** A fetch of entities that waits for others to join it. */
export interface Asking<Context> {
  fetch: Fetch
  body: string
  context: Context
  signal: AbortSignal | undefined
  entities: AskedEntities
  resolve(answer: Promise<Uint8Array>): void
}

export interface BatchRules {
  /** How long those who share a fetch wait for it before each asks by itself. */
  patienceMs: number
  /** Called when a shared fetch is sent, and again when its answer helps nobody. */
  count(asked: number, sent: number): void
}

/** Sends what was asked by itself; what was asked with others, together with them. */
export function sendBatch<Context>(
  source: ByteSource<Context>,
  askings: readonly [Asking<Context>, ...Asking<Context>[]],
  { patienceMs, count }: BatchRules,
): void {
  const [first] = askings
  count(askings.length, 1)
  if (askings.length === 1) {
    first.resolve(sendAlone(source, first))
    return
  }
  const { representations, places } = merge(askings)
  const together = sendMerged(source, first, representations, patienceMs).then(list => {
    if (!list) count(0, askings.length)
    return list
  })
  for (const [index, asking] of askings.entries()) {
    asking.resolve(together.then(list => (list ? answerOf(list, places[index]!) : sendAlone(source, asking))))
  }
}

function sendAlone<Context>(
  source: ByteSource<Context>,
  { fetch, body, context, signal, entities }: Asking<Context>,
): Promise<Uint8Array> {
  return source.send(fetch, body, context, signal, entities)
}

/** Each representation once, and where those of each asking are. */
function merge(askings: readonly Asking<unknown>[]): { representations: string[]; places: number[][] } {
  const byText = new Map<string, number>()
  const representations: string[] = []
  const places = askings.map(({ entities }) =>
    entities.representations.map(text => {
      const known = byText.get(text)
      if (known !== undefined) return known
      const place = representations.push(text) - 1
      byText.set(text, place)
      return place
    }),
  )
  return { representations, places }
}

/** Null when the answer is anything but the entities, or does not come soon. It is nobody's in particular: none stops it. */
async function sendMerged<Context>(
  source: ByteSource<Context>,
  { fetch, context, entities: { head } }: Asking<Context>,
  representations: readonly string[],
  patienceMs: number,
): Promise<EntityList | null> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), patienceMs)
  const body = withRepresentations(head, representations.join(','))
  try {
    const answer = await source.send(fetch, body, context, late.signal, { head, representations })
    return entityList(answer, representations.length)
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
