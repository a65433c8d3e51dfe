import type { RawTx, Tx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
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

/** The definitions in use of attributes with these codes, of every category of the business. */
export async function findDefinitions(
  { pool }: Pick<Platform, 'pool'>,
  businessId: string,
  codes: readonly string[],
): Promise<DefinitionRecord[]> {
  if (codes.length === 0) return []
  const { rows } = await pool.query<DefinitionRecord>(
    `SELECT ${DEFINITION} FROM product.attribute_definition d
     WHERE d.business_id = $1 AND d.code = ANY($2) AND d.retired_at IS NULL`,
    [businessId, codes],
  )
  return rows
}

/** Keeps definitions as they are until the transaction ends. False if one of them is not at its version any more. */
export async function holdDefinitions(tx: RawTx, versions: ReadonlyMap<string, number>): Promise<boolean> {
  if (versions.size === 0) return true
  const rows = await tx.$queryRawUnsafe<{ id: string; version: number }[]>(
    'SELECT id, version FROM product.attribute_definition WHERE id = ANY($1) ORDER BY id FOR SHARE',
    [...versions.keys()],
  )
  return rows.length === versions.size && rows.every(({ id, version }) => versions.get(id) === version)
}

export interface ValueRow {
  productId: string
  definition: Pick<DefinitionRecord, 'id' | 'version'>
  value: string
}

/** Gives products values; what is as it was is not written. */
export async function writeValues(tx: RawTx, rows: readonly ValueRow[], at: Date): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRawUnsafe(
    `INSERT INTO product.product_attribute AS v (product_id, definition_id, value, definition_version, updated_at)
     SELECT product_id, definition_id, value, version, $5
     FROM unnest($1::text[], $2::text[], $3::text[], $4::int[]) AS n(product_id, definition_id, value, version)
     ON CONFLICT (product_id, definition_id) DO UPDATE
       SET value = excluded.value, definition_version = excluded.definition_version, updated_at = excluded.updated_at
       WHERE v.value <> excluded.value`,
    rows.map(row => row.productId),
    rows.map(row => row.definition.id),
    rows.map(row => row.value),
    rows.map(row => row.definition.version),
    at,
  )
}

export async function clearValues(
  tx: RawTx,
  rows: readonly { productId: string; definitionId: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRawUnsafe(
    `DELETE FROM product.product_attribute v USING unnest($1::text[], $2::text[]) AS n(product_id, definition_id)
     WHERE v.product_id = n.product_id AND v.definition_id = n.definition_id`,
    rows.map(row => row.productId),
    rows.map(row => row.definitionId),
  )
}
