import type { Tx } from '#shared/db.ts'
import { byKey, createLoader } from '#shared/loaders.ts'
import type { Platform } from '#shared/platform.ts'

/**
 * What people edited of products that came from feeds, by the fields of channels' configurations. Imports keep it. A
 * changed price is kept with its SKU.
 */
export interface Edit {
  productId: string
  fields: readonly string[]
}

/** Notes that fields were edited by hand. Of products that no feed brings nothing is noted. The caller holds their locks. */
export async function noteEdits(tx: Tx, edits: readonly Edit[]): Promise<void> {
  const some = edits.filter(({ fields }) => fields.length > 0)
  if (some.length === 0) return
  await tx.$executeRawUnsafe(
    `UPDATE product.product p SET edited = ARRAY(SELECT unnest(p.edited) UNION SELECT unnest(n.fields))
     FROM jsonb_to_recordset($1::jsonb) AS n("productId" text, fields text[])
     WHERE p.id = n."productId" AND p.channel_id IS NOT NULL AND NOT p.edited @> n.fields`,
    JSON.stringify(some),
  )
}

/** What was edited of a locked product. */
export async function readEdits(tx: Tx, productId: string): Promise<string[]> {
  const [row] = await tx.$queryRawUnsafe<{ fields: string[] }[]>(EDITS, [productId])
  return row?.fields ?? []
}

/** Forgets edits of a locked product, and what its feed said last: the next run that has it writes it. */
export async function dropEdits(tx: Tx, productId: string, fields: readonly string[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE product.product SET edited = ARRAY(SELECT unnest(edited) EXCEPT SELECT unnest($2::text[])), content_hash = NULL
     WHERE id = $1`,
    productId,
    [...fields],
  )
  if (fields.includes('price'))
    await tx.sku.updateMany({ where: { productId, priceEdited: true }, data: { priceEdited: false } })
}

/** What was edited of products, for one request. */
export function editStore({ pool }: Pick<Platform, 'pool'>) {
  const edits = createLoader<string, { id: string; fields: string[] }>(async ids => {
    const { rows } = await pool.query<{ id: string; fields: string[] }>(EDITS, [ids])
    return byKey(ids, rows, row => row.id)
  })
  return { of: async (productId: string) => (await edits.load(productId))?.fields ?? [] }
}

const EDITS = `
  SELECT p.id, ARRAY(
    SELECT unnest(p.edited) UNION
    SELECT 'price' WHERE EXISTS (SELECT FROM product.sku s WHERE s.product_id = p.id AND s.price_edited) ORDER BY 1) AS fields
  FROM product.product p WHERE p.id = ANY($1) AND p.channel_id IS NOT NULL`
