import {
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { runtimeTypes, type SelectedField, type Selection } from '../plan/selection.ts'
import type { Schemas } from './compare.ts'
import { bytesAt, compile, expectBytes, keyText } from './emit.ts'
import { HANDOVER, NotSpliceable } from './handover.ts'
import * as json from './json.ts'
import { Kept } from './kept.ts'
import type { Place, Scan } from './layout.ts'

/** An object as it was scanned: where its parts are, and the objects in it. */
export type Node = Record<string, unknown>

/** Checks the bytes of one answer and notes where things are. Throws a Handover. */
export type ScanRoot = (bytes: Uint8Array) => Node
/** `types` holds for each entity the number of its type, as the collector counts them. */
export type ScanEntities = (bytes: Uint8Array, types: readonly number[]) => (Node | null)[]

export function rootScanner(schemas: Schemas, scan: Scan): ScanRoot {
  return compileScanner(['b'], rootScannerCode(schemas, scan))
}

export function entityScanner(schemas: Schemas, byType: ReadonlyMap<string, Scan>): ScanEntities {
  return compileScanner(['b', 'types'], entityScannerCode(schemas, byType))
}

function compileScanner<T>(parameters: string[], body: string): T {
  return compile(['H', 'J'], `return function(${parameters.join(',')}){${body}}`, [HANDOVER, json])
}

export function rootScannerCode(schemas: Schemas, scan: Scan): string {
  const code = new ScannerCode(schemas)
  return `let p=0,n0;${expectBytes('{"data":')}if(b[p]!==123)throw H.null;${code.node(scan, 'n0')}${END}return n0;`
}

export function entityScannerCode(schemas: Schemas, byType: ReadonlyMap<string, Scan>): string {
  const code = new ScannerCode(schemas)
  const cases = [...byType.values()].map((scan, index) => `case ${index}:{${code.node(scan, 'n')}break;}`)
  const [only] = byType.values()
  const one = byType.size === 1 && only ? code.node(only, 'n') : `switch(types[all.length]){${cases.join('')}}`
  const item = `let n=null;if(b[p]===123){${one}}else p=J.nothing(b,p);all.push(n);`
  return `let p=0;${expectBytes('{"data":{"_entities":[')}const all=[];${listOf(item)}${expectBytes('}')}${END}
if(all.length!==types.length)throw H.entities;return all;`
}

/** The end of an answer, with the line break that some servers add. */
const END = `${expectBytes('}')}if(p!==b.length&&!(b[p]===10&&p+1===b.length))throw H.shape;`

/** The items of a list up to its end; the opening bracket is passed. */
function listOf(item: string): string {
  return `if(b[p]===93)p++;else for(;;){${item}if(b[p]===44){p++;continue;}if(b[p]===93){p++;break;}throw H.shape;}`
}

class ScannerCode {
  #schemas: Schemas
  #names = 0

  constructor(schemas: Schemas) {
    this.#schemas = schemas
  }

  /** An object of which parts are kept, in a variable. */
  node(scan: Scan, into: string, tag: number | null = null, afterName = false): string {
    const kept = new Kept()
    if (tag !== null) kept.constant('t', String(tag))
    const fields = scan.fields
      .map((field, index) => this.#keptField(scan, field, index, kept, afterName && index === 0))
      .join('')
    for (const entity of scan.entities) kept.constant(`e${entity}`, 'null')
    const open = afterName ? '' : expectBytes('{')
    return `${kept.declarations()}${open}${fields}${expectBytes('}')}${into}={${kept.properties()}};`
  }

  #keptField(scan: Scan, field: SelectedField, index: number, kept: Kept, passed: boolean): string {
    const starts = scan.runs.filter(run => run.first === index)
    const starting = starts.filter(run => !run.shown).map(run => kept.position(`s${run.id}`))
    const values = starts.filter(run => run.shown).map(run => kept.position(`s${run.id}`))
    const ending = scan.runs.filter(run => run.last === index).map(run => kept.position(`f${run.id}`))
    const need = scan.needs.find(candidate => candidate.field === index)
    const place = scan.children.get(index)
    if (passed) {
      // The type name told which type this is, and is behind.
      const width = keyText(field.key).length + scan.type.name.length + 2
      return `${starting.map(name => `${name}=p-${width};`).join('')}${ending.map(name => `${name}=p;`).join('')}`
    }
    const value = place
      ? this.#keptValue(field.type, place, kept.variable(`c${place.id}`))
      : this.#value(field, scan.type)
    return [
      '\n',
      index === 0 ? '' : expectBytes(','),
      ...starting.map(name => `${name}=p;`),
      expectBytes(keyText(field.key)),
      ...values.map(name => `${name}=p;`),
      need ? `${kept.position(`k${need.id}`)}=p;` : '',
      value,
      need ? `${kept.position(`l${need.id}`)}=p;` : '',
      ...ending.map(name => `${name}=p;`),
    ].join('')
  }

  #keptValue(type: GraphQLOutputType | null, place: Place, into: string): string {
    const missing = isNonNullType(type) ? 'throw H.null;' : `{p=J.nothing(b,p);${into}=null;}`
    const present = isNonNullType(type) ? type.ofType : type
    if (isListType(present)) {
      const item = this.#name()
      const inner = this.#keptValue(present.ofType, place, item)
      return `if(b[p]===91){p++;${into}=[];${listOf(`let ${item};${inner}${into}.push(${item});`)}}else ${missing}`
    }
    return `if(b[p]===123){${this.#keptObject(place, into)}}else ${missing}`
  }

  #keptObject(place: Place, into: string): string {
    const [only] = place.shapes
    if (place.shapes.length === 1 && only?.own && isObjectType(getNamedType(place.field?.type as GraphQLOutputType))) {
      return this.node(only.own, into)
    }
    return byTypeName(
      place.shapes.map((shape, index) => {
        if (!shape.own) throw new NotSpliceable('no owner')
        return { type: shape.type, fields: shape.own.fields, code: this.node(shape.own, into, index, true) }
      }),
    )
  }

  /** A value of which only its outside is kept. */
  #value(field: SelectedField, parent: GraphQLObjectType): string {
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
          return `\n${expectBytes(comma + keyText(field.key))}${this.#value(field, type)}`
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

  #name(): string {
    return `v${this.#names++}`
  }
}

interface OfType {
  type: GraphQLObjectType
  fields: readonly SelectedField[]
  /** What comes after the type's name. */
  code: string
}

/** An object whose type is only known from its first key. */
function byTypeName(types: readonly OfType[]): string {
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
