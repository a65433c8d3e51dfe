import { type GraphQLOutputType, isListType, isNonNullType } from 'graphql'
import type { Layout, Place, Scan, Source } from '../layout.ts'
import type { Node } from '../scanner.ts'

/** What is kept of an object, as a list: quick to make, by copying another, and to fill, by number. */
export type Slotted = unknown[]

export function slotted(node: Node): Slotted {
  return node as unknown as Slotted
}

export function nodeOf(kept: Slotted): Node {
  return kept as unknown as Node
}

/** The number of an object's type, where the object tells it. */
export const TAG = 0

/** The entity that a step adds to an object. */
export function entitySlot(step: number): number {
  return TAG + 1 + step
}

/** Something is found in an object itself, not in an entity that a step added to it. */
export const ITSELF = -1

export function slotOf({ entity }: Source): number {
  return entity === null ? ITSELF : entitySlot(entity)
}

/** How many lists are around the objects of a place. */
export function depthOf({ field }: Place): number {
  let depth = 0
  for (let at: GraphQLOutputType | null = field?.type ?? null; at; ) {
    if (isListType(at)) depth++
    at = isListType(at) || isNonNullType(at) ? at.ofType : null
  }
  return depth
}

/** Where in the list what of an object is. */
export class Slots {
  /** The first that is the scan's own. */
  #start: number
  #byScan = new Map<Scan, ReadonlyMap<number, number>>()

  constructor({ roots, entities }: Pick<Layout, 'roots' | 'entities'>) {
    this.#start = entitySlot(Math.max(-1, ...roots.keys(), ...entities.keys()) + 1)
  }

  /** Of a run or a need, by its id, where it starts; where it ends follows. Of a place, its objects. */
  of(scan: Scan, id: number): number {
    const slot = this.#of(scan).get(id)
    if (slot === undefined) throw new Error(`expected ${id} to be in the scan of ${scan.type.name}`)
    return slot
  }

  /** Before anything is known of an object, or of the root of the answer. */
  empty(scan: Scan | null): Slotted {
    return new Array(this.#start + 2 * (scan ? this.#of(scan).size : 0)).fill(null)
  }

  #of(scan: Scan): ReadonlyMap<number, number> {
    const known = this.#byScan.get(scan)
    if (known) return known
    const ids = [...scan.runs, ...scan.needs, ...scan.children.values()].map(({ id }) => id)
    const slots = new Map(ids.map((id, index) => [id, this.#start + 2 * index]))
    this.#byScan.set(scan, slots)
    return slots
  }
}
