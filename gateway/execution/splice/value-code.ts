import {
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { runtimeTypes, type SelectedField, type Selection } from '../plan/selection.ts'
import type { Schemas } from './compare.ts'
import { bytesAt, expectBytes, keyText } from './emit.ts'
import { NotSpliceable } from './handover.ts'

/** Code that passes values and checks them, and keeps nothing of what is in them. */
export class ValueCode {
  #schemas: Schemas

  constructor(schemas: Schemas) {
    this.#schemas = schemas
  }

  value(field: SelectedField, parent: GraphQLObjectType): string {
    if (field.name === '__typename') return expectBytes(`"${parent.name}"`)
    if (!field.type) throw new NotSpliceable('untyped field')
    return this.#valueOf(field.type, field.selection)
  }

  #valueOf(type: GraphQLOutputType, selection: Selection | null): string {
    const missing = isNonNullType(type) ? 'throw H.null;' : 'p=J.nothing(b,p);'
    const present = isNonNullType(type) ? type.ofType : type
    if (isListType(present)) {
      return `if(b[p]===91){p++;${listOf(this.#valueOf(present.ofType, selection))}}else ${missing}`
    }
    if (selection) return `if(b[p]===123){${this.#objectOf(present, selection)}}else ${missing}`
    return `if(b[p]!==110){${this.#leaf(present as GraphQLLeafType)}}else ${missing}`
  }

  #objectOf(declared: GraphQLOutputType, selection: Selection): string {
    const fieldsOf = (type: GraphQLObjectType, from: number) =>
      selection
        .fieldsOf(type)
        .slice(from)
        .map((field, index) => {
          const comma = from + index === 0 ? '' : ','
          return `\n${expectBytes(comma + keyText(field.key))}${this.value(field, type)}`
        })
        .join('') + expectBytes('}')
    if (isObjectType(declared)) return expectBytes('{') + fieldsOf(declared, 0)
    return byTypeName(
      runtimeTypes(this.#schemas.full, declared).map(type => ({
        type,
        fields: selection.fieldsOf(type),
        code: fieldsOf(type, 1),
      })),
    )
  }

  #leaf(declared: GraphQLLeafType): string {
    // Values that are hidden from clients are not in the API's enum.
    const type = this.#schemas.api.getType(declared.name) ?? declared
    if (!isEnumType(type)) return `p=J.${LEAVES[type.name] ?? 'any'}(b,p);`
    const values = type.getValues().map(({ name }) => `if(${bytesAt(`"${name}"`)})p+=${name.length + 2};else `)
    return `${values.join('')}throw H.value;`
  }
}

/** The items of a list up to its end; the opening bracket is passed. */
export function listOf(item: string): string {
  return `if(b[p]===93)p++;else for(;;){${item}if(b[p]===44){p++;continue;}if(b[p]===93){p++;break;}throw H.shape;}`
}

interface OfType {
  type: GraphQLObjectType
  fields: readonly SelectedField[]
  /** What comes after the type's name. */
  code: string
}

/** An object whose type is only known from its first key. */
export function byTypeName(types: readonly OfType[]): string {
  const branches = types.map(({ type, fields, code }) => {
    const [first] = fields
    if (first?.name !== '__typename' || first.key !== '__typename') throw new NotSpliceable('no type name')
    const name = `${type.name}"`
    return `if(${bytesAt(name)}){p+=${name.length};${code}}else `
  })
  return `${expectBytes('{"__typename":"')}${branches.join('')}throw H.type;`
}

const LEAVES: Record<string, string> = {
  String: 'string',
  ID: 'string',
  Int: 'int',
  Float: 'float',
  Boolean: 'boolean',
}
