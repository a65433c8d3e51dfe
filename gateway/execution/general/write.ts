import { type Item, isItem, own } from './items.ts'
import { isPlain, leafText } from './leaf.ts'
import type { FieldShape, ObjectShape, ValueShape } from './shape.ts'

/** Something is not as the schema says. The answer is then completed step by step, with errors and nulls. */
export const IRREGULAR = new Error('the data does not fit the schema')

/** Merged data as JSON in bytes, in the order the client asked for: one pass. Throws IRREGULAR. */
export function writeObject({ fields, end, endAfterText }: ObjectShape, item: Item): string {
  let text = ''
  // Most of an answer is text in quotes. They are written with what stands around them: half as many pieces.
  let isOpen = false
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] as FieldShape
    const shape = field.value
    const value = field.isInherited ? own(item, field.key) : item[field.key]
    if (typeof value === 'string' && (shape.kind === 'String' || shape.kind === 'ID') && isPlain(value)) {
      text += (isOpen ? field.betweenTexts : field.beforeText) + value
      isOpen = true
    } else {
      text += (isOpen ? field.afterText : field.before) + writeValue(shape, value)
      isOpen = false
    }
  }
  return text + (isOpen ? endAfterText : end)
}

function writeValue(shape: ValueShape, value: unknown): string {
  if (value === null && !shape.nonNull) return 'null'
  // Where one is missing, only the fetches can tell whether that is a mistake.
  if (value === null || value === undefined) throw IRREGULAR
  switch (shape.kind) {
    case 'list':
      return writeList(shape.element as ValueShape, value)
    case 'object':
      if (!isItem(value)) throw IRREGULAR
      return writeObject(shape.object as ObjectShape, value)
    case 'abstract': {
      const object = isItem(value) ? shape.objects?.of(value) : undefined
      if (!object) throw IRREGULAR
      return writeObject(object, value as Item)
    }
    case 'typename':
      throw IRREGULAR
    default: {
      const text = leafText(shape, value)
      if (text === null) throw IRREGULAR
      return text
    }
  }
}

function writeList(element: ValueShape, value: unknown): string {
  if (!Array.isArray(value)) throw IRREGULAR
  if (value.length === 0) return '[]'
  let text = `[${writeValue(element, value[0])}`
  for (let index = 1; index < value.length; index++) text += `,${writeValue(element, value[index])}`
  return `${text}]`
}
