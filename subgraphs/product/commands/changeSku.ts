import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { Money } from '#shared/money.ts'
import type { ProductDeps } from '../deps.ts'
import { lockProduct, productOfSku } from '../store/products.ts'

export type LockedProduct = NonNullable<Awaited<ReturnType<typeof lockProduct>>>
export type SkuRow = Awaited<ReturnType<Tx['sku']['findUniqueOrThrow']>>

interface SkuChange {
  scope: string
  skuId: string
  /** The input's field of the amount. */
  field: 'price' | 'cost'
  amount: Money | null
  idempotencyKey: string
  write(tx: Tx, sku: SkuRow, product: LockedProduct): Promise<void>
}

/** Changes an amount of a SKU, once per key, under its product's lock. The currency stays: promotions, plans and carts are in it. */
export async function changeSku({ platform }: ProductDeps, viewer: Viewer, change: SkuChange): Promise<void> {
  const { scope, skuId, field, amount, idempotencyKey, write } = change
  const request = {
    scope,
    businessId: viewer.businessId,
    viewerId: actorOf(viewer),
    key: idempotencyKey,
    request: { skuId, [field]: amount },
  }
  await runIdempotent(platform, request, async ({ finish }) => {
    await inTransaction(platform.prisma, async tx => {
      const productId = await productOfSku(tx, viewer, skuId)
      const product = productId ? await lockProduct(tx, viewer, productId) : null
      if (!product) throw refuse('NOT_FOUND', `expected a SKU, got ${skuId}`, ['input', 'skuId'])
      const sku = await tx.sku.findUniqueOrThrow({ where: { id: skuId } })
      if (amount && amount.currencyCode !== sku.currencyCode) {
        const message = `expected ${sku.currencyCode}, got ${amount.currencyCode}`
        throw refuse('CURRENCY_MISMATCH', message, ['input', field, 'currencyCode'])
      }
      await write(tx, sku, product)
      await finish(tx, { skuId })
    })
    return { skuId }
  })
}
