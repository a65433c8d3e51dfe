import { createBatches } from '#shared/batches.ts'
import { byKey } from '#shared/loaders.ts'
import type { Platform } from '#shared/platform.ts'

export interface QuoteRecord {
  skuId: string
  productId: string
  productTitle: string
  skuTitle: string
  merchantId: string | null
  price: { amountMinor: bigint; currencyCode: string }
  saleable: boolean
}

type Row = Omit<QuoteRecord, 'price'> & { priceMinor: string; currencyCode: string }

/** The same for requests that wait at the same time, in one trip. */
export function createQuotes(platform: Pick<Platform, 'pool'>) {
  const together = createBatches<{ businessId: string; skuIds: readonly string[] }, QuoteRecord[]>({
    keyOf: ({ businessId }) => businessId,
    run: async requests => {
      const quotes = await readQuotes(
        platform,
        requests[0]!.businessId,
        requests.flatMap(({ skuIds }) => skuIds),
      )
      const bySku = new Map(quotes.map(quote => [quote.skuId, quote]))
      return requests.map(({ skuIds }) => [...new Set(skuIds)].flatMap(id => bySku.get(id) ?? []))
    },
    maxItems: 100,
    maxRunning: 2,
    maxWaiting: 20_000,
  })
  return (businessId: string, skuIds: readonly string[]) => together({ businessId, skuIds })
}

/** What an order needs of SKUs, as committed now: past every cache, one trip. SKUs of other businesses are left out. */
async function readQuotes(
  { pool }: Pick<Platform, 'pool'>,
  businessId: string,
  skuIds: readonly string[],
): Promise<QuoteRecord[]> {
  const { rows } = await pool.query<Row>(
    `SELECT s.id AS "skuId", p.id AS "productId", p.title AS "productTitle", s.title AS "skuTitle",
            p.merchant_id AS "merchantId", s.price_minor::text AS "priceMinor", s.currency_code AS "currencyCode",
            (s.active AND p.status = 'ACTIVE') AS saleable
     FROM product.sku s JOIN product.product p ON p.id = s.product_id
     WHERE s.id = ANY($1) AND p.business_id = $2`,
    [skuIds, businessId],
  )
  const ids = [...new Set(skuIds)]
  return byKey(ids, rows, row => row.skuId)
    .filter(row => row !== null)
    .map(({ priceMinor, currencyCode, ...row }) => ({
      ...row,
      price: { amountMinor: BigInt(priceMinor), currencyCode },
    }))
}
