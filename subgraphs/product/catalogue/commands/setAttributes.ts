import type { Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import { advanceProducts } from '../../commands/advanceProducts.ts'
import type { ProductDeps } from '../../deps.ts'
import { noteEdits } from '../../store/edits.ts'
import { lockProducts } from '../../store/products.ts'
import { type GivenValue, judgeValues } from '../domain/attributes.ts'
import { clearValues, readDescribed, writeValues } from '../store/attribute-rows.ts'
import { type Bulk, type BulkDone, noProduct, runBulk, sift, versionFault } from './bulk.ts'

export interface SetAttributes {
  productId: string
  /** What is left out stays. */
  attributes: GivenValue[]
  expectedVersion?: number | null | undefined
}

/** Gives products values of their category's attributes. A product whose values change gets its next version. */
export function setAttributes(
  { platform }: ProductDeps,
  viewer: Viewer,
  request: Bulk<SetAttributes>,
): Promise<BulkDone> {
  return runBulk(platform, viewer, 'productAttributeSetMany', request, tx =>
    describe(platform, tx, viewer, request.items),
  )
}

async function describe(
  platform: Pick<Platform, 'clock' | 'jobs'>,
  tx: Tx,
  viewer: Viewer,
  items: readonly SetAttributes[],
): Promise<BulkDone> {
  const products = await lockProducts(
    tx,
    viewer,
    items.map(item => item.productId),
  )
  const described = await readDescribed(tx, viewer.businessId, [...products.values()])
  const { good, errors } = sift(items, ({ productId, attributes, expectedVersion }, index) => {
    const path = ['input', 'items', index]
    const product = products.get(productId)
    if (!product) return noProduct(productId, path)
    const fault = versionFault(product, expectedVersion, path)
    if (fault) return fault
    const definitions = described.definitionsOf(product.category)
    const judged = judgeValues(product, definitions, described.valuesOf(productId), attributes, [...path, 'attributes'])
    return judged.errors.length > 0 ? judged.errors : { product, set: judged.set, cleared: judged.cleared }
  })
  const at = platform.clock.now()
  await writeValues(
    tx,
    good.flatMap(({ product, set }) => set.map(value => ({ productId: product.id, ...value }))),
    at,
  )
  await clearValues(
    tx,
    good.flatMap(({ product, cleared }) => cleared.map(({ id }) => ({ productId: product.id, definitionId: id }))),
  )
  const changed = good.filter(({ set, cleared }) => set.length + cleared.length > 0).map(({ product }) => product)
  await noteEdits(
    tx,
    good.map(({ product, set, cleared }) => ({
      productId: product.id,
      fields: [...set.map(({ definition }) => definition), ...cleared].map(({ code }) => `attributes.${code}`),
    })),
  )
  await advanceProducts(platform, tx, changed)
  return { productIds: good.map(({ product }) => product.id), errors }
}
