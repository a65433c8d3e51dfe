import {
  GraphQLNonNull,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
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

// What the bytes of an answer have to be, and what is to be kept of them: read by `scan`. Each thing has one layout,
// whatever it is of, so that the code that goes over all bytes meets no other.

type Kind = 'string' | 'int' | 'float' | 'boolean' | 'any' | 'exact' | 'list' | 'object'

export class ValueForm {
  readonly kind: Kind
  readonly nonNull: boolean
  /** Of `exact`: all that the value can be, the name of a type or those of an enum. */
  texts: readonly Uint8Array[] = []
  /** Of a list. */
  element: ValueForm | null = null
  /** Of objects that are alike; null where they tell by their first key which of several they are. */
  object: ObjectForm | null = null
  objects: readonly ObjectForm[] = []
  /** Something is kept of the objects in it. */
  isKept = false

  constructor(kind: Kind, declared: GraphQLOutputType | null) {
    this.kind = kind
    this.nonNull = isNonNullType(declared)
  }
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

const SCALARS: Record<string, Kind | undefined> = {
  String: 'string',
  ID: 'string',
  Int: 'int',
  Float: 'float',
  Boolean: 'boolean',
}

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
    const type = isNonNullType(declared) ? declared.ofType : declared
    const form = new ValueForm(isListType(type) ? 'list' : 'object', declared)
    form.isKept = true
    if (isListType(type)) form.element = this.#keptValue(type.ofType, place)
    else this.#addKept(form, place)
    return form
  }

  #addKept(form: ValueForm, { shapes, field }: Place): void {
    const [only] = shapes
    const isTold = !field?.type || !isObjectType(getNamedType(field.type))
    if (shapes.length === 1 && only?.own && !isTold) form.object = this.kept(only.own)
    else {
      form.objects = shapes.map(({ own }, tag) => {
        if (!own) throw new NotSpliceable('no owner')
        return this.kept(own, tag)
      })
    }
  }

  /** A value of which only its outside is kept. */
  #field({ name, type, selection }: SelectedField, parent: GraphQLObjectType): ValueForm {
    if (name === '__typename') return exactForm([parent], TYPENAME)
    if (!type) throw new NotSpliceable('untyped field')
    return this.#value(type, selection)
  }

  #value(declared: GraphQLOutputType, selection: Selection | null): ValueForm {
    const type = isNonNullType(declared) ? declared.ofType : declared
    if (isListType(type)) {
      const list = new ValueForm('list', declared)
      list.element = this.#value(type.ofType, selection)
      return list
    }
    if (selection) return this.#object(declared, selection)
    // Values that are hidden from clients are not in the API's enum.
    const { name } = getNamedType(type)
    const leaf = this.#schemas.api.getType(name) ?? type
    return isEnumType(leaf) ? exactForm(leaf.getValues(), declared) : new ValueForm(SCALARS[name] ?? 'any', declared)
  }

  #object(declared: GraphQLOutputType, selection: Selection): ValueForm {
    const form = new ValueForm('object', declared)
    const formOf = (type: GraphQLObjectType, isTold: boolean): ObjectForm => {
      const asked = selection.fieldsOf(type)
      const fields = asked.map((field, index) => fieldForm(field, index, this.#field(field, type), null))
      return { name: nameBytes(type), fields: isTold ? behindName(asked, fields) : fields, empty: null }
    }
    const type = getNamedType(declared)
    if (isObjectType(type)) form.object = formOf(type, false)
    else form.objects = runtimeTypes(this.#schemas.full, declared).map(object => formOf(object, true))
    return form
  }
}

const TYPENAME = new GraphQLNonNull(GraphQLString)

function exactForm(names: readonly { name: string }[], declared: GraphQLOutputType): ValueForm {
  const form = new ValueForm('exact', declared)
  form.texts = names.map(({ name }) => Buffer.from(`"${name}"`))
  return form
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
