import type { GraphQLError } from 'graphql'
import type { Viewer } from '#shared/auth.ts'
import type { GatewayContext } from '../context.ts'
import type { PreparedOperation } from '../execution/types.ts'
import type { Reason } from '../http/errors.ts'

export type Operation = PreparedOperation<GatewayContext>

/**
 * Why an operation is not executed for this viewer with these variables; undefined when it may be. Runs for every
 * request: what does not depend on viewer and variables belongs into the operation's notes.
 */
export type Check = (
  operation: Operation,
  values: Record<string, unknown>,
  viewer: Viewer,
) => { reason: Reason; error: GraphQLError } | undefined

/** What is known of an operation, worked out at its first request. */
export function noted<T>(operation: Operation, name: string, compute: (operation: Operation) => T): T {
  if (operation.notes.has(name)) return operation.notes.get(name) as T
  const made = compute(operation)
  operation.notes.set(name, made)
  return made
}
