import type { Role } from '#shared/auth.ts'

/** How one mutation is called rightly, and which of the derived variants are right too. */
export interface MutationCase {
  /** Who calls it: the narrowest role that may. */
  as: Role
  /** A call that succeeds, with every field that has a place in it. */
  input: object
  /** For mutations with an idempotency key: what another request with the same key has instead. */
  other?: object
  /** Another good call, for fields that exclude those of `input`. */
  instead?: object
  /** Bad values that the types do not tell: by path, with what is wrong. */
  bad?: [path: string, name: string, value: unknown][]
  /** Variants that are good values here, by their name, each with the reason. */
  fine?: Record<string, string>
  /** Variants whose fault shows at another field, by their name, with its path. */
  elsewhere?: Record<string, string>
  /** Who may do this although it is not the one of `as`, with the reason. */
  strangers?: { anonymous?: string; otherBusiness?: string; neighbour?: string }
}
