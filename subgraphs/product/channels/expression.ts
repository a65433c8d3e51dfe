import jsonata from 'jsonata'
import { isSafePattern, type Mapping } from './config.ts'

/** Longer values are not handed to expressions' regular expressions: even a linear one has a price. */
const MAX_MATCHED = 10_000
/** Milliseconds, depth of calls, items of a list. */
const LIMITS = { timeout: 100, stack: 100, sequence: 10_000 }

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

export type Read = (record: Record<string, unknown>) => Promise<unknown> | unknown

/** Compiles a mapping. Throws with the place in the expression if it is not JSONata. */
export function compileMapping(mapping: Mapping): Read {
  if (typeof mapping === 'object') return 'from' in mapping ? record => record[mapping.from] : () => mapping.const
  const expression = jsonata(mapping, { ...LIMITS, RegexEngine: BoundedRegExp } as never)
  for (const name of ['eval', 'millis', 'now', 'random']) {
    expression.registerFunction(name, () => {
      throw new Error(`$${name} is not available here`)
    })
  }
  return record => expression.evaluate(record)
}
