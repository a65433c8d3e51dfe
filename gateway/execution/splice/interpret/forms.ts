import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { runtimeTypes, type SelectedField, type Selection } from '../../plan/selection.ts'
import type { Schemas } from '../compare.ts'
import { keyText } from '../emit.ts'
import { NotSpliceable } from '../handover.ts'
import type { Place, Scan } from '../layout.ts'
import { type Slots, type Slotted, TAG } from './slots.ts'

// What the bytes of an answer have to be, and what is to be kept of them: read by `scan`. A layout for each thing, with
// the same properties whatever it is of, so that the code that goes over all bytes meets no other.

export interface ValueForm {
  kind: 'string' | 'int' | 'float' | 'boolean' | 'any' | 'exact' | 'list' | 'object'
  nonNull: boolean
  /** Where a value can only be one of these: the name of a type, the names of an enum. */
  texts: readonly Uint8Array[]
  element: ValueForm | null
  objects: ObjectsForm | null
  /** Something is kept of the objects in it. */
  isKept: boolean
}

export interface ObjectsForm {
  /** What all are; null where they tell it by their first key. */
  only: ObjectForm | null
  byName: readonly ObjectForm[]
}

export interface ObjectForm {
  /** With its quote. */
  name: Uint8Array
  /** Those behind the name, where that is told. */
  fields: readonly FieldForm[]
  /** Copied for each object of which something is kept. */
  empty: Slotted | null
}

export interface FieldForm {
  /** With the comma before and the colon behind it. */
  key: Uint8Array
  /** 1 where there is a comma. */
  comma: number
  value: ValueForm
  notes: Notes | null
}

/** The slots for what is noted of a field. */
export interface Notes {
  beforeKey: readonly number[]
  beforeValue: readonly number[]
  behind: readonly number[]
  objects: number
}

const SCALARS: Record<string, ValueForm['kind'] | undefined> = {
  String: 'string',
  ID: 'string',
  Int: 'int',
  Float: 'float',
  Boolean: 'boolean',
}

const NONE = { nonNull: false, texts: [], element: null, objects: null, isKept: false }

export class Forms {
  #schemas: Schemas
  #slots: Slots

  constructor(schemas: Schemas, slots: Slots) {
    this.#schemas = schemas
    this.#slots = slots
  }

  /** An object of which parts are kept; with the number of its type, where it tells its name. */
  kept(scan: Scan, tag: number | null = null): ObjectForm {
    const fields = scan.fields.map((field, index) => {
      const place = scan.children.get(index)
      const value = place ? this.#keptValue(field.type, place) : this.#field(field, scan.type)
      return fieldForm(field, index, value, this.#notes(scan, index, place))
    })
    const empty = this.#slots.empty(scan)
    empty[TAG] = tag
    return { name: nameBytes(scan.type), fields: tag === null ? fields : behindName(scan.fields, fields), empty }
  }

  #notes(scan: Scan, field: number, place: Place | undefined): Notes | null {
    const start = ({ id }: { id: number }) => this.#slots.of(scan, id)
    const end = (kept: { id: number }) => start(kept) + 1
    const starting = scan.runs.filter(({ first }) => first === field)
    const ending = scan.runs.filter(({ last }) => last === field)
    const needs = scan.needs.filter(need => need.field === field)
    if (starting.length + ending.length + needs.length === 0 && !place) return null
    return {
      beforeKey: starting.filter(({ shown }) => !shown).map(start),
      beforeValue: [...starting.filter(({ shown }) => shown), ...needs].map(start),
      behind: [...needs, ...ending].map(end),
      objects: place ? start(place) : -1,
    }
  }

  #keptValue(declared: GraphQLOutputType | null, place: Place): ValueForm {
    const nonNull = isNonNullType(declared)
    const type = nonNull ? declared.ofType : declared
    if (isListType(type)) {
      return { ...NONE, kind: 'list', nonNull, element: this.#keptValue(type.ofType, place), isKept: true }
    }
    return { ...NONE, kind: 'object', nonNull, objects: this.#keptObjects(place), isKept: true }
  }

  #keptObjects({ shapes, field }: Place): ObjectsForm {
    const [only] = shapes
    const declared = field?.type ? getNamedType(field.type) : null
    if (shapes.length === 1 && only?.own && isObjectType(declared)) return { only: this.kept(only.own), byName: [] }
    const byName = shapes.map(({ own }, tag) => {
      if (!own) throw new NotSpliceable('no owner')
      return this.kept(own, tag)
    })
    return { only: null, byName }
  }

  /** A value of which only its outside is kept. */
  #field({ name, type, selection }: SelectedField, parent: GraphQLObjectType): ValueForm {
    if (name === '__typename')
      return { ...NONE, kind: 'exact', nonNull: true, texts: [Buffer.from(`"${parent.name}"`)] }
    if (!type) throw new NotSpliceable('untyped field')
    return this.#value(type, selection)
  }

  #value(declared: GraphQLOutputType, selection: Selection | null): ValueForm {
    const nonNull = isNonNullType(declared)
    const type = nonNull ? declared.ofType : declared
    if (isListType(type)) return { ...NONE, kind: 'list', nonNull, element: this.#value(type.ofType, selection) }
    if (selection) return { ...NONE, kind: 'object', nonNull, objects: this.#objects(type, selection) }
    // Values that are hidden from clients are not in the API's enum.
    const leaf = this.#schemas.api.getType(getNamedType(type).name) ?? type
    if (!isEnumType(leaf)) return { ...NONE, kind: SCALARS[getNamedType(leaf).name] ?? 'any', nonNull }
    return { ...NONE, kind: 'exact', nonNull, texts: leaf.getValues().map(({ name }) => Buffer.from(`"${name}"`)) }
  }

  #objects(declared: GraphQLOutputType, selection: Selection): ObjectsForm {
    const formOf = (type: GraphQLObjectType, isNamed: boolean): ObjectForm => {
      const asked = selection.fieldsOf(type)
      const fields = asked.map((field, index) => fieldForm(field, index, this.#field(field, type), null))
      return { name: nameBytes(type), fields: isNamed ? behindName(asked, fields) : fields, empty: null }
    }
    if (isObjectType(declared)) return { only: formOf(declared, false), byName: [] }
    const types = runtimeTypes(this.#schemas.full, declared)
    return { only: null, byName: types.map(type => formOf(type, true)) }
  }
}

function fieldForm({ key }: SelectedField, index: number, value: ValueForm, notes: Notes | null): FieldForm {
  const comma = index === 0 ? 0 : 1
  return { key: Buffer.from(`${comma ? ',' : ''}${keyText(key)}`), comma, value, notes }
}

function nameBytes({ name }: GraphQLObjectType): Uint8Array {
  return Buffer.from(`${name}"`)
}

/** An object whose type is only known from its first key: the fields behind that. */
function behindName([first]: readonly SelectedField[], fields: readonly FieldForm[]): readonly FieldForm[] {
  if (first?.name !== '__typename' || first.key !== '__typename') throw new NotSpliceable('no type name')
  return fields.slice(1)
}
