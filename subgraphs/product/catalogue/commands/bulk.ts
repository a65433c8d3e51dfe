import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { fail, Refusal, type UserError } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { Platform } from '#shared/platform.ts'

/** What every bulk operation takes. */
export interface Bulk<T> {
  items: T[]
  /** REJECT_FAILED_ROWS leaves out what fails; else nothing is done when anything does. */
  errorPolicy: 'REJECT_EVERYTHING' | 'REJECT_FAILED_ROWS'
  idempotencyKey: string
}

export interface BulkDone {
  /** The products that were dealt with. */
  productIds: string[]
  /** What is wrong with the others; the path leads to the item. */
  errors: UserError[]
}

export type Path = readonly (string | number)[]

/**
 * Runs a bulk operation once per idempotency key, in one transaction. `work` writes what it can and answers what it
 * cannot; with REJECT_EVERYTHING one error takes everything back.
 */
export function runBulk<T>(
  platform: Pick<Platform, 'pool' | 'schema' | 'prisma'>,
  viewer: Viewer,
  operation: string,
  { idempotencyKey, ...request }: Bulk<T> & object,
  work: (tx: Tx) => Promise<BulkDone>,
): Promise<BulkDone> {
  const { businessId } = viewer
  const scope = `product.${operation}`
  return runIdempotent<BulkDone>(
    platform,
    { scope, businessId, viewerId: actorOf(viewer), key: idempotencyKey, request },
    ({ finish }) =>
      inTransaction(platform.prisma, async tx => {
        const done = await work(tx)
        if (done.errors.length > 0 && request.errorPolicy === 'REJECT_EVERYTHING') throw new Refusal(done.errors)
        await finish(tx, done)
        return done
      }),
  )
}

/** The items without errors, and the errors of the others. */
export function sift<T, R>(
  items: readonly T[],
  judge: (item: T, index: number) => R | UserError | UserError[],
): { good: R[]; errors: UserError[] } {
  const good: R[] = []
  const errors: UserError[] = []
  for (const [index, item] of items.entries()) {
    const verdict = judge(item, index)
    if (Array.isArray(verdict)) errors.push(...verdict)
    else if (isUserError(verdict)) errors.push(verdict)
    else good.push(verdict as R)
  }
  return { good, errors }
}

function isUserError(verdict: unknown): verdict is UserError {
  return typeof verdict === 'object' && verdict !== null && 'code' in verdict && 'path' in verdict
}

/** What is wrong with changing a product that the viewer may change only at the version that was expected. */
export function versionFault(
  product: { version: number },
  expected: number | null | undefined,
  path: Path,
): UserError | null {
  if (expected == null || expected === product.version) return null
  return fail('CONFLICT', `expected version ${expected}, it is at version ${product.version}`, [
    ...path,
    'expectedVersion',
  ])
}

export function noProduct(productId: string, path: Path): UserError {
  return fail('NOT_FOUND', `expected a product, got ${JSON.stringify(productId)}`, [...path, 'productId'])
}
