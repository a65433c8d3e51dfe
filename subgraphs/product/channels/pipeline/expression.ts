import jsonata from 'jsonata'
import { isSafePattern } from '../config/patterns.ts'
import type { Mapping } from '../config/rules.ts'
import { type FeedRecord, valueAt } from '../reader/feed.ts'

/** Longer values are not handed to expressions' regular expressions: even a linear one has a price. */
const MAX_MATCHED = 10_000
/** The most characters of what a mapping answers, and that it may pad a text to. */
export const MAX_RESULT = 100_000
/** Depth of calls, items of a list; the milliseconds are only for what the steps do not catch. */
const LIMITS = { timeout: 5000, stack: 100, sequence: 10_000 }
/**
 * Parts of an expression that one row may evaluate. Not a time: on a busy machine a time runs out for a row that is
 * good, and the next run would answer otherwise. The thread that runs expressions has limits of time and memory.
 */
const MAX_STEPS = 20_000
/** What JSONata calls before it evaluates a part. */
const ON_STEP = Symbol.for('jsonata.__evaluate_entry') as unknown as string

/** An expression of a configuration is data from outside: it may neither run for long nor build further code. */
class BoundedRegExp extends RegExp {
  constructor(pattern: string | RegExp, flags?: string) {
    const text = typeof pattern === 'string' ? pattern : pattern.source
    if (!isSafePattern(text)) throw new Error(`the pattern /${text}/ is refused: it may take too long`)
    super(pattern, flags)
  }

  override exec(text: string): RegExpExecArray | null {
    if (text.length > MAX_MATCHED) throw new Error(`expected at most ${MAX_MATCHED} characters to match against`)
    return super.exec(text)
  }
}

/** Reads a value from a record: at once, or later when an expression computes it. */
export type Read = (record: FeedRecord) => unknown

/** Compiles a mapping. Throws with the place in the expression if it is not JSONata. */
export function compileMapping(mapping: Mapping): Read {
  if (typeof mapping === 'string') return compileExpression(mapping)
  if ('const' in mapping) return () => mapping.const
  const { from } = mapping
  const way = from.split('.')
  // A column may be called `a.b`; else it is the way to a value within the record.
  return record => (Object.hasOwn(record, from) ? record[from] : textAt(record, way))
}

/** Where a feed writes an element now with attributes and now without, `price.#text` is its text either way. */
function textAt(record: FeedRecord, way: readonly string[]): unknown {
  if (way.at(-1) !== '#text') return valueAt(record, way)
  const element = valueAt(record, way.slice(0, -1))
  return typeof element === 'string' ? element : valueAt(element, ['#text'])
}

/** Compiles JSONata without what would make a run differ from the next, and with limits. */
export function compileExpression(text: string): (input: unknown) => Promise<unknown> {
  const expression = jsonata(text, { ...LIMITS, RegexEngine: BoundedRegExp } as never)
  for (const name of ['eval', 'millis', 'now', 'random', 'shuffle']) {
    expression.registerFunction(name, () => {
      throw new Error(`$${name} is not available here`)
    })
  }
  expression.registerFunction('pad', pad, '<s-ns?:s>')
  // Feeds put lists into columns as JSON.
  expression.registerFunction('json', (json: string) => (json === undefined ? json : JSON.parse(json)), '<s-:x>')
  let steps = 0
  expression.assign(ON_STEP, () => {
    steps += 1
    if (steps > MAX_STEPS) throw new Error(`expected at most ${MAX_STEPS} steps`)
  })
  return input => {
    steps = 0
    return expression.evaluate(input)
  }
}

function pad(text: string, width: number, char?: string): string {
  if (Math.abs(width) > MAX_RESULT) throw new Error(`expected at most ${MAX_RESULT} characters to pad to`)
  return width < 0 ? text.padStart(-width, char) : text.padEnd(width, char)
}
