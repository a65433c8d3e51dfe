/**
 * Compares what ought to be with what is, item by item, in flat memory: database rows with index entries, our payments
 * with a provider's file, cleared entries with payouts.
 *
 * expectation   an item of the side that decides
 * match         the item of the other side with the same key, in which nothing differs
 * exception     an expectation without a match, an item nobody expected, or two that differ
 */
export interface Item<T> {
  key: string
  value: T
  /** Still under way: not compared now, because it is going to change by itself. */
  open?: boolean
}

/** One side. Both look-ups are of the present; what changes meanwhile is looked at again. */
export interface Side<T> {
  /** All items, page by page, in any order. */
  pages(): AsyncIterable<readonly Item<T>[]>
  /** The items with these keys; those that are not there are missing. */
  find(keys: readonly string[]): Promise<readonly Item<T>[]>
}

export type ExceptionKind = 'MISSING' | 'UNEXPECTED' | 'MISMATCHED'

export interface Exception<E = unknown, A = unknown> {
  key: string
  kind: ExceptionKind
  expected: E | null
  actual: A | null
  /** What differs; empty when one side is missing. */
  fields: string[]
}

export interface Comparison<E, A> {
  expected: Side<E>
  actual: Side<A>
  /** The names of what differs between an expectation and its counterpart. */
  differences(expected: E, actual: A): string[]
}

export interface Compared<E, A> {
  /** How many items were compared, of either side; those under way not counted. */
  compared: number
  matched: number
  exceptions: Exception<E, A>[]
}

/** How often two items must differ in a row: between two looks at a moving side one alone would see differences. */
const LOOKS = 3

/** Compares both sides once, page by page; the caller decides what becomes of the exceptions of each page. */
export async function* compare<E, A>(comparison: Comparison<E, A>): AsyncGenerator<Compared<E, A>> {
  const { expected, actual } = comparison
  for await (const page of expected.pages()) {
    yield await judge(
      comparison,
      page.map(item => item.key),
      page,
    )
  }
  // The first pass has seen every expectation: what is left are items that nobody expected.
  for await (const page of actual.pages()) {
    const known = new Set((await expected.find(page.map(item => item.key))).map(item => item.key))
    const strange = page.filter(item => !known.has(item.key)).map(item => item.key)
    if (strange.length > 0) yield await judge(comparison, strange)
  }
}

async function judge<E, A>(
  comparison: Comparison<E, A>,
  keys: readonly string[],
  first?: readonly Item<E>[],
): Promise<Compared<E, A>> {
  let suspects = keys
  let exceptions: Exception<E, A>[] = []
  let compared = 0
  for (let look = 1; look <= LOOKS && suspects.length > 0; look += 1) {
    const expected = look === 1 && first ? first : await comparison.expected.find(suspects)
    const actual = await comparison.actual.find(suspects)
    const judged = judgeOnce(comparison, suspects, expected, actual)
    if (look === 1) compared = judged.compared
    exceptions = judged.exceptions
    suspects = exceptions.map(exception => exception.key)
  }
  return { compared, matched: compared - exceptions.length, exceptions }
}

function judgeOnce<E, A>(
  { differences }: Comparison<E, A>,
  keys: readonly string[],
  expected: readonly Item<E>[],
  actual: readonly Item<A>[],
): { compared: number; exceptions: Exception<E, A>[] } {
  const ours = new Map(expected.map(item => [item.key, item]))
  const theirs = new Map(actual.map(item => [item.key, item]))
  let compared = 0
  const exceptions: Exception<E, A>[] = []
  for (const key of keys) {
    const [one, other] = [ours.get(key), theirs.get(key)]
    if (one?.open || other?.open || (!one && !other)) continue
    compared += 1
    const sides = { key, expected: one?.value ?? null, actual: other?.value ?? null }
    const fields = one && other ? differences(one.value, other.value) : []
    if (!other) exceptions.push({ ...sides, kind: 'MISSING', fields })
    else if (!one) exceptions.push({ ...sides, kind: 'UNEXPECTED', fields })
    else if (fields.length > 0) exceptions.push({ ...sides, kind: 'MISMATCHED', fields })
  }
  return { compared, exceptions }
}
