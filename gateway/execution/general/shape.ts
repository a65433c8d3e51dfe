import {
  type GraphQLAbstractType,
  type GraphQLOutputType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import type { FieldsType, SelectedField, Selection } from '../plan/selection.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import { type Item, own } from './items.ts'

// What a client asked for, made once per operation for those who write the answer. Of one layout each, whatever they are
// of: code that goes over all values of an answer is quick as long as it meets no other.

export type Schemas = Pick<Supergraph, 'api' | 'interfaceObjects'>

type Scalar = 'String' | 'ID' | 'Int' | 'Float' | 'Boolean'
const SCALARS: readonly string[] = ['String', 'ID', 'Int', 'Float', 'Boolean'] satisfies Scalar[]

export interface ValueShape {
  /** `any` is what only its subgraph knows the form of, `typename` that of an object whose type nobody knows. */
  kind: Scalar | 'enum' | 'any' | 'list' | 'object' | 'abstract' | 'typename'
  nonNull: boolean
  /** As in the schema, without non-null. */
  type: string
  /** Of a list. */
  element: ValueShape | null
  object: ObjectShape | null
  /** Of an interface or union. */
  objects: AbstractShape | null
  /** The names of an enum, with their JSON. */
  texts: ReadonlyMap<unknown, string> | null
}

/** A key of an object with all that stands before its value. */
export interface FieldShape {
  /** In merged data. */
  key: string
  /** It is the name of something that every object has. */
  isInherited: boolean
  shown: string
  /** `Type.field`, for errors. */
  name: string
  value: ValueShape
  /** From the end of the last value. */
  before: string
  /** The same after text that has not got its closing quote; and with the opening quote of more text. */
  afterText: string
  beforeText: string
  betweenTexts: string
}

export interface ObjectShape {
  /** Those that are not the same in all objects: a constant is in the text before the next. */
  fields: readonly FieldShape[]
  end: string
  endAfterText: string
}

export function objectShape(schemas: Schemas, type: FieldsType, selection: Selection): ObjectShape {
  const fields: FieldShape[] = []
  let before = '{'
  for (const [index, field] of selection.fieldsOf(type).entries()) {
    before += `${index === 0 ? '' : ','}"${field.shown}":`
    if (field.name === '__typename' && isObjectType(type)) before += `"${type.name}"`
    else {
      fields.push(fieldShape(schemas, type, field, before))
      before = ''
    }
  }
  return { fields, end: `${before}}`, endAfterText: `"${before}}` }
}

function fieldShape(schemas: Schemas, parent: FieldsType, field: SelectedField, before: string): FieldShape {
  const { key, shown, name, type, selection } = field
  return {
    key,
    isInherited: key in Object.prototype,
    shown,
    name: `${parent.name}.${name}`,
    value: type ? valueShape(schemas, type, selection) : undeclared(parent, name),
    before,
    afterText: `"${before}`,
    beforeText: `${before}"`,
    betweenTexts: `"${before}"`,
  }
}

const NONE = { nonNull: false, type: '', element: null, object: null, objects: null, texts: null }

/** An interface's name is no type of an object. What else is not declared is introspection, answered as it is shown. */
function undeclared(parent: FieldsType, name: string): ValueShape {
  if (name !== '__typename') return { ...NONE, kind: 'any' }
  return { ...NONE, kind: 'typename', nonNull: true, type: parent.name }
}

function valueShape(schemas: Schemas, declared: GraphQLOutputType, selection: Selection | null): ValueShape {
  const nonNull = isNonNullType(declared)
  const type = nonNull ? declared.ofType : declared
  const shape: ValueShape = { ...NONE, kind: 'any', nonNull, type: String(type) }
  if (isListType(type)) {
    return { ...shape, kind: 'list', element: valueShape(schemas, type.ofType, selection) }
  }
  if (isEnumType(type)) {
    return { ...shape, kind: 'enum', texts: new Map(type.getValues().map(({ name }) => [name, `"${name}"`])) }
  }
  if (isObjectType(type)) {
    return { ...shape, kind: 'object', object: objectShape(schemas, type, selected(selection, type)) }
  }
  if (isInterfaceType(type) || isUnionType(type)) {
    return { ...shape, kind: 'abstract', objects: new AbstractShape(schemas, type, selected(selection, type)) }
  }
  return SCALARS.includes(type.name) ? { ...shape, kind: type.name as Scalar } : shape
}

function selected(selection: Selection | null, type: GraphQLOutputType): Selection {
  if (!selection) throw new Error(`expected a selection of ${type}`)
  return selection
}

/** Objects of an interface or union, by their type: made when one of it is met, of the many that there may be. */
export class AbstractShape {
  #schemas: Schemas
  #selection: Selection
  #possible: Map<unknown, FieldsType>
  /** Where no subgraph that was asked knows an object's type, it calls itself by the interface or not at all. */
  #unknown: string | undefined
  #made = new Map<unknown, ObjectShape>()

  constructor(schemas: Schemas, type: GraphQLAbstractType, selection: Selection) {
    const { api, interfaceObjects } = schemas
    const objects = api.getPossibleTypes(type)
    this.#schemas = schemas
    this.#selection = selection
    this.#possible = new Map(objects.map(object => [object.name, object]))
    if (isInterfaceType(type) && interfaceObjects.has(type.name) && selection.isAlike(type, objects)) {
      this.#unknown = type.name
      this.#possible.set(type.name, type)
    }
  }

  /** Undefined for an object that is of none of the types. */
  of(item: Item): ObjectShape | undefined {
    const name = own(item, '__typename') ?? this.#unknown
    const known = this.#made.get(name)
    if (known) return known
    const type = this.#possible.get(name)
    if (!type) return undefined
    const made = objectShape(this.#schemas, type, this.#selection)
    this.#made.set(name, made)
    return made
  }
}
