import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { fail, Refusal } from '#shared/errors.ts'
import { advanceProducts } from '../../commands/advanceProducts.ts'
import type { ProductDeps } from '../../deps.ts'
import { dropEdits as forgetEdits, readEdits } from '../../store/edits.ts'
import { lockProduct } from '../../store/products.ts'
import { noProduct, versionFault } from './bulk.ts'

export interface DropEdits {
  productId: string
  expectedVersion: number
  /** All when left out. */
  fields?: string[] | undefined
}

/** Gives fields that were edited by hand back to the product's feed. Nothing else of the product changes now. */
export async function dropEdits({ platform }: ProductDeps, viewer: Viewer, input: DropEdits): Promise<void> {
  const { productId, expectedVersion } = input
  await inTransaction(platform.prisma, async tx => {
    const product = await lockProduct(tx, viewer, productId)
    if (!product) throw new Refusal(noProduct(productId, ['input']))
    const fault = versionFault(product, expectedVersion, ['input'])
    if (fault) throw new Refusal(fault)
    const edited = await readEdits(tx, productId)
    const fields = input.fields ?? edited
    const unknown = fields.flatMap((field, index) =>
      edited.includes(field)
        ? []
        : [
            fail('NOT_FOUND', `expected one of ${edited.join(', ') || 'none'}, got ${field}`, [
              'input',
              'fields',
              index,
            ]),
          ],
    )
    if (unknown.length > 0) throw new Refusal(unknown)
    if (fields.length === 0) return
    await forgetEdits(tx, productId, fields)
    await advanceProducts(platform, tx, [product])
  })
}
