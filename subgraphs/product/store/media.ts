import type { RawTx } from '#shared/db.ts'

export interface MediaRowInput {
  productId: string
  position: number
  url: string
  altText: string | null
  width: number | null
  height: number | null
}

/** Writes the pictures of the products, in the place of those that `replaced` had. */
export async function writeMedia(
  tx: RawTx,
  replaced: readonly string[],
  rows: readonly MediaRowInput[],
): Promise<void> {
  if (replaced.length > 0)
    await tx.$executeRawUnsafe('DELETE FROM product.media WHERE product_id = ANY($1)', [...replaced])
  if (rows.length === 0) return
  await tx.$executeRawUnsafe(
    `INSERT INTO product.media (product_id, position, url, alt_text, width, height)
     SELECT x."productId", x.position, x.url, x."altText", x.width, x.height
     FROM jsonb_to_recordset($1::jsonb) AS x("productId" text, position int, url text, "altText" text, width int, height int)`,
    JSON.stringify(rows),
  )
}
