import type { GraphQLObjectType } from 'graphql'
import type { SelectedField, Selection } from '../plan/selection.ts'
import type { Step } from '../plan/steps.ts'

// How the answer of an operation is cut from the answers of its fetches: made once by `arrange`, read by the three
// generators (scanner, collector, writer). A `Place` is where objects stand in the client's answer; at each, one fetch
// brought the objects (the owner) and others may add to them (entities).

/** A stretch of one scanned object's bytes: keys and values that stand next to each other in both answers. */
export interface Run {
  id: number
  /** Indexes of its first and last field in the scanned object. */
  first: number
  last: number
  /** The client's key of a field that has another one here: only the value is copied. */
  shown: string | null
  /** The keys, for when the object is missing; null when a field of them must not be null. */
  keysIfMissing: readonly string[] | null
}

/** A value that a later fetch needs, to name the object it belongs to. */
export interface Need {
  id: number
  field: number
}

/** What is kept of an object of one type in one fetch's answer. */
export interface Scan {
  step: Step
  type: GraphQLObjectType
  /** As they come, in this order. */
  fields: readonly SelectedField[]
  runs: Run[]
  needs: Need[]
  /** By the index of the field: objects in it that are not copied as a whole. */
  children: Map<number, Place>
  /** Entities found later are put on it: the ids of their steps. */
  entities: Set<number>
}

/** Where something is found: in the object itself, or in the entity that a step added to it. */
export interface Source {
  scan: Scan
  /** Null for the object itself. */
  entity: number | null
}

export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'run'; source: Source; run: Run }
  | { kind: 'child'; source: Source; key: string; place: Place; nullable: boolean }

/** What names an object to a step: JSON text, with values from the object in between. */
export interface Representation {
  parts: readonly (string | { source: Source; need: Need })[]
}

/** Objects of one type at a place. */
export interface Shape {
  type: GraphQLObjectType
  /** The object as it is scanned; null at the root, which is put together from the fetches alone. */
  own: Scan | null
  /** What its parts are found in: the object, and what fetches add to it. */
  sources: readonly Source[]
  /** Null for a type that clients must not see. */
  pieces: readonly Piece[] | null
  /** By the id of the step that asks for it. */
  representations: ReadonlyMap<number, Representation>
}

export interface Place {
  id: number
  /** Keys, with '@' for each item of a list: as in plans. */
  path: readonly string[]
  /** The field that the objects are in; null at the root. */
  field: SelectedField | null
  /** What the owner asks for at this place. */
  selection: Selection | null
  /** In the order in which types are told by number. */
  shapes: Shape[]
}

export interface Layout {
  root: Place
  /** Entities are scanned by type: by the id of the step. */
  entities: ReadonlyMap<number, ReadonlyMap<string, Scan>>
  /** The roots of answers, by the id of the step. */
  roots: ReadonlyMap<number, Scan>
  /** The places whose objects a step is about, by its id. */
  targets: ReadonlyMap<number, readonly Place[]>
}
