import type { Viewer } from '#shared/auth.ts'
import type { Money } from '#shared/money.ts'
import type { ProductDeps } from '../deps.ts'
import { advanceProducts } from './advanceProducts.ts'
import { changeSku } from './changeSku.ts'

export interface ChangePrice {
  skuId: string
  price: Money
  idempotencyKey: string
}

/** Changes a SKU's price. Imports keep it from then on. */
export async function changePrice(deps: ProductDeps, viewer: Viewer, input: ChangePrice): Promise<void> {
  const { skuId, price, idempotencyKey } = input
  const { platform } = deps
  await changeSku(deps, viewer, {
    ...{ scope: 'product.skuPriceChange', field: 'price', amount: price, skuId, idempotencyKey },
    write: async (tx, sku, product) => {
      if (sku.priceMinor === price.amountMinor) return
      const data = { priceMinor: price.amountMinor, priceEdited: true, updatedAt: platform.clock.now() }
      await tx.sku.update({ where: { id: skuId }, data })
      await advanceProducts(platform, tx, [product])
    },
  })
}
