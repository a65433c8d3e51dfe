import type { EngineError } from '../types.ts'
import { Explained } from './explained.ts'
import { type Item, isItem, own } from './items.ts'
import { leafText } from './leaf.ts'
import type { Problems } from './problems.ts'
import type { FieldShape, ObjectShape, ValueShape } from './shape.ts'

export interface Completed {
  /** JSON in bytes. */
  data: string
  errors: EngineError[]
}

/**
 * The specification's CompleteValue over merged data, with the errors that fetching left: each error at its place, a
 * null for what is missing, and a null passed upward until a type allows it. For answers that are not regular; those
 * that are take the writer.
 */
export function complete(root: ObjectShape, data: Item, problems: Problems): Completed {
  const completion = new Completion(problems)
  const completed = completion.object(data, root)
  return { data: completed ?? 'null', errors: [...completion.errors, ...problems.rest()] }
}

/** Methods answer JSON, or null where there is nothing but a null to answer. */
class Completion {
  errors: EngineError[] = []
  #explained = new Explained()
  #problems: Problems
  /** To the value that is being completed. */
  #path: (string | number)[] = []

  constructor(problems: Problems) {
    this.#problems = problems
  }

  object(item: Item, { fields, end }: ObjectShape): string | null {
    for (const error of this.#problems.below(item, this.#path)) this.#report(error)
    let text = ''
    let bubbles = false
    for (const field of fields) {
      this.#path.push(field.shown)
      const value = this.#field(item, field)
      this.#path.pop()
      if (value === null) bubbles = true
      else text += field.before + value
    }
    return bubbles ? null : text + end
  }

  /** Null bubbles up. */
  #field(item: Item, { key, name, value: shape }: FieldShape): string | null {
    if (shape.kind === 'typename') return this.#fail(`Expected the type of an object of ${shape.type}, got none.`)
    const value = own(item, key)
    if (value !== undefined) return this.#value(value, shape, name)
    const missing = this.#problems.missing(item, key, this.#path)
    if (missing && !this.#isExplained()) this.#report(missing)
    if (missing || this.#problems.isUnknown(item, key)) return this.#value(null, shape, name)
    // It was asked for and is not there.
    if (!this.#isExplained()) this.#fail(`Expected a value for ${name}, got none.`)
    return shape.nonNull ? null : 'null'
  }

  /** Null bubbles up. */
  #value(value: unknown, shape: ValueShape, name: string): string | null {
    const before = this.errors.length
    const completed = value === null || value === undefined ? null : this.#present(value, shape, name)
    if (completed !== null) return completed
    if (!shape.nonNull) return 'null'
    if (this.errors.length === before && !this.#isExplained()) {
      this.#fail(`Cannot return null for non-nullable field ${name}.`)
    }
    return null
  }

  /** Null for what is unfit, or holds a null that it must not. */
  #present(value: unknown, shape: ValueShape, name: string): string | null {
    if (shape.element) return this.#list(value, shape.element, name)
    if (!shape.object && !shape.objects) {
      return leafText(shape, value) ?? this.#fail(`Expected ${shape.type} for ${name}, got ${kindOf(value)}.`)
    }
    if (!isItem(value)) return this.#fail(`Expected an object for ${name}, got ${kindOf(value)}.`)
    const object = shape.object ?? shape.objects?.of(value)
    if (object) return this.object(value, object)
    return this.#fail(`Expected an object of ${shape.type} for ${name}, got one of another or no type.`)
  }

  #list(value: unknown, element: ValueShape, name: string): string | null {
    if (!Array.isArray(value)) return this.#fail(`Expected a list for ${name}, got ${kindOf(value)}.`)
    let text = ''
    let bubbles = false
    for (let index = 0; index < value.length; index++) {
      this.#path.push(index)
      const completed = this.#value(value[index], element, name)
      this.#path.pop()
      if (completed === null) bubbles = true
      else text += index === 0 ? completed : `,${completed}`
    }
    return bubbles ? null : `[${text}]`
  }

  #fail(message: string): null {
    this.#report({ message, path: [...this.#path], extensions: { code: 'INVALID_SUBGRAPH_ANSWER' } })
    return null
  }

  #report(error: EngineError): void {
    this.errors.push(error)
    this.#explained.add(error)
  }

  /** A null that comes with an error of its own, or with one of what is in it, is not reported twice. */
  #isExplained(): boolean {
    return this.#explained.has(this.#path)
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
