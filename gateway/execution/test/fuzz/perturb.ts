import type { Perturb } from './answer.ts'
import { hash, Random } from './random.ts'

/** In whatever is added to an answer that nobody asked for. */
export const LEAK = 'LEAKED'

/**
 * The same answer, written in another way: a client must not see a difference. `opaque`: there are objects in it whose keys
 * are a custom scalar's own.
 */
export function harmless(seed: number, opaque: boolean): Perturb {
  return (answer, key) => {
    const random = new Random(seed ^ hash(key))
    return new Writer(random, styleOf(random, opaque)).text(JSON.parse(answer))
  }
}

/** Another answer than the right one, also as text. */
export function harmful(seed: number, opaque: boolean): Perturb {
  return (answer, key) => {
    const random = new Random(seed ^ hash(key))
    const root = { answer: JSON.parse(answer) }
    for (let left = random.int(3); left > 0; left--) spoil(random, root)
    const style = { ...NONE, ...(random.chance(30) && styleOf(random, opaque)), duplicates: random.chance(20) ? 10 : 0 }
    const text = new Writer(random, style).text(root.answer) ?? ''
    return random.chance(5) ? text.slice(0, random.int(text.length)) : text
  }
}

/** The right answers but for one thing in one of them. */
export function oneHarm(seed: number): Perturb {
  const random = new Random(seed)
  let before = random.int(4)
  return answer => {
    if (before-- !== 0) return answer
    const root = { answer: JSON.parse(answer) }
    spoil(random, root)
    return new Writer(random, NONE).text(root.answer) ?? ''
  }
}

/** How often, in percent. */
interface Style {
  space: number
  order: number
  escape: number
  number: number
  extra: number
  duplicates: number
}

const NONE: Style = { space: 0, order: 0, escape: 0, number: 0, extra: 0, duplicates: 0 }

function styleOf(random: Random, opaque: boolean): Style {
  const some = (percent: number) => (random.chance(35) ? percent : 0)
  const written = { space: some(20), escape: some(15), number: some(50) }
  return { ...NONE, ...written, ...(!opaque && { order: some(60), extra: some(15) }) }
}

class Writer {
  readonly #random: Random
  readonly #style: Style

  constructor(random: Random, style: Style) {
    this.#random = random
    this.#style = style
  }

  text(value: unknown): string {
    return `${this.#space()}${this.#value(value)}${this.#space()}`
  }

  #value(value: unknown): string {
    if (typeof value === 'string') return this.#string(value)
    if (typeof value === 'number') return this.#number(value)
    if (Array.isArray(value)) return `[${value.map(item => this.text(item)).join(',') || this.#space()}]`
    if (typeof value !== 'object' || value === null) return value instanceof Raw ? value.text : JSON.stringify(value)
    if (value instanceof Raw) return value.text
    const entries = Object.entries(value)
    const ordered = this.#is('order') ? this.#random.shuffle(entries) : entries
    const members = ordered.map(([key, item]) => this.#member(key, this.text(item)))
    if (this.#is('extra')) members.splice(this.#random.int(members.length + 1), 0, this.#extra())
    return `{${members.join(',') || this.#space()}}`
  }

  #member(key: string, text: string): string {
    const made = `${this.#space()}${this.#string(key)}${this.#space()}:${text}`
    if (!this.#is('duplicates')) return made
    const again = `${this.#string(key)}:${this.#random.pick(['null', '1', '"x"', '{}', '[]', text])}`
    return this.#random.chance(50) ? `${again},${made}` : `${made},${again}`
  }

  /** Names that no operation has, and those that a careless merge would trip over. */
  #extra(): string {
    const name = this.#random.pick(['extensions', '__proto__', 'constructor', 'toString', 'zz', '\u00e9'])
    return `${JSON.stringify(name)}:${this.#random.pick([`"${LEAK}"`, `{"${LEAK}":[{}]}`, '[]', 'null', '-0.0e+1'])}`
  }

  #number(value: number): string {
    const text = JSON.stringify(value)
    if (!Number.isInteger(value) || /e/.test(text) || !this.#is('number')) return text
    return this.#random.pick([`${text}.0`, `${text}e0`, `${text}.00E+0`, value === 0 ? '-0' : `${text}0e-1`])
  }

  #string(value: string): string {
    if (this.#style.escape === 0) return JSON.stringify(value)
    const units = value.split('').map(unit => {
      const plain = JSON.stringify(unit).slice(1, -1)
      if (!this.#is('escape')) return plain
      return unit === '/' ? '\\/' : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
    })
    return `"${units.join('')}"`
  }

  #space(): string {
    return this.#is('space') ? this.#random.pick([' ', '\n', '\r\n\t', '  ']) : ''
  }

  #is(what: keyof Style): boolean {
    return this.#style[what] > 0 && this.#random.chance(this.#style[what])
  }
}

/** JSON text that no value stands for. */
class Raw {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Spot = { holder: Record<string | number, unknown>; key: string | number }

/** Changes one thing, anywhere. */
function spoil(random: Random, root: { answer: unknown }): void {
  const spots = spotsOf(root as Record<string, unknown>).slice(random.chance(95) ? 1 : 0)
  if (spots.length === 0) return
  const { holder, key } = random.pick(spots)
  const value = holder[key]
  const choice = random.int(10)
  const types = spots.filter(spot => spot.key === '__typename').map(spot => spot.holder[spot.key])
  if (key === '__typename' && choice > 5) holder[key] = random.pick(types)
  else if (choice === 0 && !Array.isArray(holder)) delete holder[key]
  else if (choice < 3) holder[key] = null
  else if (choice === 3 && Array.isArray(value)) value.length ? value.pop() : value.push(null)
  else if (choice === 4 && Array.isArray(value)) value.push(random.pick([null, {}, 'x', value[0]]))
  else if (choice === 5) (root.answer as Record<string, unknown>).errors = errors(random)
  else if (choice === 6 && typeof value === 'string')
    holder[key] = new Raw(random.pick(['"\\ud800"', '"\\udc00\\ud800x"', '"\\u0000"']))
  else if (choice === 7 && typeof value === 'number')
    holder[key] = new Raw(random.pick(['2147483648', '1e400', '-0', '1.5', '12345678901234567890', '01', '1.']))
  else holder[key] = random.pick<unknown>([0, 'text', true, {}, [], [[]], { __typename: 'Nothing' }, -1.5, ''])
}

function errors(random: Random): unknown {
  const path = random.pick<unknown>([undefined, [], ['x'], ['_entities', 0], ['_entities', 7, 'id'], 'x', [null]])
  return random.pick<unknown>([
    [{ message: 'reported', path }],
    [{ message: 'reported', path, extensions: random.pick<unknown>([{ code: 'ODD', service: 'me' }, 'x', []]) }],
    ...[[], {}, 'text', null, [null], [{}], [{ message: 3 }]],
  ])
}

function spotsOf(holder: Record<string | number, unknown>): Spot[] {
  return Object.keys(holder).flatMap(key => {
    const value = holder[key]
    const below = typeof value === 'object' && value !== null && !(value instanceof Raw)
    return [{ holder, key }, ...(below ? spotsOf(value as Record<string, unknown>) : [])]
  })
}
