import type { Tx } from '#shared/db.ts'
import type { DefinitionRecord } from '../domain/records.ts'
import { DEFINITION } from './columns.ts'

/** What products are described by, under a lock that keeps their definitions as they are. */
export interface Described {
  /** In the order in which they are shown. */
  definitionsOf(category: string | null): DefinitionRecord[]
  /** By definition. */
  valuesOf(productId: string): ReadonlyMap<string, string>
}

export async function readDescribed(
  tx: Tx,
  businessId: string,
  products: readonly { id: string; category: string | null }[],
): Promise<Described> {
  const categories = [...new Set(products.flatMap(product => product.category ?? []))]
  const definitions =
    categories.length === 0
      ? []
      : await tx.$queryRawUnsafe<DefinitionRecord[]>(
          `SELECT ${DEFINITION} FROM product.attribute_definition d
           WHERE d.business_id = $1 AND d.category = ANY($2) AND d.retired_at IS NULL
           ORDER BY d.position, d.id FOR SHARE`,
          businessId,
          categories,
        )
  const values =
    definitions.length === 0
      ? []
      : await tx.$queryRawUnsafe<{ productId: string; definitionId: string; value: string }[]>(
          `SELECT product_id AS "productId", definition_id AS "definitionId", value FROM product.product_attribute
           WHERE product_id = ANY($1)`,
          products.map(product => product.id),
        )
  const byCategory = Map.groupBy(definitions, definition => definition.category)
  const byProduct = new Map<string, Map<string, string>>()
  for (const { productId, definitionId, value } of values)
    byProduct.set(productId, (byProduct.get(productId) ?? new Map()).set(definitionId, value))
  return {
    definitionsOf: category => (category === null ? [] : (byCategory.get(category) ?? [])),
    valuesOf: productId => byProduct.get(productId) ?? new Map(),
  }
}

export interface ValueRow {
  productId: string
  definition: Pick<DefinitionRecord, 'id' | 'version'>
  value: string
}

export async function writeValues(tx: Tx, rows: readonly ValueRow[], at: Date): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRawUnsafe(
    `INSERT INTO product.product_attribute AS v (product_id, definition_id, value, definition_version, updated_at)
     SELECT product_id, definition_id, value, version, $5
     FROM unnest($1::text[], $2::text[], $3::text[], $4::int[]) AS n(product_id, definition_id, value, version)
     ON CONFLICT (product_id, definition_id) DO UPDATE
       SET value = excluded.value, definition_version = excluded.definition_version, updated_at = excluded.updated_at`,
    rows.map(row => row.productId),
    rows.map(row => row.definition.id),
    rows.map(row => row.value),
    rows.map(row => row.definition.version),
    at,
  )
}

export async function clearValues(tx: Tx, rows: readonly { productId: string; definitionId: string }[]): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRawUnsafe(
    `DELETE FROM product.product_attribute v USING unnest($1::text[], $2::text[]) AS n(product_id, definition_id)
     WHERE v.product_id = n.product_id AND v.definition_id = n.definition_id`,
    rows.map(row => row.productId),
    rows.map(row => row.definitionId),
  )
}
