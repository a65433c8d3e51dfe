/** The states of a product and who may move it between them. The database guards the same table. */
export const PRODUCT_STATUSES = ['DRAFT', 'IN_REVIEW', 'ACTIVE', 'SUSPENDED', 'ARCHIVED'] as const
export type ProductStatus = (typeof PRODUCT_STATUSES)[number]

/** Operations decide what goes on sale; a merchant prepares, withdraws and archives. */
export type Actor = 'OPERATIONS' | 'MERCHANT'

const both: readonly Actor[] = ['OPERATIONS', 'MERCHANT']
const operations: readonly Actor[] = ['OPERATIONS']

/** From state, to state, by whom. SUSPENDED -> ACTIVE is for operations: a merchant must not undo their suspension. */
export const transitions: Readonly<Record<ProductStatus, Partial<Record<ProductStatus, readonly Actor[]>>>> = {
  DRAFT: { IN_REVIEW: both, ARCHIVED: both },
  IN_REVIEW: { DRAFT: both, ACTIVE: operations, ARCHIVED: both },
  ACTIVE: { SUSPENDED: both, ARCHIVED: both },
  SUSPENDED: { ACTIVE: operations, ARCHIVED: both },
  ARCHIVED: {},
}

/** 'allowed', 'forbidden' (the transition exists, but not for this actor) or 'unknown' (there is no such transition). */
export function judgeTransition(
  from: ProductStatus,
  to: ProductStatus,
  actor: Actor,
): 'allowed' | 'forbidden' | 'unknown' {
  const actors = transitions[from][to]
  if (!actors) return 'unknown'
  return actors.includes(actor) ? 'allowed' : 'forbidden'
}

/** The states that can be reached from one, by anybody. For messages. */
export function nextStatuses(from: ProductStatus): ProductStatus[] {
  return Object.keys(transitions[from]) as ProductStatus[]
}
