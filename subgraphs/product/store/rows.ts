import type { ProductRecord, SkuRecord, StockRecord, VariantRecord } from '../domain/product.ts'
import { stockJson } from '../inventory/store/stock-json.ts'

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The stock of SKU `s`, as JSON. */
const stockOfSku = `(SELECT ${stockJson('i')} FROM product.stock_item i WHERE i.sku_id = s.id)`

/**
 * Products with merchant, pictures, variants and stock in one statement, hence of one snapshot: what it answers may be
 * cached under the product's version. `tail` is the WHERE and what follows, over `p`.
 */
export function selectProducts(tail: string): string {
  return `
    SELECT p.id, json_build_object(
        'id', p.id, 'businessId', p.business_id, 'merchantId', p.merchant_id, 'merchantName', m.name,
        'channelId', p.channel_id, 'externalId', p.external_id, 'title', p.title, 'description', p.description,
        'brand', p.brand, 'category', p.category, 'language', p.language, 'status', p.status, 'version', p.version,
        'createdAt', ${instant('p.created_at')}, 'updatedAt', ${instant('p.updated_at')}) AS product,
      (SELECT coalesce(json_agg(json_build_object('url', x.url, 'altText', x.alt_text, 'width', x.width, 'height', x.height)
                                ORDER BY x.position), '[]')
       FROM product.media x WHERE x.product_id = p.id) AS media,
      (SELECT coalesce(json_agg(json_build_object(
                'id', s.id, 'productId', s.product_id, 'code', s.code, 'title', s.title, 'options', s.options,
                'priceMinor', s.price_minor::text, 'compareAtMinor', s.compare_at_minor::text,
                'currencyCode', s.currency_code, 'weightGrams', s.weight_grams, 'active', s.active, 'stock', ${stockOfSku}) ORDER BY s.position, s.id), '[]')
       FROM product.sku s WHERE s.product_id = p.id) AS skus
    FROM product.product p LEFT JOIN product.merchant m ON m.id = p.merchant_id
    ${tail}`
}

/** The products with these ids ($1) and those of these SKUs ($2). */
export const productsByIds = selectProducts(
  'WHERE p.id IN (SELECT unnest($1::text[]) UNION SELECT product_id FROM product.sku WHERE id = ANY($2))',
)

export const stockBySkuIds = `SELECT ${stockOfSku} AS stock FROM product.sku s WHERE s.id = ANY($1)`

export interface ProductRow {
  id: string
  product: Omit<ProductRecord, 'media' | 'skuIds'>
  media: ProductRecord['media']
  skus: (VariantRecord & { stock: StockRecord })[]
}

/** A product as it is read: everything about it, from one snapshot. */
export interface Aggregate {
  product: ProductRecord
  variants: VariantRecord[]
  stocks: StockRecord[]
}

export function toAggregate({ product, media, skus }: ProductRow): Aggregate {
  const variants = skus.map(({ stock: _stock, ...variant }) => variant)
  const skuIds = variants.filter(variant => variant.active).map(variant => variant.id)
  return { product: { ...product, media, skuIds }, variants, stocks: skus.map(sku => sku.stock) }
}

export function withProduct(variant: VariantRecord, product: ProductRecord): SkuRecord {
  return { ...variant, product }
}
