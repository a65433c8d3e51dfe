import {
  type GraphQLAbstractType,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { FieldsType, SelectedField, Selection } from '../plan/selection.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import { type Item, isItem, own } from './items.ts'
import { leafText } from './leaf.ts'

type Schemas = Pick<Supergraph, 'api' | 'interfaceObjects'>

/** Something is not as the schema says. The answer is then completed step by step, with errors and nulls. */
export const IRREGULAR = new Error('the data does not fit the schema')

/** Writes a value as JSON, in the order the client asked for. Throws IRREGULAR. */
export type Write = (value: unknown) => string

/** One pass from merged data to text, made once per operation. */
export function writerOf(schemas: Schemas, root: GraphQLObjectType, selection: Selection): Write {
  return objectWriter(schemas, root, selection)
}

function valueWriter(schemas: Schemas, type: GraphQLOutputType, selection: Selection | null): Write {
  if (isNonNullType(type)) {
    const write = presentWriter(schemas, type.ofType, selection)
    return value => {
      if (value === null || value === undefined) throw IRREGULAR
      return write(value)
    }
  }
  const write = presentWriter(schemas, type, selection)
  return value => {
    if (value === null) return 'null'
    // Missing: whether that is a mistake, only the fetches can tell.
    if (value === undefined) throw IRREGULAR
    return write(value)
  }
}

function presentWriter(schemas: Schemas, type: GraphQLOutputType, selection: Selection | null): Write {
  if (isListType(type)) return listWriter(valueWriter(schemas, type.ofType, selection))
  if (!isCompositeType(type)) return leafWriter(type as GraphQLLeafType)
  if (!selection) throw new Error(`expected a selection of ${type}`)
  if (isObjectType(type)) return objectWriter(schemas, type, selection)
  const possible = new Map<string, FieldsType>(schemas.api.getPossibleTypes(type).map(object => [object.name, object]))
  // Where no subgraph that was asked knows an object's type, it calls itself by the interface (`@interfaceObject`).
  const unknown = isUnknowable(schemas, type, selection) ? type : undefined
  if (unknown) possible.set(unknown.name, unknown)
  const writers = new Map<unknown, Write>()
  return value => {
    if (!isItem(value)) throw IRREGULAR
    const name = own(value, '__typename')
    const known = writers.get(name)
    if (known) return known(value)
    const object = name === undefined ? unknown : possible.get(name as string)
    if (!object) throw IRREGULAR
    const write = objectWriter(schemas, object, selection)
    writers.set(name, write)
    return write(value)
  }
}

function listWriter(write: Write): Write {
  return value => {
    if (!Array.isArray(value)) throw IRREGULAR
    if (value.length === 0) return '[]'
    let text = `[${write(value[0])}`
    for (let index = 1; index < value.length; index++) text += `,${write(value[index])}`
    return `${text}]`
  }
}

function leafWriter(type: GraphQLLeafType): Write {
  const text = leafText(type)
  return value => {
    const written = text(value)
    if (written === null) throw IRREGULAR
    return written
  }
}

interface Part {
  /** What stands before the value. */
  literal: string
  read(item: Item): unknown
  write: Write
}

function objectWriter(schemas: Schemas, type: FieldsType, selection: Selection): Write {
  const parts: Part[] = []
  let literal = '{'
  for (const [index, field] of selection.fieldsOf(type).entries()) {
    literal += `${index === 0 ? '' : ','}${JSON.stringify(field.shown)}:`
    if (field.name === '__typename' && isObjectType(type)) literal += JSON.stringify(type.name)
    else {
      parts.push(partOf(schemas, literal, field))
      literal = ''
    }
  }
  const end = `${literal}}`
  return value => {
    if (!isItem(value)) throw IRREGULAR
    let text = ''
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index] as Part
      text += part.literal + part.write(part.read(value))
    }
    return text + end
  }
}

function partOf(schemas: Schemas, literal: string, { key, name, type, selection }: SelectedField): Part {
  // An interface's name is no type of an object.
  if (name === '__typename') return { literal, read: () => null, write: irregular }
  // What else is not declared is introspection, answered as it is shown.
  if (!type) return { literal, read: item => item[key], write: value => JSON.stringify(value) }
  const read = key in Object.prototype ? (item: Item) => own(item, key) : (item: Item) => item[key]
  return { literal, read, write: valueWriter(schemas, type, selection) }
}

function irregular(): never {
  throw IRREGULAR
}

function isUnknowable(
  { api, interfaceObjects }: Schemas,
  type: GraphQLAbstractType,
  selection: Selection,
): type is GraphQLInterfaceType {
  return isInterfaceType(type) && interfaceObjects.has(type.name) && selection.isAlike(type, api.getPossibleTypes(type))
}
