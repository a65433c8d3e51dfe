import {
  type GraphQLAbstractType,
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
import type { EngineError, Path } from '../types.ts'
import { type Item, isItem, own } from './items.ts'
import { leafCheck } from './leaf.ts'
import type { Problems } from './problems.ts'

export interface Completed {
  data: Item | null
  errors: EngineError[]
}

/** The way to a value, from the value up. Turned into a path only when there is something to say about it. */
interface Place {
  above: Place | null
  key: string | number
}

/** A value that its parent must not have as null. */
const BUBBLE = Symbol('null bubbles up')

/**
 * The specification's CompleteValue over merged data, with the errors that fetching left: each error at its place, a
 * null for what is missing, and a null passed upward until a type allows it. For answers that are not regular; those
 * that are take the writer.
 */
export function complete(
  schemas: Pick<Supergraph, 'api' | 'interfaceObjects'>,
  root: GraphQLObjectType,
  selection: Selection,
  data: Item,
  problems: Problems,
): Completed {
  const completion = new Completion(schemas, problems)
  const completed = completion.object(data, root, selection, null)
  const errors = [...completion.errors, ...problems.rest()]
  return { data: completed === BUBBLE ? null : completed, errors }
}

class Completion {
  errors: EngineError[] = []
  #schemas: Pick<Supergraph, 'api' | 'interfaceObjects'>
  #problems: Problems

  constructor(schemas: Pick<Supergraph, 'api' | 'interfaceObjects'>, problems: Problems) {
    this.#schemas = schemas
    this.#problems = problems
  }

  object(item: Item, type: FieldsType, selection: Selection, place: Place | null): Item | typeof BUBBLE {
    this.errors.push(...this.#problems.below(item, () => pathOf(place)))
    const into: Item = Object.create(null)
    let bubbles = false
    for (const field of selection.fieldsOf(type)) {
      const value = this.#field(item, type, field, { above: place, key: field.shown })
      if (value === BUBBLE) bubbles = true
      else into[field.shown] = value
    }
    return bubbles ? BUBBLE : into
  }

  #field(item: Item, parent: FieldsType, { key, name, type, selection }: SelectedField, place: Place): unknown {
    if (name === '__typename') {
      if (isObjectType(parent)) return parent.name
      this.#fail(place, `Expected the type of an object of ${parent}, got none.`)
      return BUBBLE
    }
    const value = own(item, key)
    if (!type) return value
    if (value === undefined) {
      const missing = this.#problems.missing(item, key, () => pathOf(place))
      if (missing && !this.#isExplained(place)) this.errors.push(missing)
      if (!missing && !this.#problems.isUnknown(item, key)) {
        return this.#absent(place, type, `Expected a value for ${parent.name}.${name}, got none.`)
      }
    }
    return this.#value(value, type, selection, place, `${parent.name}.${name}`)
  }

  /** A field that was asked for and is not there. */
  #absent(place: Place, type: GraphQLOutputType, message: string): null | typeof BUBBLE {
    if (!this.#isExplained(place)) this.#fail(place, message)
    return isNonNullType(type) ? BUBBLE : null
  }

  #value(value: unknown, type: GraphQLOutputType, selection: Selection | null, place: Place, field: string): unknown {
    if (!isNonNullType(type)) return this.#present(value, type, selection, place, field)
    const before = this.errors.length
    const completed = this.#present(value, type.ofType, selection, place, field)
    if (completed !== null) return completed
    if (this.errors.length === before && !this.#isExplained(place)) {
      this.#fail(place, `Cannot return null for non-nullable field ${field}.`)
    }
    return BUBBLE
  }

  /** Null where the value is missing, unfit, or holds a null that it must not. */
  #present(value: unknown, type: GraphQLOutputType, selection: Selection | null, place: Place, field: string): unknown {
    if (value === null || value === undefined) return null
    if (isListType(type)) return this.#list(value, type.ofType, selection, place, field)
    if (!isCompositeType(type)) return this.#leaf(value, type as GraphQLLeafType, place, field)
    if (!isItem(value)) return this.#fail(place, `Expected an object for ${field}, got ${kindOf(value)}.`)
    const object = isObjectType(type) ? type : this.#typeOf(value, type, selection)
    if (!object || !selection) {
      return this.#fail(place, `Expected an object of ${type} for ${field}, got one of another or no type.`)
    }
    const completed = this.object(value, object, selection, place)
    return completed === BUBBLE ? null : completed
  }

  #list(value: unknown, type: GraphQLOutputType, selection: Selection | null, place: Place, field: string): unknown {
    if (!Array.isArray(value)) return this.#fail(place, `Expected a list for ${field}, got ${kindOf(value)}.`)
    let bubbles = false
    const items = value.map((element, key) => {
      const completed = this.#value(element, type, selection, { above: place, key }, field)
      if (completed === BUBBLE) bubbles = true
      return completed
    })
    return bubbles ? null : items
  }

  #leaf(value: unknown, type: GraphQLLeafType, place: Place, field: string): unknown {
    if (!leafCheck(type)(value)) return this.#fail(place, `Expected ${type} for ${field}, got ${kindOf(value)}.`)
    return type.name === 'ID' ? String(value) : value
  }

  #typeOf(item: Item, declared: GraphQLAbstractType, selection: Selection | null): FieldsType | undefined {
    const name = own(item, '__typename')
    const { api, interfaceObjects } = this.#schemas
    // Where no subgraph that was asked knows the type of an interface object, it has the interface's fields.
    if (isInterfaceType(declared) && interfaceObjects.has(declared.name) && (name ?? declared.name) === declared.name) {
      return selection?.isAlike(declared, api.getPossibleTypes(declared)) ? declared : undefined
    }
    const type = typeof name === 'string' ? api.getType(name) : undefined
    return isObjectType(type) && api.isSubType(declared, type) ? type : undefined
  }

  #fail(place: Place, message: string): null {
    this.errors.push({ message, path: pathOf(place), extensions: { code: 'INVALID_SUBGRAPH_ANSWER' } })
    return null
  }

  /** A null that comes with an error of its own, or with one of what is in it, is not reported twice. */
  #isExplained(place: Place): boolean {
    if (this.errors.length === 0) return false
    const path = pathOf(place)
    return this.errors.some(error => error.path !== undefined && isRelated(error.path, path))
  }
}

function pathOf(place: Place | null): (string | number)[] {
  const path: (string | number)[] = []
  for (let at = place; at; at = at.above) path.push(at.key)
  return path.reverse()
}

function isRelated(a: Path, b: Path): boolean {
  const shared = Math.min(a.length, b.length)
  for (let index = 0; index < shared; index++) if (a[index] !== b[index]) return false
  return true
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
