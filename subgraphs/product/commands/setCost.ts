import type { Viewer } from '#shared/auth.ts'
import type { Money } from '#shared/money.ts'
import type { ProductDeps } from '../deps.ts'
import { changeSku } from './changeSku.ts'

export interface SetCost {
  skuId: string
  cost?: Money | null | undefined
  idempotencyKey: string
}

/** Sets what a unit of a SKU costs the business. Nobody outside of operations sees it, so no event tells of it. */
export async function setCost(deps: ProductDeps, viewer: Viewer, input: SetCost): Promise<void> {
  const { skuId, cost = null, idempotencyKey } = input
  await changeSku(deps, viewer, {
    ...{ scope: 'product.skuCostSet', field: 'cost', amount: cost, skuId, idempotencyKey },
    write: async tx => {
      await tx.sku.update({ where: { id: skuId }, data: { costMinor: cost?.amountMinor ?? null } })
    },
  })
}
