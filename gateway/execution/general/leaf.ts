import { type GraphQLLeafType, isEnumType } from 'graphql'

const MAX_INT = 2_147_483_647

/** Whether a value may stand for this leaf in an answer. Subgraphs serialise; this is for those who do not. */
export function leafCheck(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name))
    return value => names.has(value)
  }
  switch (type.name) {
    case 'String':
      return value => typeof value === 'string'
    case 'ID':
      return value => typeof value === 'string' || Number.isSafeInteger(value)
    case 'Int':
      return value => Number.isInteger(value) && Math.abs(value as number) <= MAX_INT + 1 && value !== MAX_INT + 1
    case 'Float':
      return value => Number.isFinite(value)
    case 'Boolean':
      return value => typeof value === 'boolean'
    default:
      // What a custom scalar may be, only its subgraph knows.
      return () => true
  }
}

/** Writes a value as JSON; null when it may not stand for this leaf. */
export function leafText(type: GraphQLLeafType): (value: unknown) => string | null {
  if (isEnumType(type)) {
    const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, `"${name}"`]))
    return value => texts.get(value) ?? null
  }
  const fits = leafCheck(type)
  switch (type.name) {
    case 'String':
      return value => (typeof value === 'string' ? quoted(value) : null)
    case 'ID':
      return value => (typeof value === 'string' ? quoted(value) : fits(value) ? `"${value}"` : null)
    case 'Int':
    case 'Float':
    case 'Boolean':
      return value => (fits(value) ? String(value) : null)
    default:
      return value => (typeof value === 'string' ? quoted(value) : JSON.stringify(value))
  }
}

/** Longer ones are left to JSON.stringify, which is quicker once it runs. */
const SHORT = 48

function quoted(text: string): string {
  if (text.length > SHORT) return JSON.stringify(text)
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 32 || code === 34 || code === 92 || (code >= 0xd800 && code <= 0xdfff)) return JSON.stringify(text)
  }
  return `"${text}"`
}
