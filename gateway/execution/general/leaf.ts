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
