import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { Money } from '#shared/money.ts'
import type { ProductDeps } from '../deps.ts'
import { lockProduct, productOfSku } from '../store/products.ts'

export interface SetCost {
  skuId: string
  cost?: Money | null | undefined
  idempotencyKey: string
}

/** Sets what a unit of a SKU costs the business. Nobody outside of operations sees it, so no event tells of it. */
export async function setCost({ platform }: ProductDeps, viewer: Viewer, input: SetCost): Promise<void> {
  const { skuId, cost = null, idempotencyKey } = input
  const request = {
    scope: 'product.skuCostSet',
    businessId: viewer.businessId,
    viewerId: viewer.id ?? '',
    key: idempotencyKey,
    request: { skuId, cost },
  }
  await runIdempotent(platform, request, async ({ finish }) => {
    await inTransaction(platform.prisma, async tx => {
      const productId = await productOfSku(tx, viewer, skuId)
      const product = productId ? await lockProduct(tx, viewer, productId) : null
      if (!product) throw refuse('NOT_FOUND', `expected a SKU, got ${skuId}`, ['input', 'skuId'])
      const { currencyCode } = await tx.sku.findUniqueOrThrow({ where: { id: skuId } })
      if (cost && cost.currencyCode !== currencyCode) {
        throw refuse('CURRENCY_MISMATCH', `expected ${currencyCode}, got ${cost.currencyCode}`, [
          'input',
          'cost',
          'currencyCode',
        ])
      }
      await tx.sku.update({ where: { id: skuId }, data: { costMinor: cost?.amountMinor ?? null } })
      await finish(tx, { skuId })
    })
    return { skuId }
  })
}
