import { fail, type UserError } from '#shared/errors.ts'
import { type Money, multiply, sum } from '#shared/money.ts'
import type { LineAttribution, SoldLine } from './order.ts'

/** What the product system says of a SKU at the time of the order. */
export interface Quote {
  skuId: string
  productId: string
  productTitle: string
  skuTitle: string
  price: Money
  merchantId: string | null
  saleable: boolean
}

/** What a genuine attribution token froze: which content earned the sale, on what terms, at what price. */
export interface Attribution extends LineAttribution {
  clickId: string | null
  skuId: string
  price: Money
  attributeVersion: number
}

export interface LineRequest {
  skuId: string
  quantity: number
  attributionToken?: string | null | undefined
}

export interface PricedLine extends SoldLine {
  attribution: Attribution | null
}

/** What a token turned out to be. */
export type TokenResult = { valid: true; attribution: Attribution } | { valid: false; reason: string }

/**
 * Prices the lines of an order. A line with a genuine token costs what the content showed (that is what the shopper
 * agreed to); any other line costs the list price. All lines must be in the order's currency. Answers every fault at
 * once, with paths into the input.
 */
export function priceLines(
  requests: readonly LineRequest[],
  quotes: ReadonlyMap<string, Quote>,
  tokens: ReadonlyMap<string, TokenResult>,
  currencyCode: string,
): { lines: PricedLine[]; total: Money } | { errors: UserError[] } {
  const errors: UserError[] = []
  const lines = requests.flatMap((request, index) => {
    const line = priceLine(request, quotes.get(request.skuId), tokens, currencyCode, ['input', 'lines', index])
    if ('code' in line) {
      errors.push(line)
      return []
    }
    return [line]
  })
  if (errors.length > 0) return { errors }
  return {
    lines,
    total: sum(
      lines.map(line => line.total),
      currencyCode,
    ),
  }
}

function priceLine(
  request: LineRequest,
  quote: Quote | undefined,
  tokens: ReadonlyMap<string, TokenResult>,
  currencyCode: string,
  path: (string | number)[],
): PricedLine | UserError {
  if (!quote) return fail('NOT_FOUND', `expected the id of a SKU, got ${request.skuId}`, [...path, 'skuId'])
  if (!quote.saleable) return fail('OUT_OF_STOCK', `${quote.productTitle} is not on sale now`, [...path, 'skuId'])
  const attribution = attributionOf(request, tokens, path)
  if (attribution && 'code' in attribution) return attribution
  const unitPrice = attribution?.price ?? quote.price
  if (unitPrice.currencyCode !== currencyCode) {
    return fail('CURRENCY_MISMATCH', `expected a price in ${currencyCode}, got ${unitPrice.currencyCode}`, [
      ...path,
      'skuId',
    ])
  }
  return {
    skuId: quote.skuId,
    productId: quote.productId,
    merchantId: quote.merchantId,
    title: titleOf(quote),
    quantity: request.quantity,
    unitPrice,
    total: multiply(unitPrice, request.quantity),
    attribution,
  }
}

/** The title of a line. */
export function titleOf({ productTitle, skuTitle }: Quote): string {
  return skuTitle ? `${productTitle} · ${skuTitle}` : productTitle
}

function attributionOf(
  request: LineRequest,
  tokens: ReadonlyMap<string, TokenResult>,
  path: (string | number)[],
): Attribution | UserError | null {
  if (!request.attributionToken) return null
  const field = [...path, 'attributionToken']
  const result = tokens.get(request.attributionToken)
  if (!result?.valid) {
    const reason = result?.reason ?? 'unknown token'
    return fail(
      /expired/i.test(reason) ? 'EXPIRED' : 'INVALID',
      `expected a genuine attribution token: ${reason}`,
      field,
    )
  }
  if (result.attribution.skuId !== request.skuId) {
    return fail('INVALID', `expected a token for ${request.skuId}, got one for ${result.attribution.skuId}`, field)
  }
  return result.attribution
}
