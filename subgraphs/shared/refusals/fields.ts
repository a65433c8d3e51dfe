import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
} from 'graphql'
import type { Viewer } from '../auth/viewer.ts'
import type { UserError, UserErrorCode } from '../errors/errors.ts'

/** What was refused: the root field, why, and where in the input or the answer. No values. */
export interface RefusedField {
  field: string
  code: string
  path: string
}

/** What says that somebody tried what they must not, or what makes no sense. Out of stock, for example, says neither. */
const REFUSALS: ReadonlySet<UserErrorCode> = new Set<UserErrorCode>([
  'INVALID',
  'REQUIRED',
  'NOT_FOUND',
  'FORBIDDEN',
  'CURRENCY_MISMATCH',
  'AMOUNT_OUT_OF_RANGE',
  'TOO_MANY_ITEMS',
  'INVALID_TRANSITION',
  'IDEMPOTENCY_KEY_REUSED',
])
const ERRORS: ReadonlySet<unknown> = new Set(['FORBIDDEN', 'UNAUTHENTICATED', 'BAD_USER_INPUT'])
/** More than this of one answer say nothing new. */
const MOST = 20

/**
 * Has `note` called with what mutations answer as userErrors, whether or not the client asked for these. In place; what
 * permissions refuse does not come here, and is among the errors of the answer.
 */
export function watchPayloads(schema: GraphQLSchema, note: (refused: RefusedField[]) => void): GraphQLSchema {
  for (const [name, field] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve } = field
    if (!resolve) continue
    field.resolve = async (...call) => {
      const payload: unknown = await resolve(...call)
      const { userErrors = [] } = (payload ?? {}) as { userErrors?: UserError[] }
      const refused = userErrors.filter(({ code }) => REFUSALS.has(code)).slice(0, MOST)
      if (refused.length > 0) note(refused.map(({ code, path }) => ({ field: name, code, path: textOf(path) })))
      return payload
    }
  }
  return schema
}

/** The errors of a mutation that say it was refused, and of a query what a person with a token may not read. */
export function refusedFields(
  viewer: Viewer,
  document: DocumentNode,
  operationName: string | undefined,
  { errors = [] }: ExecutionResult,
): RefusedField[] {
  const operation = errors.length > 0 ? getOperationAST(document, operationName) : null
  if (!operation) return []
  const counts = (error: GraphQLError) =>
    operation.operation === 'mutation'
      ? ERRORS.has(error.extensions.code)
      : error.extensions.code === 'FORBIDDEN' && viewer.id !== null
  const names = new Map<string, string>()
  for (const node of operation.selectionSet.selections)
    if (node.kind === Kind.FIELD) names.set(node.alias?.value ?? node.name.value, node.name.value)
  return errors
    .filter(counts)
    .slice(0, MOST)
    .map(({ path = [], extensions }) => {
      const [root, ...below] = path
      const field = (root === undefined ? names.values().next().value : names.get(String(root))) ?? ''
      return { field, code: String(extensions.code), path: textOf(below) }
    })
}

/** Names of fields, with one place for all items of a list. Deep ones may be keys that a client made up. */
const textOf = (path: readonly (string | number)[]) =>
  path
    .slice(0, 6)
    .map(part => String(part).replace(/^\d+$/, '*'))
    .join('.')
