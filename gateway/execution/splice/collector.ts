import { type GraphQLOutputType, isListType, isNonNullType } from 'graphql'
import { compile, literal } from './emit.ts'
import type { Layout, Need, Place, Representation, Shape, Source } from './layout.ts'
import type { Node } from './scanner.ts'

/** What one fetch of entities is about, gathered from scanned objects. */
export class Wanted {
  /** The objects at the fetch's path. */
  nodes: Node[] = []
  /** Per object, which representation is its own; -1 for none. */
  places: number[] = []
  /** Per representation the number of its type. */
  types: number[] = []
  /** The representations: JSON in bytes. */
  texts: string[] = []
  /** All of them, separated by commas. */
  text = ''
  /** By the number of the type and the first value of the representation, which nearly always tells them apart. */
  #byValue: Map<string, number>[] = []
  /** Those whose first value is another's, too. */
  #byText = new Map<string, number>()

  add(node: Node, type: number, value: string, text: string): void {
    this.nodes.push(node)
    this.places.push(this.#placeOf(type, value, text))
  }

  #placeOf(type: number, value: string, text: string): number {
    this.#byValue[type] ??= new Map()
    const byValue = this.#byValue[type]
    const first = byValue.get(value)
    if (first === undefined) {
      const place = this.#append(type, text)
      byValue.set(value, place)
      return place
    }
    if (this.texts[first] === text) return first
    const known = this.#byText.get(text)
    if (known !== undefined) return known
    const place = this.#append(type, text)
    this.#byText.set(text, place)
    return place
  }

  #append(type: number, text: string): number {
    const place = this.types.length
    this.types.push(type)
    this.texts.push(text)
    this.text += place === 0 ? text : `,${text}`
    return place
  }

  /** An object that the fetch is not about. */
  pass(node: Node): void {
    this.nodes.push(node)
    this.places.push(-1)
  }
}

/** Visits the objects that a step is about, in the order of the answer. `texts` are the answers by step. */
export type Collect = (root: Node, texts: readonly string[], wanted: Wanted) => void

export function collector(layout: Layout, step: number): Collect {
  return compile([], `return function(root,T,W){${collectorCode(layout, step)}}`, [])
}

export function collectorCode(layout: Layout, step: number): string {
  const code = new CollectorCode(layout, step)
  const start = code.visit(layout.root, 'root')
  return `${code.functions.join('')}${start}`
}

class CollectorCode {
  functions: string[] = []
  #step: number
  #targets: ReadonlySet<Place>
  #types: readonly string[]
  #ways = new Map<Place, boolean>()

  constructor(layout: Layout, step: number) {
    this.#step = step
    this.#targets = new Set(layout.targets.get(step))
    this.#types = [...(layout.entities.get(step)?.keys() ?? [])]
  }

  /** Code that visits an object at a place. */
  visit(place: Place, node: string): string {
    this.functions.push(`function v${place.id}(n){${this.#body(place)}}\n`)
    return `v${place.id}(${node});`
  }

  #body(place: Place): string {
    const cases = place.shapes.map(shape => (this.#targets.has(place) ? this.#target(shape) : this.#onward(shape)))
    return cases.length === 1 ? (cases[0] ?? '') : `switch(n.t){${cases.map(inCase).join('')}}`
  }

  #target({ type, representations }: Shape): string {
    const representation = representations.get(this.#step)
    if (!representation) return 'W.pass(n);'
    const entities = [...entitiesOf(representation)]
    const missing = entities.map(id => `n.e${id}===null`).join('||')
    const first = representation.parts.find(part => typeof part !== 'string')
    const value = first ? cutOf(first) : `''`
    const add = `{const r=${textOf(representation)};W.add(n,${this.#types.indexOf(type.name)},${value},r);}`
    return missing === '' ? add : `if(${missing})W.pass(n);else ${add}`
  }

  #onward(shape: Shape): string {
    return childrenOf(shape)
      .filter(({ place }) => this.#leads(place))
      .map(({ source, place }) => {
        const from = `n${source.entity === null ? '' : `.e${source.entity}`}`
        const guard = source.entity === null ? '' : `if(${from}!==null)`
        return `${guard}{const x=${from}.c${place.id};${this.#each(place.field?.type ?? null, 'x', place)}}`
      })
      .join('')
  }

  #each(type: GraphQLOutputType | null, value: string, place: Place): string {
    const present = isNonNullType(type) ? type.ofType : type
    if (isListType(present)) {
      const item = `${value}i`
      return `if(${value}!==null)for(const ${item} of ${value}){${this.#each(present.ofType, item, place)}}`
    }
    return `if(${value}!==null)${this.visit(place, value)}`
  }

  #leads(place: Place): boolean {
    const known = this.#ways.get(place)
    if (known !== undefined) return known
    const leads =
      this.#targets.has(place) || place.shapes.some(shape => childrenOf(shape).some(child => this.#leads(child.place)))
    this.#ways.set(place, leads)
    return leads
  }
}

function inCase(code: string, index: number): string {
  return `case ${index}:{${code}break;}`
}

function* entitiesOf({ parts }: Representation): Generator<number> {
  const seen = new Set<number>()
  for (const part of parts) {
    if (typeof part === 'string' || part.source.entity === null || seen.has(part.source.entity)) continue
    seen.add(part.source.entity)
    yield part.source.entity
  }
}

function textOf({ parts }: Representation): string {
  return parts.map(part => (typeof part === 'string' ? literal(part) : cutOf(part))).join('+')
}

function cutOf({ source, need }: { source: Source; need: Need }): string {
  const from = `n${source.entity === null ? '' : `.e${source.entity}`}`
  return `T[${source.scan.step.id}].substring(${from}.k${need.id},${from}.l${need.id})`
}

/** The places below an object, with where their objects are found. */
function childrenOf({ sources }: Shape): { source: Source; place: Place }[] {
  return sources.flatMap(source => [...source.scan.children.values()].map(place => ({ source, place })))
}
