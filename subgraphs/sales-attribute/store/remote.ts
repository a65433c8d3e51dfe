import type { Platform } from '#shared/platform.ts'

/** What the product subgraph says of a SKU. */
export interface SkuQuote {
  skuId: string
  productId: string
  priceMinor: bigint
  currencyCode: string
  merchantId: string | null
  saleable: boolean
  /** What can be sold, as of some seconds ago; exact numbers come with `stock.changed`. */
  available: number
}

const QUOTES = /* GraphQL */ `
  query SalesAttributeSkuQuotes($skuIds: [ID!]!, $skus: [_Any!]!) {
    skuQuotes(skuIds: $skuIds) {
      skuId productId merchantId saleable
      price { amountMinor currencyCode }
    }
    _entities(representations: $skus) { ... on Sku { id stock { available } } }
  }`

interface Answer {
  skuQuotes: {
    skuId: string
    productId: string
    merchantId: string | null
    saleable: boolean
    price: { amountMinor: string; currencyCode: string }
  }[]
  _entities: ({ id: string; stock: { available: number } } | null)[]
}

/** The most SKUs asked for at once. */
export const QUOTE_BATCH = 200

/** A strong read of SKUs of one business, by id; unknown SKUs are left out. Throws GraphCallError. One operation. */
export async function readQuotes(
  { graph }: Pick<Platform, 'graph'>,
  businessId: string,
  skuIds: readonly string[],
): Promise<Map<string, SkuQuote>> {
  const skus = skuIds.map(id => ({ __typename: 'Sku', id }))
  const answer = await graph.call<Answer>('product', QUOTES, { skuIds, skus }, { businessId })
  const available = new Map(answer._entities.flatMap(sku => (sku ? [[sku.id, sku.stock.available]] : [])))
  return new Map(
    answer.skuQuotes.map(({ price, ...quote }) => [
      quote.skuId,
      {
        ...quote,
        priceMinor: BigInt(price.amountMinor),
        currencyCode: price.currencyCode,
        available: Math.max(0, available.get(quote.skuId) ?? 0),
      },
    ]),
  )
}
