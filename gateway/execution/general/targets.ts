import { toBytes } from '../plan/bytes.ts'
import type { Source } from '../types.ts'
import type { Item } from './items.ts'
import type { Namer, Naming } from './naming.ts'

/** The objects that a fetch is about, and what it asks for: each thing once, however many objects stand for it. */
export class Targets {
  readonly items: readonly Item[]
  /** Per item, which of the representations is its own; -1 for an item that the fetch is not about. */
  readonly places: readonly number[]
  /** The representations as the source wants them: JSON in bytes, each and all with commas between, or values. */
  texts: string[] = []
  text = ''
  values: Item[] = []
  count = 0
  #kind: Source<never>['kind']
  #firsts = new Map<string | number, { item: Item; naming: Naming; place: number }>()
  #texts = new Map<string, number>()

  constructor(items: readonly Item[], namer: Namer, kind: Source<never>['kind']) {
    this.#kind = kind
    this.items = items
    this.places = items.map(item => this.#placeOf(item, namer))
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
    if (typeof first !== 'string' && typeof first !== 'number') {
      return this.#byText(naming.text(item), () => naming.value(item))
    }
    const known = this.#firsts.get(first)
    if (known === undefined) {
      const place = this.#kind === 'bytes' ? this.#addText(naming.text(item)) : this.#addValue(naming.value(item))
      this.#firsts.set(first, { item, naming, place })
      return place
    }
    if (known.naming === naming && naming.isSame(item, known.item)) return known.place
    return this.#byText(naming.text(item), () => naming.value(item))
  }

  #byText(text: string, value: () => Item): number {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    const place = this.#kind === 'bytes' ? this.#addText(text) : this.#addValue(value())
    this.#texts.set(text, place)
    return place
  }

  #addText(text: string): number {
    this.texts.push(text)
    this.text += this.count === 0 ? text : `,${text}`
    return this.count++
  }

  #addValue(value: Item): number {
    this.values.push(value)
    return this.count++
  }
}
