/**
 * Every failure a caller can act on, in one list. It is also the enum `UserErrorCode` of each subgraph's SDL
 * (schema/shared.graphql describes what each one means).
 */
const USER_ERROR_CODES = [
  'INVALID',
  'REQUIRED',
  'NOT_FOUND',
  'FORBIDDEN',
  'CONFLICT',
  'OUT_OF_STOCK',
  'CURRENCY_MISMATCH',
  'AMOUNT_OUT_OF_RANGE',
  'TOO_MANY_ITEMS',
  'EXPIRED',
  'INVALID_TRANSITION',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_IN_FLIGHT',
  'PROVIDER_DECLINED',
  'PROVIDER_UNKNOWN',
  'UNAVAILABLE',
] as const

export type UserErrorCode = (typeof USER_ERROR_CODES)[number]

/** A failure as data: a mutation answers a list of these, empty when it succeeded. */
export interface UserError {
  code: UserErrorCode
  /** What was expected and what came, for people. */
  message: string
  /** The input field at fault: ['input', 'lines', '0', 'quantity']. */
  path: string[]
}

/** Builds a UserError. Numbers in the path are list positions. */
export function fail(code: UserErrorCode, message: string, path: readonly (string | number)[] = []): UserError {
  return { code, message, path: path.map(String) }
}

/**
 * Thrown inside a command to leave it (and roll its transaction back) with userErrors. `payload` turns it into data;
 * anything else that is thrown is a bug and stays one.
 */
export class Refusal extends Error {
  override name = 'Refusal'
  errors: UserError[]

  constructor(errors: UserError | readonly UserError[]) {
    const list = Array.isArray(errors) ? [...errors] : [errors as UserError]
    super(list.map(error => `${error.code}: ${error.message}`).join('; '))
    this.errors = list
  }
}

/** Shorthand: `throw refuse('NOT_FOUND', 'expected ...', ['input', 'id'])`. */
export function refuse(code: UserErrorCode, message: string, path: readonly (string | number)[] = []): Refusal {
  return new Refusal(fail(code, message, path))
}

/**
 * Runs a mutation and answers its payload. A Refusal becomes `{ userErrors }`; the payload's other fields are nullable
 * in the SDL and stay out, which GraphQL reads as null.
 */
export async function payload<T extends object>(
  run: () => Promise<T> | T,
): Promise<Partial<Omit<T, 'userErrors'>> & { userErrors: UserError[] }> {
  try {
    return { userErrors: [], ...(await run()) }
  } catch (error) {
    if (error instanceof Refusal) return { userErrors: error.errors } as Awaited<ReturnType<typeof payload<T>>>
    throw error
  }
}
