import type { Slot } from './expression.ts'
import { type Collected, NOTHING, type Retriever, type Scope } from './retrieve.ts'

/** How many hits are scored. */
export const SCORED = 500
const ENOUGH = 50
const PAIRED = 5

const anyOf = (terms: readonly string[]) => `(${terms.join(' OR ')})`

/**
 * Products that have most of the words, when few or none have all. Looked for by the rarest words, which tell most: one
 * of them is enough; of more frequent ones two; and only if nothing is found so, one of those.
 */
export function collectMost(
  retriever: Retriever,
  slots: readonly Slot[],
  frequencies: readonly number[],
  scope: Scope,
): Collected {
  const known = slots
    .map(({ match }, at) => ({ match, frequency: frequencies[at]! }))
    .filter(({ frequency }) => frequency > 0)
    .sort((a, b) => a.frequency - b.frequency)
  const sums = known.map((_, at) => known.slice(0, at + 1).reduce((sum, { frequency }) => sum + frequency, 0))
  const rare = known.filter((_, at) => sums[at]! <= SCORED).map(({ match }) => match)
  const others = known.slice(rare.length).map(({ match }) => match)
  const pairs = others
    .slice(0, PAIRED)
    .flatMap((one, at) => others.slice(at + 1, PAIRED).map(other => `(${one} AND ${other})`))
  let found = rare.length > 0 ? retriever.collect(anyOf(rare), scope, SCORED) : NOTHING
  if (found.ns.length < ENOUGH && pairs.length > 0) found = retriever.collect(anyOf([...rare, ...pairs]), scope, SCORED)
  if (found.ns.length === 0 && others.length > 0) found = retriever.collect(anyOf(others), scope, SCORED)
  return found
}
