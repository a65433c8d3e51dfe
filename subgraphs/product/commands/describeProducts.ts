import type { RawTx } from '#shared/db.ts'
import { clearValues, holdDefinitions, writeValues } from '../catalogue/store/attribute-rows.ts'
import type { ImportedProduct } from '../domain/product.ts'
import type { WrittenProduct } from '../store/imports.ts'

/** A definition moved on since the products' values were checked against it: they must be checked anew. */
export class StaleDefinitions extends Error {
  override name = 'StaleDefinitions'
}

/**
 * Holds the definitions of the products' values, before anything else is locked: who changes a definition locks it first
 * and notes its products then.
 */
export async function expectDefinitions(tx: RawTx, products: readonly ImportedProduct[]): Promise<void> {
  const versions = new Map<string, number>()
  for (const { attributes = [] } of products)
    for (const { definitionId, definitionVersion } of attributes) versions.set(definitionId, definitionVersion)
  if (!(await holdDefinitions(tx, versions))) throw new StaleDefinitions()
}

/** Writes the values of products that were just written, but for those that were edited by hand. */
export async function describeProducts(
  tx: RawTx,
  changes: readonly { product: ImportedProduct; written: WrittenProduct }[],
  at: Date,
): Promise<void> {
  const given = changes.flatMap(({ product, written: { id: productId, edited, created } }) =>
    (product.attributes ?? [])
      .filter(({ code, value }) => !edited.includes(`attributes.${code}`) && !(created && value === null))
      .map(({ definitionId, definitionVersion, value }) => ({ productId, definitionId, definitionVersion, value })),
  )
  await writeValues(
    tx,
    given.flatMap(({ productId, definitionId, definitionVersion, value }) =>
      value === null ? [] : [{ productId, definition: { id: definitionId, version: definitionVersion }, value }],
    ),
    at,
  )
  await clearValues(
    tx,
    given.filter(({ value }) => value === null),
  )
}
