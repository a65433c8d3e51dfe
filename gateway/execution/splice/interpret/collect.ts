import type { Collect, Wanted } from '../collector.ts'
import type { Layout, Need, Place, Shape, Source } from '../layout.ts'
import { depthOf, ITSELF, nodeOf, type Slots, type Slotted, slotOf, slotted, TAG } from './slots.ts'

/** The objects at a place, of each type. */
interface Visit {
  shapes: readonly ShapeVisit[]
}

interface ShapeVisit {
  /** The step is about these objects. */
  isTarget: boolean
  /** What names them to it; null for a type that it is not about. */
  naming: Naming | null
  /** The places below that lead to others. */
  onward: readonly { from: number; objects: number; depth: number; visit: Visit }[]
}

interface Naming {
  /** The number of the type, as scanners count. */
  type: number
  parts: readonly (string | Cut)[]
  /** The first value, which nearly always tells objects apart. */
  first: Cut | undefined
  /** Entities without which there is no name. */
  needed: readonly number[]
}

/** A value in one of the answers. */
interface Cut {
  step: number
  /** The object it was scanned in: a slot, or `ITSELF`. */
  from: number
  start: number
}

/** As `collector`, without generated code. */
export function collecting(layout: Layout, slots: Slots, step: number): Collect {
  const visits = new Visits(layout, slots, step)
  const root = visits.at(layout.root)
  return (node, texts, wanted) => visitPlace(root, slotted(node), texts, wanted)
}

class Visits {
  #slots: Slots
  #step: number
  #targets: ReadonlySet<Place>
  #types: readonly string[]
  #ways = new Map<Place, boolean>()

  constructor(layout: Layout, slots: Slots, step: number) {
    this.#slots = slots
    this.#step = step
    this.#targets = new Set(layout.targets.get(step))
    this.#types = [...(layout.entities.get(step)?.keys() ?? [])]
  }

  at(place: Place): Visit {
    const isTarget = this.#targets.has(place)
    return {
      shapes: place.shapes.map(shape => ({
        isTarget,
        naming: isTarget ? this.#naming(shape) : null,
        onward: isTarget ? [] : this.#onward(shape),
      })),
    }
  }

  #naming({ type, representations }: Shape): Naming | null {
    const representation = representations.get(this.#step)
    if (!representation) return null
    const parts = representation.parts.map(part => (typeof part === 'string' ? part : this.#cut(part)))
    const cuts = parts.filter(part => typeof part !== 'string')
    const needed = new Set(cuts.map(({ from }) => from).filter(from => from !== ITSELF))
    return { type: this.#types.indexOf(type.name), parts, first: cuts[0], needed: [...needed] }
  }

  #cut({ source, need }: { source: Source; need: Need }): Cut {
    return { step: source.scan.step.id, from: slotOf(source), start: this.#slots.of(source.scan, need.id) }
  }

  #onward({ sources }: Shape): ShapeVisit['onward'] {
    return childrenOf(sources)
      .filter(({ place }) => this.#leads(place))
      .map(({ source, place }) => ({
        from: slotOf(source),
        objects: this.#slots.of(source.scan, place.id),
        depth: depthOf(place),
        visit: this.at(place),
      }))
  }

  #leads(place: Place): boolean {
    const known = this.#ways.get(place)
    if (known !== undefined) return known
    const leads =
      this.#targets.has(place) ||
      place.shapes.some(({ sources }) => childrenOf(sources).some(child => this.#leads(child.place)))
    this.#ways.set(place, leads)
    return leads
  }
}

function childrenOf(sources: readonly Source[]): { source: Source; place: Place }[] {
  return sources.flatMap(source => [...source.scan.children.values()].map(place => ({ source, place })))
}

function visitPlace({ shapes }: Visit, node: Slotted, texts: readonly string[], wanted: Wanted): void {
  const shape = shapes[shapes.length === 1 ? 0 : (node[TAG] as number)] as ShapeVisit
  if (shape.isTarget) addTarget(shape.naming, node, texts, wanted)
  else
    for (const { from, objects, depth, visit } of shape.onward) {
      const holder = from === ITSELF ? node : (node[from] as Slotted | null)
      if (holder !== null) visitEach(visit, holder[objects] as Slotted | null, depth, texts, wanted)
    }
}

function visitEach(visit: Visit, value: Slotted | null, depth: number, texts: readonly string[], wanted: Wanted): void {
  if (value === null) return
  if (depth === 0) visitPlace(visit, value, texts, wanted)
  else for (const element of value) visitEach(visit, element as Slotted | null, depth - 1, texts, wanted)
}

function addTarget(naming: Naming | null, node: Slotted, texts: readonly string[], wanted: Wanted): void {
  if (!naming || naming.needed.some(slot => node[slot] === null)) {
    wanted.pass(nodeOf(node))
    return
  }
  let text = ''
  for (const part of naming.parts) text += typeof part === 'string' ? part : cutFrom(part, node, texts)
  wanted.add(nodeOf(node), naming.type, naming.first ? cutFrom(naming.first, node, texts) : '', text)
}

function cutFrom({ step, from, start }: Cut, node: Slotted, texts: readonly string[]): string {
  const holder = from === ITSELF ? node : (node[from] as Slotted)
  return (texts[step] as string).substring(holder[start] as number, holder[start + 1] as number)
}
