import type { Item } from './items.ts'
import type { Represent } from './represent.ts'

/** The objects that a fetch is about, and what it asks for: each thing once, however many objects stand for it. */
export interface Targets {
  items: readonly Item[]
  /** Per item, which of the representations is its own; -1 for an item that the fetch is not about. */
  places: readonly number[]
  /** Their JSON, and as they are. */
  texts: readonly string[]
  values: readonly Item[]
}

export function targetsOf(items: readonly Item[], represent: Represent): Targets {
  const seen = new Map<string, number>()
  const values: Item[] = []
  const places = items.map(item => {
    const value = represent(item)
    if (value === null) return -1
    const text = JSON.stringify(value)
    const known = seen.get(text)
    if (known !== undefined) return known
    seen.set(text, values.length)
    values.push(value)
    return values.length - 1
  })
  return { items, places, texts: [...seen.keys()], values }
}
