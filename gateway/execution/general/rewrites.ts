import type { FetchDataRewrite } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type Item, isItem, own } from './items.ts'
import { isOfType } from './types.ts'

const FRAGMENT = '... on '

/**
 * Changes that the planner wants in what is sent or received: another `__typename` for objects that a subgraph knows
 * under the name of their interface, and keys under which two fields of one name were told apart.
 */
export function rewrite(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[], value: unknown): void {
  for (const one of rewrites) {
    const last = one.path.at(-1)
    if (last === undefined) continue
    const change = changeOf(one, last)
    atPath(schema, one.path.slice(0, -1), value, change)
  }
}

function changeOf(one: FetchDataRewrite, key: string): (item: Item) => void {
  if (one.kind === 'ValueSetter') {
    return item => {
      item[key] = one.setValueTo
    }
  }
  return item => {
    const value = own(item, key)
    if (value === undefined) return
    delete item[key]
    item[one.renameKeyTo] = value
  }
}

function atPath(schema: GraphQLSchema, path: readonly string[], value: unknown, change: (item: Item) => void): void {
  if (Array.isArray(value)) {
    for (const element of value) atPath(schema, path, element, change)
    return
  }
  if (!isItem(value)) return
  const [first, ...rest] = path
  if (first === undefined) change(value)
  else if (!first.startsWith(FRAGMENT)) atPath(schema, rest, own(value, first), change)
  else {
    const name = own(value, '__typename')
    if (name === undefined || isOfType(schema, name, first.slice(FRAGMENT.length))) {
      atPath(schema, rest, value, change)
    }
  }
}
