import { type GraphQLOutputType, isListType, isNonNullType } from 'graphql'
import type { SelectedField } from './selection.ts'

/** The path of what is in a field: its key, and '@' for each list around it. */
export function below(path: readonly string[], { key, type }: SelectedField): string[] {
  const next = [...path, key]
  for (let at: GraphQLOutputType | null = type; at; ) {
    if (isNonNullType(at)) at = at.ofType
    else if (isListType(at)) {
      next.push('@')
      at = at.ofType
    } else break
  }
  return next
}

export function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.length <= path.length && start.every((part, index) => part === path[index])
}

export function isSamePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && startsWith(a, b)
}
