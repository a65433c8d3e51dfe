import type { Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { Refusal, refuse } from '#shared/errors.ts'
import { advanceProducts } from '../../commands/advanceProducts.ts'
import type { ProductDeps } from '../../deps.ts'
import type { MediaRecord } from '../../domain/product.ts'
import { noteEdits } from '../../store/edits.ts'
import { writeMedia } from '../../store/media.ts'
import { type LockedProduct, lockProduct } from '../../store/products.ts'
import { missingValues, needsRequired } from '../domain/attributes.ts'
import { readDescribed } from '../store/attribute-rows.ts'
import { noProduct, versionFault } from './bulk.ts'

/** What is undefined stays. */
export interface ProductFields {
  title?: string | undefined
  description?: string | null | undefined
  brand?: string | null | undefined
  category?: string | null | undefined
  language?: string | null | undefined
}

export interface UpdateProduct extends ProductFields {
  productId: string
  expectedVersion: number
  media?: MediaRecord[] | undefined
}

/** Changes what a person edits of a product. What is as it was gets no new version and is not announced. */
export async function updateProduct({ platform }: ProductDeps, viewer: Viewer, input: UpdateProduct): Promise<void> {
  const { productId, expectedVersion, media, ...fields } = input
  await inTransaction(platform.prisma, async tx => {
    const product = await lockProduct(tx, viewer, productId)
    if (!product) throw new Refusal(noProduct(productId, ['input']))
    const fault = versionFault(product, expectedVersion, ['input'])
    if (fault) throw new Refusal(fault)
    const data = await differing(tx, productId, fields)
    if (data.category !== undefined) await checkComplete(tx, product, data.category)
    const repictured = media !== undefined && (await replaceMedia(tx, productId, media))
    const changed = [...Object.keys(data), ...(repictured ? ['imageUrls'] : [])]
    if (changed.length === 0) return
    await tx.product.update({ where: { id: productId }, data })
    await noteEdits(tx, [{ productId, fields: changed }])
    await advanceProducts(platform, tx, [product])
  })
}

/** The fields that are to be other than they are. */
async function differing(tx: Tx, id: string, fields: ProductFields): Promise<ProductFields> {
  const select = { title: true, description: true, brand: true, category: true, language: true } as const
  const now = await tx.product.findUniqueOrThrow({ where: { id }, select })
  const names = Object.keys(select) as (keyof ProductFields)[]
  return Object.fromEntries(
    names.filter(name => fields[name] !== undefined && fields[name] !== now[name]).map(name => [name, fields[name]]),
  )
}

/** A product that is reviewed or sold has what its new category asks for. */
async function checkComplete(
  tx: Tx,
  { id, businessId, status }: LockedProduct,
  category: string | null,
): Promise<void> {
  if (!needsRequired(status)) return
  const described = await readDescribed(tx, businessId, [{ id, category }])
  const missing = missingValues(described.definitionsOf(category), described.valuesOf(id))
  if (missing.length === 0) return
  const message = `expected a category that asks for nothing the product lacks while it is ${status}; ${JSON.stringify(category)} asks for ${missing.join(', ')}`
  throw refuse('REQUIRED', message, ['input', 'category'])
}

/** Answers whether the pictures changed. */
async function replaceMedia(tx: Tx, productId: string, media: readonly MediaRecord[]): Promise<boolean> {
  const rows = media.map((picture, position) => ({ productId, position, ...picture }))
  const now = await tx.productMedia.findMany({ where: { productId }, orderBy: { position: 'asc' } })
  const look = (pictures: readonly MediaRecord[]) =>
    JSON.stringify(pictures.map(({ url, altText, width, height }) => [url, altText, width, height]))
  if (look(now) === look(rows)) return false
  await writeMedia(tx, [productId], rows)
  return true
}
