import { readTogether } from '#shared/batches.ts'
import { list, prepare } from '#shared/db.ts'
import { byKey } from '#shared/loaders.ts'
import type { Platform } from '#shared/platform.ts'
import { skuByKey } from './sku-by-key.ts'

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
  type Request = { businessId: string; skuIds: readonly string[] }
  const read = async (requests: Request[]): Promise<QuoteRecord[][]> => {
    const skuIds = requests.flatMap(request => request.skuIds)
    const quotes = await readQuotes(platform, requests[0]!.businessId, skuIds)
    const bySku = new Map(quotes.map(quote => [quote.skuId, quote]))
    return requests.map(request => [...new Set(request.skuIds)].flatMap(id => bySku.get(id) ?? []))
  }
  const together = readTogether(read, ({ businessId }) => businessId)
  return (businessId: string, skuIds: readonly string[]) => together({ businessId, skuIds })
}

const QUOTES = prepare(`SELECT q.* FROM unnest(${list('$1', 'text')}) AS g (id) CROSS JOIN ${skuByKey(
  'g.id',
  `s.id AS "skuId", p.id AS "productId", p.title AS "productTitle", s.title AS "skuTitle", p.merchant_id AS "merchantId",
   s.price_minor::text AS "priceMinor", s.currency_code AS "currencyCode"`,
)} AS q
  WHERE q.business_id = $2`)

/** What an order needs of SKUs, as committed now: past every cache, one trip. SKUs of other businesses are left out. */
async function readQuotes(
  { pool }: Pick<Platform, 'pool'>,
  businessId: string,
  skuIds: readonly string[],
): Promise<QuoteRecord[]> {
  const ids = [...new Set(skuIds)]
  const { rows } = await pool.query<Row>(QUOTES, [ids, businessId])
  return byKey(ids, rows, row => row.skuId)
    .filter(row => row !== null)
    .map(({ priceMinor, currencyCode, ...row }) => ({
      ...row,
      price: { amountMinor: BigInt(priceMinor), currencyCode },
    }))
}
