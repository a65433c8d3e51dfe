import { toBytes } from '../plan/bytes.ts'
import type { ValueShape } from './shape.ts'

const MAX_LOOKED_AT = 32
/** Longer text is left to the regular expression, which is quicker once it runs. */
const UNUSUAL = /[^ !#-[\]-~]/

/** Text as it stands in JSON, in bytes. */
export function quoted(text: string): string {
  return isPlain(text) ? `"${text}"` : toBytes(JSON.stringify(text))
}

/** Whether text stands for itself between quotes: ASCII without quotes, backslashes and control characters. */
export function isPlain(text: string): boolean {
  if (text.length > MAX_LOOKED_AT) return !UNUSUAL.test(text)
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 32 || code === 34 || code === 92 || code > 126) return false
  }
  return true
}

/**
 * A value as JSON in bytes; null when it may not stand for this leaf. Subgraphs serialise; the checks are for those who do
 * not.
 */
export function leafText({ kind, texts }: ValueShape, value: unknown): string | null {
  switch (kind) {
    case 'String':
      return typeof value === 'string' ? quoted(value) : null
    case 'ID':
      if (typeof value === 'string') return quoted(value)
      return Number.isSafeInteger(value) ? `"${value}"` : null
    case 'Int':
      return typeof value === 'number' && (value | 0) === value ? `${value}` : null
    case 'Float':
      return Number.isFinite(value) ? `${value}` : null
    case 'Boolean':
      return typeof value === 'boolean' ? `${value}` : null
    case 'enum':
      return texts?.get(value) ?? null
    default:
      // What a custom scalar may be, only its subgraph knows.
      return jsonText(value)
  }
}

/** Any value as JSON in bytes; null for what JSON cannot hold. Throws RangeError for what is too deep. */
export function jsonText(value: unknown): string | null {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : 'null'
  return (Array.isArray(value) ? listText(value) : null) ?? stringified(value)
}

/** A list of text, as keys of things often are; null for any other. */
function listText(list: readonly unknown[]): string | null {
  let text = '['
  for (let index = 0; index < list.length; index++) {
    const element = list[index]
    if (typeof element !== 'string') return null
    text += index === 0 ? quoted(element) : `,${quoted(element)}`
  }
  return `${text}]`
}

function stringified(value: unknown): string | null {
  try {
    const text = JSON.stringify(value)
    return text === undefined ? null : toBytes(text)
  } catch (error) {
    if (error instanceof RangeError) throw error
    return null
  }
}
