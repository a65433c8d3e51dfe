import { type GraphQLOutputType, getNamedType, isListType, isNonNullType, isObjectType } from 'graphql'
import type { SelectedField } from '../plan/selection.ts'
import type { Schemas } from './compare.ts'
import { expectBytes, keyText } from './emit.ts'
import { NotSpliceable } from './handover.ts'
import { Kept } from './kept.ts'
import type { Place, Scan } from './layout.ts'
import { byTypeName, listOf, ValueCode } from './value-code.ts'

/** Code that scans objects of which parts are kept. */
export class NodeCode {
  #values: ValueCode
  #names = 0

  constructor(schemas: Schemas) {
    this.#values = new ValueCode(schemas)
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
      : this.#values.value(field, scan.type)
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

  #name(): string {
    return `v${this.#names++}`
  }
}
