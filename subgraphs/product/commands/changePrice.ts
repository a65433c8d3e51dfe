import type { Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { Money } from '#shared/money.ts'
import type { ProductDeps } from '../deps.ts'
import { lockProduct, productOfSku } from '../store/products.ts'
import { advanceProducts } from './advanceProducts.ts'

export interface ChangePrice {
  skuId: string
  price: Money
  idempotencyKey: string
}

/** Changes a SKU's price. The currency stays: promotions, plans and carts are in it. */
export async function changePrice({ platform }: ProductDeps, viewer: Viewer, input: ChangePrice): Promise<void> {
  const { skuId, price, idempotencyKey } = input
  const request = {
    scope: 'product.skuPriceChange',
    businessId: viewer.businessId,
    viewerId: viewer.id ?? '',
    key: idempotencyKey,
    request: { skuId, price },
  }
  await runIdempotent(platform, request, async ({ finish }) => {
    await inTransaction(platform.prisma, async tx => {
      const productId = await productOfSku(tx, viewer, skuId)
      const product = productId ? await lockProduct(tx, viewer, productId) : null
      if (!product) throw refuse('NOT_FOUND', `expected a SKU, got ${skuId}`, ['input', 'skuId'])
      if (await setPrice(tx, skuId, price, platform.clock.now())) await advanceProducts(platform, tx, [product])
      await finish(tx, { skuId })
    })
    return { skuId }
  })
}

/** Answers whether the price changed. */
async function setPrice(tx: Tx, skuId: string, price: Money, at: Date): Promise<boolean> {
  const sku = await tx.sku.findUniqueOrThrow({ where: { id: skuId } })
  if (sku.currencyCode !== price.currencyCode) {
    throw refuse('CURRENCY_MISMATCH', `expected ${sku.currencyCode}, got ${price.currencyCode}`, [
      'input',
      'price',
      'currencyCode',
    ])
  }
  if (sku.priceMinor === price.amountMinor) return false
  await tx.sku.update({ where: { id: skuId }, data: { priceMinor: price.amountMinor, updatedAt: at } })
  return true
}
