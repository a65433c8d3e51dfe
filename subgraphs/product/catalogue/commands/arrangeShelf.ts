import type { Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import { fail, Refusal, refuse } from '#shared/errors.ts'
import type { ProductDeps } from '../../deps.ts'
import type { ShelfRecord } from '../domain/records.ts'
import { advanceShelf, findListable, lockShelf, type Placement, placeRows, removeRows } from '../store/shelf-rows.ts'
import { type Bulk, type BulkDone, noProduct, runBulk, sift, versionFault } from './bulk.ts'

/** Which place, at which version. */
interface OnShelf {
  shelfId: string
  expectedVersion?: number | null | undefined
}

/** Lists products in a place, or moves them there. Each needs a visible application for places of that kind. */
export function placeProducts(
  { platform }: ProductDeps,
  viewer: Viewer,
  request: Bulk<Placement> & OnShelf,
): Promise<BulkDone> {
  const { businessId } = viewer
  const { items, shelfId } = request
  return runBulk(platform, viewer, 'shelfPlaceMany', request, async tx => {
    const shelf = await openShelf(tx, businessId, request)
    const ids = items.map(item => item.productId)
    const listable = await findListable(tx, businessId, shelf.use, ids)
    const { good, errors } = sift(items, (item, index) => {
      const path = ['input', 'items', index]
      const found = listable.get(item.productId)
      if (!found) return noProduct(item.productId, path)
      if (found.archived || !found.visible) {
        const expected = found.archived ? 'that is not archived' : `with a visible application for ${shelf.use}`
        return fail('FORBIDDEN', `expected a product ${expected}, got ${item.productId}`, [...path, 'productId'])
      }
      return item
    })
    const changed = await placeRows(tx, businessId, shelfId, good)
    if (changed > 0) await advanceShelf(tx, businessId, shelf, platform.clock.now())
    return { productIds: good.map(item => item.productId), errors }
  })
}

/** Takes products off a place. */
export function removeProducts(
  { platform }: ProductDeps,
  viewer: Viewer,
  request: Bulk<string> & OnShelf,
): Promise<BulkDone> {
  const { businessId } = viewer
  const { items, shelfId } = request
  return runBulk(platform, viewer, 'shelfRemoveMany', request, async tx => {
    const shelf = await openShelf(tx, businessId, request)
    const removed = await removeRows(tx, businessId, shelfId, items)
    if (removed.size > 0) await advanceShelf(tx, businessId, shelf, platform.clock.now())
    const { good, errors } = sift(items, (id, index) =>
      removed.has(id)
        ? id
        : fail('NOT_FOUND', `expected a product of the shelf, got ${JSON.stringify(id)}`, [
            'input',
            'productIds',
            index,
          ]),
    )
    return { productIds: good, errors }
  })
}

async function openShelf(tx: Tx, businessId: string, { shelfId, expectedVersion }: OnShelf): Promise<ShelfRecord> {
  const shelf = await lockShelf(tx, businessId, shelfId)
  if (!shelf) throw refuse('NOT_FOUND', `expected a shelf, got ${JSON.stringify(shelfId)}`, ['input', 'shelfId'])
  const fault = versionFault(shelf, expectedVersion, ['input'])
  if (fault) throw new Refusal(fault)
  return shelf
}
