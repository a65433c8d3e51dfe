import { toBytes } from '../plan/bytes.ts'
import type { Source } from '../types.ts'
import type { Item } from './items.ts'
import type { Namer, Naming } from './naming.ts'

/** The objects that a fetch is about, and what it asks for: each thing once, however many objects stand for it. */
export class Targets {
  readonly items: readonly Item[]
  /** Per item, which of the representations is its own; -1 for an item that the fetch is not about. */
  readonly places: readonly number[]
  /** The representations, as the source wants them: JSON in bytes, or values. */
  readonly texts: string[] = []
  readonly values: Item[] = []
  #kind: Source<never>['kind']
  #firsts = new Map<string | number, { item: Item; naming: Naming; place: number }>()
  #texts = new Map<string, number>()

  constructor(items: readonly Item[], namer: Namer, kind: Source<never>['kind']) {
    this.#kind = kind
    this.items = items
    this.places = items.map(item => this.#placeOf(item, namer))
  }

  /** How many things are asked for. */
  get count(): number {
    return this.texts.length + this.values.length
  }

  #placeOf(item: Item, namer: Namer): number {
    const naming = namer.of(item)
    if (naming === 'none') return -1
    if (naming === 'other') {
      const value = namer.represent(item)
      return value === null ? -1 : this.#byText(toBytes(JSON.stringify(value)), () => value)
    }
    return naming.isWhole(item) ? this.#byFirst(item, naming) : -1
  }

  /** Objects that differ mostly do so in the first value of their name, which is known without writing it all. */
  #byFirst(item: Item, naming: Naming): number {
    const first = naming.first(item)
    const known = isKey(first) ? this.#firsts.get(first) : undefined
    if (known?.naming === naming && naming.isSame(item, known.item)) return known.place
    if (known || !isKey(first)) return this.#byText(naming.text(item), () => naming.value(item))
    const isText = this.#kind === 'bytes'
    const place = isText ? this.#addText(naming.text(item)) : this.#addValue(naming.value(item))
    this.#firsts.set(first, { item, naming, place })
    return place
  }

  #byText(text: string, value: () => Item): number {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    const place = this.#kind === 'bytes' ? this.#addText(text) : this.#addValue(value())
    this.#texts.set(text, place)
    return place
  }

  #addText(text: string): number {
    return this.texts.push(text) - 1
  }

  #addValue(value: Item): number {
    return this.values.push(value) - 1
  }
}

function isKey(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
