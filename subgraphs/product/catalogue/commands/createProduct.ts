import { actorOf, hasRole, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { Refusal, refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import { merchantExists } from '../../channels/store.ts'
import type { ProductDeps } from '../../deps.ts'
import type { MediaRecord } from '../../domain/product.ts'
import { defaultLocation } from '../../inventory/store/stock.ts'
import { writeMedia } from '../../store/media.ts'
import { insertSkus, insertStock } from '../../store/skus.ts'
import { type GivenValue, judgeValues } from '../domain/attributes.ts'
import { readDescribed, writeValues } from '../store/attribute-rows.ts'

export interface NewSku {
  code: string | null
  title: string | null
  options: { name: string; value: string }[]
  price: Money
  compareAtPrice: Money | null
  weightGrams: number | null
  initialStock: number
}

export interface CreateProduct {
  /** Null for the business's own goods, or those of the merchant who asks. */
  merchantId: string | null
  title: string
  description: string | null
  brand: string | null
  category: string | null
  language: string | null
  media: MediaRecord[]
  attributes: GivenValue[]
  skus: NewSku[]
  idempotencyKey: string
}

/**
 * Makes a product with its variants, pictures, values and first stock, as a DRAFT, once per key. Answers its id. No event
 * tells of it: nobody can have listed, or cached, what this transaction creates.
 */
export async function createProduct(
  { platform }: ProductDeps,
  viewer: Viewer,
  { idempotencyKey, ...request }: CreateProduct,
): Promise<string> {
  const { businessId } = viewer
  const key = { scope: 'product.productCreate', businessId, viewerId: actorOf(viewer), key: idempotencyKey }
  const { productId } = await runIdempotent<{ productId: string }>(
    platform,
    { ...key, request, resourceId: () => newId('prd') },
    async ({ resourceId: productId, finish }) => {
      const at = platform.clock.now()
      await inTransaction(platform.prisma, async tx => {
        const merchantId = await ownerOf(tx, viewer, request.merchantId)
        const { title, description, brand, category, language } = request
        const texts = { title, description, brand, category, language }
        const data = { id: productId, businessId, merchantId, ...texts, status: 'DRAFT', createdAt: at, updatedAt: at }
        await tx.product.create({ data })
        await writeMedia(
          tx,
          [],
          request.media.map((picture, position) => ({ productId, position, ...picture })),
        )
        await writeSkus(tx, viewer, productId, request, at)
        await describe(tx, viewer, productId, request, at)
        await finish(tx, { productId })
      })
      return { productId }
    },
  )
  return productId
}

/** Whose goods they are: a merchant's own, or whose operations say. */
async function ownerOf(tx: Tx, viewer: Viewer, given: string | null): Promise<string | null> {
  const own = hasRole(viewer, 'OPS') ? given : viewer.merchantId
  if (own === null && hasRole(viewer, 'OPS')) return null
  const allowed = own !== null && (given ?? own) === own && (await merchantExists(tx, viewer.businessId, own))
  if (!allowed) {
    const message = `expected a merchant whose products you may change, got ${given ?? 'nothing'}`
    throw refuse('NOT_FOUND', message, ['input', 'merchantId'])
  }
  return own
}

async function writeSkus(
  tx: Tx,
  viewer: Viewer,
  productId: string,
  { skus, title }: Pick<CreateProduct, 'skus' | 'title'>,
  at: Date,
): Promise<void> {
  const { businessId } = viewer
  const rows = skus.map(({ code, options, price, compareAtPrice, weightGrams, title: own }, position) => {
    const id = newId('sku')
    const label = options.map(option => option.value).join(' / ')
    return {
      // No feed names it, so that it has the name that is its own.
      ...{ id, productId, externalId: id, code, title: own ?? (label || title), options, position, weightGrams },
      priceMinor: price.amountMinor.toString(),
      compareAtMinor: compareAtPrice?.amountMinor.toString() ?? null,
      currencyCode: price.currencyCode,
    }
  })
  await insertSkus(tx, { businessId, at }, rows)
  const stocked = rows
    .map(({ id }, index) => ({ skuId: id, units: skus[index]!.initialStock }))
    .filter(({ units }) => units > 0)
  if (stocked.length > 0) await insertStock(tx, stocked, await defaultLocation(tx, businessId), actorOf(viewer), at)
}

async function describe(
  tx: Tx,
  { businessId }: Viewer,
  productId: string,
  { category, attributes }: Pick<CreateProduct, 'category' | 'attributes'>,
  at: Date,
): Promise<void> {
  if (attributes.length === 0) return
  const definitions = (await readDescribed(tx, businessId, [{ id: productId, category }])).definitionsOf(category)
  const draft = { category, status: 'DRAFT' as const }
  const { set, errors } = judgeValues(draft, definitions, new Map(), attributes, ['input', 'attributes'])
  if (errors.length > 0) throw new Refusal(errors)
  await writeValues(
    tx,
    set.map(value => ({ productId, ...value })),
    at,
  )
}
