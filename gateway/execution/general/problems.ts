import type { EngineError, Path } from '../types.ts'
import type { Item } from './items.ts'

interface Failure {
  error: EngineError
  /** Those that the fetch would have brought; null for any. */
  keys: ReadonlySet<string> | null
}

interface Located {
  /** Below the object. */
  path: Path
  error: EngineError
  placed: boolean
}

/** What went wrong while fetching, kept at the objects it concerns: their paths are only known when all is there. */
export class Problems {
  #failures = new Map<Item, Failure[]>()
  /** What is missing and need not be there: an entity that its subgraph does not know. */
  #unknown = new Map<Item, (ReadonlySet<string> | null)[]>()
  #located = new Map<Item, Located[]>()
  #loose: EngineError[] = []
  /** Errors of failures that show nowhere yet. */
  #unseen = new Set<EngineError>()
  #reports: Located[] = []

  get none(): boolean {
    return this.#failures.size === 0 && this.#located.size === 0 && this.#loose.length === 0
  }

  /** Fields of these objects are missing because of this error. */
  failed(items: Iterable<Item>, error: EngineError, keys: ReadonlySet<string> | null): void {
    let any = false
    for (const item of items) {
      push(this.#failures, item, { error, keys })
      any = true
    }
    if (any) this.#unseen.add(error)
    else this.#loose.push(error)
  }

  /** These fields of an object are not there, and that is no mistake. */
  unknown(item: Item, keys: ReadonlySet<string> | null): void {
    push(this.#unknown, item, keys)
  }

  /** Whether something of an object is missing for a reason that is known. */
  has(item: Item): boolean {
    return this.#unknown.has(item) || this.#failures.has(item) || this.#located.has(item)
  }

  /** Why something of these keys could not be had, so that what depends on it cannot either. */
  reason(item: Item, required: readonly string[]): EngineError | undefined {
    return this.#failures.get(item)?.find(({ keys }) => keys === null || required.some(key => keys.has(key)))?.error
  }

  isUnknown(item: Item, key: string): boolean {
    return this.#unknown.get(item)?.some(keys => keys === null || keys.has(key)) ?? false
  }

  /** A subgraph reported an error at a place below these objects. */
  reported(items: Iterable<Item>, path: Path, error: EngineError): void {
    let any = false
    for (const item of items) {
      const located = { path, error, placed: false }
      push(this.#located, item, located)
      this.#reports.push(located)
      any = true
    }
    if (!any) this.#loose.push(error)
  }

  /** The errors reported below an object that is found at `path`. */
  below(item: Item, path: Path): readonly EngineError[] {
    const reported = this.#located.size > 0 ? this.#located.get(item) : undefined
    if (!reported) return NONE
    return reported.map(located => {
      located.placed = true
      return { ...located.error, path: [...path, ...located.path] }
    })
  }

  /** Why a field of an object is missing that is found at `path`; undefined when no fetch failed for it. */
  missing(item: Item, key: string, path: Path): EngineError | undefined {
    const error = this.#failures.get(item)?.find(({ keys }) => keys === null || keys.has(key))?.error
    if (!error) return undefined
    this.#unseen.delete(error)
    return { ...error, path: [...path] }
  }

  /** What did not show in the answer: the place was nulled by something else, or is the subgraph's own business. */
  rest(): EngineError[] {
    const located = this.#reports.filter(({ placed }) => !placed).map(({ error }) => error)
    return [...this.#loose, ...this.#unseen, ...new Set(located)]
  }
}

const NONE: readonly EngineError[] = []

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
