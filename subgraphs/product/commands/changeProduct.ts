import type { Viewer } from '#shared/auth.ts'
import { hasRole } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { Money } from '#shared/money.ts'
import type { Platform } from '#shared/platform.ts'
import type { ProductDeps } from '../deps.ts'
import { judgeTransition, nextStatuses, type ProductStatus } from '../domain/status.ts'
import { type LockedProduct, lockProduct, nextVersion, productOfSku } from '../store/products.ts'

export interface ChangeStatus {
  productId: string
  status: ProductStatus
  expectedVersion?: number | null | undefined
}

/** Moves a product to another status, if the table of transitions, the viewer's role and the version allow it. */
export async function changeStatus({ platform }: ProductDeps, viewer: Viewer, input: ChangeStatus): Promise<void> {
  await inTransaction(platform.prisma, async tx => {
    const product = await lockProduct(tx, viewer, input.productId)
    if (!product) throw refuse('NOT_FOUND', `expected a product, got ${input.productId}`, ['input', 'productId'])
    if (input.expectedVersion != null && input.expectedVersion !== product.version) {
      throw refuse('CONFLICT', `the product is at version ${product.version}`, ['input', 'expectedVersion'])
    }
    const path = ['input', 'status']
    const verdict = judgeTransition(product.status, input.status, hasRole(viewer, 'OPS') ? 'OPERATIONS' : 'MERCHANT')
    if (verdict === 'forbidden') throw refuse('FORBIDDEN', `only operations move a product to ${input.status}`, path)
    if (verdict === 'unknown') {
      const expected = nextStatuses(product.status).join(', ') || 'none: it is gone for good'
      throw refuse('INVALID_TRANSITION', `from ${product.status}: expected ${expected}; got ${input.status}`, path)
    }
    const version = await nextVersion(tx, product, platform.clock.now(), input.status)
    await announce(platform, tx, product, version)
  })
}

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
      const at = platform.clock.now()
      if (await setPrice(tx, skuId, price, at))
        await announce(platform, tx, product, await nextVersion(tx, product, at))
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

async function announce(
  { jobs }: Pick<Platform, 'jobs'>,
  tx: Tx,
  product: LockedProduct,
  version: number,
): Promise<void> {
  const skus = await tx.sku.findMany({
    where: { productId: product.id },
    select: { id: true },
    orderBy: { position: 'asc' },
  })
  const data = { skuIds: skus.map(sku => sku.id), productId: product.id, businessId: product.businessId, version }
  await jobs.publish(tx, { type: 'product.changed', key: product.id, data })
}
