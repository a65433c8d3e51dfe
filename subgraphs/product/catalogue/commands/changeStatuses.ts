import { hasRole, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { fail, Refusal, type UserError } from '#shared/errors.ts'
import type { Platform } from '#shared/platform.ts'
import { advanceProducts } from '../../commands/advanceProducts.ts'
import type { ProductDeps } from '../../deps.ts'
import { type Actor, judgeTransition, nextStatuses, type ProductStatus } from '../../domain/status.ts'
import { type LockedProduct, lockProducts } from '../../store/products.ts'
import { missingValues, needsRequired } from '../domain/attributes.ts'
import { type Described, readDescribed } from '../store/attribute-rows.ts'
import { type Bulk, type BulkDone, noProduct, type Path, runBulk, sift, versionFault } from './bulk.ts'

export interface ChangeStatus {
  productId: string
  status: ProductStatus
  expectedVersion?: number | null | undefined
}

/** Moves a product to another status, if the table of transitions, the viewer's role and the version allow it. */
export async function changeStatus({ platform }: ProductDeps, viewer: Viewer, item: ChangeStatus): Promise<void> {
  await inTransaction(platform.prisma, async tx => {
    const { errors } = await moveProducts(platform, tx, viewer, [item], () => ['input'])
    if (errors.length > 0) throw new Refusal(errors)
  })
}

/** The same for many products. */
export function changeStatuses(
  { platform }: ProductDeps,
  viewer: Viewer,
  request: Bulk<ChangeStatus>,
): Promise<BulkDone> {
  return runBulk(platform, viewer, 'productStatusChangeMany', request, tx =>
    moveProducts(platform, tx, viewer, request.items, index => ['input', 'items', index]),
  )
}

async function moveProducts(
  platform: Pick<Platform, 'clock' | 'jobs'>,
  tx: Tx,
  viewer: Viewer,
  items: readonly ChangeStatus[],
  pathOf: (index: number) => Path,
): Promise<BulkDone> {
  const products = await lockProducts(
    tx,
    viewer,
    items.map(item => item.productId),
  )
  const described = await readDescribed(tx, viewer.businessId, toBeComplete(items, products))
  const actor = hasRole(viewer, 'OPS') ? 'OPERATIONS' : 'MERCHANT'
  const { good, errors } = sift(items, (item, index) => {
    const product = products.get(item.productId)
    if (!product) return noProduct(item.productId, pathOf(index))
    const fault =
      versionFault(product, item.expectedVersion, pathOf(index)) ??
      transitionFault(product, item.status, actor, pathOf(index)) ??
      incompleteFault(item.status, described, product, pathOf(index))
    return fault ?? { product, status: item.status }
  })
  const moved = good.map(({ product }) => product)
  const statuses = good.map(({ status }) => status)
  await advanceProducts(platform, tx, moved, statuses)
  return { productIds: moved.map(product => product.id), errors }
}

function toBeComplete(items: readonly ChangeStatus[], products: ReadonlyMap<string, LockedProduct>): LockedProduct[] {
  return items.flatMap(({ productId, status }) => (needsRequired(status) ? (products.get(productId) ?? []) : []))
}

function transitionFault(product: LockedProduct, status: ProductStatus, actor: Actor, root: Path): UserError | null {
  const path = [...root, 'status']
  const verdict = judgeTransition(product.status, status, actor)
  if (verdict === 'forbidden') return fail('FORBIDDEN', `only operations move a product to ${status}`, path)
  if (verdict === 'allowed') return null
  const expected = nextStatuses(product.status).join(', ') || 'none: it is gone for good'
  return fail('INVALID_TRANSITION', `from ${product.status}: expected ${expected}; got ${status}`, path)
}

function incompleteFault(
  status: ProductStatus,
  described: Described,
  product: LockedProduct,
  path: Path,
): UserError | null {
  if (!needsRequired(status)) return null
  const missing = missingValues(described.definitionsOf(product.category), described.valuesOf(product.id))
  if (missing.length === 0) return null
  return fail('REQUIRED', `${status}: expected values of ${missing.join(', ')}, got nothing`, [...path, 'status'])
}
