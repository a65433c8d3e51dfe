import type { Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import { fail, type UserError } from '#shared/errors.ts'
import type { Money } from '#shared/money.ts'
import type { ProductDeps } from '../../deps.ts'
import { lockProducts } from '../../store/products.ts'
import {
  type ApplicationState,
  keyOf,
  lockApplications,
  type SkuCurrency,
  skusOfProducts,
  writeApplications,
} from '../store/application-rows.ts'
import { type Bulk, type BulkDone, noProduct, type Path, runBulk, sift } from './bulk.ts'

export interface SetApplication extends Omit<ApplicationState, 'prices'> {
  prices: { skuId: string; price: Money }[]
  /** 0 when there is none yet. */
  expectedVersion: number
}

/** Sets how the business uses products in kinds of places. */
export function setApplications(
  { platform }: ProductDeps,
  viewer: Viewer,
  request: Bulk<SetApplication>,
): Promise<BulkDone> {
  return runBulk(platform, viewer, 'productApplicationSetMany', request, tx =>
    apply(tx, viewer, request.items, platform.clock.now()),
  )
}

async function apply(tx: Tx, viewer: Viewer, items: readonly SetApplication[], at: Date): Promise<BulkDone> {
  const products = await lockProducts(
    tx,
    viewer,
    items.map(item => item.productId),
  )
  const ids = [...products.keys()]
  const versions = await lockApplications(tx, ids)
  const skus = await skusOfProducts(tx, ids)
  const { good, errors } = sift(items, (item, index) => {
    const path = ['input', 'items', index]
    if (!products.has(item.productId)) return noProduct(item.productId, path)
    const { expectedVersion, prices, ...state } = item
    const version = versions.get(keyOf(item)) ?? 0
    if (version !== expectedVersion)
      return fail('CONFLICT', `expected version ${expectedVersion}, it is at version ${version}`, [
        ...path,
        'expectedVersion',
      ])
    const faults = priceFaults(item, skus, [...path, 'prices'])
    return faults.length > 0 ? faults : { ...state, prices: prices.map(toRow) }
  })
  await writeApplications(tx, viewer.businessId, good, at)
  return { productIds: [...new Set(good.map(state => state.productId))], errors }
}

function priceFaults(item: SetApplication, skus: ReadonlyMap<string, SkuCurrency>, path: Path): UserError[] {
  return item.prices.flatMap(({ skuId, price }, index) => {
    const sku = skus.get(skuId)
    const at = [...path, index]
    if (sku?.productId !== item.productId)
      return fail('NOT_FOUND', `expected a SKU of ${item.productId}, got ${JSON.stringify(skuId)}`, [...at, 'skuId'])
    if (sku.currencyCode === price.currencyCode) return []
    const message = `expected ${sku.currencyCode}, got ${price.currencyCode}`
    return fail('CURRENCY_MISMATCH', message, [...at, 'price', 'currencyCode'])
  })
}

function toRow({ skuId, price }: { skuId: string; price: Money }): ApplicationState['prices'][number] {
  return { skuId, priceMinor: price.amountMinor.toString(), currencyCode: price.currencyCode }
}
