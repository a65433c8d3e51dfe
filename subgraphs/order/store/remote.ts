import type { UserError } from '#shared/errors.ts'
import type { Platform } from '#shared/platform.ts'
import type { PricedLine, Quote, TokenResult } from '../domain/pricing.ts'

/** What the order subgraph asks of others, as named operations of their own schemas. */

const QUOTES = /* GraphQL */ `
  query OrderSkuQuotes($skuIds: [ID!]!) {
    skuQuotes(skuIds: $skuIds) {
      skuId productId productTitle skuTitle merchantId saleable
      price { amountMinor currencyCode }
    }
  }`

const TOKENS = /* GraphQL */ `
  query OrderAttributionResolve($tokens: [String!]!) {
    attributionResolve(tokens: $tokens) {
      valid reason clickId skuId pid creatorId contentId contentType commissionPlanId planVersion creatorBps platformBps
      attributeVersion
      price { amountMinor currencyCode }
    }
  }`

const RESERVE = /* GraphQL */ `
  mutation OrderStockReserve($input: StockReserveInput!) {
    stockReserve(input: $input) { userErrors { code message path } }
  }`

const CLAIM = /* GraphQL */ `
  mutation OrderStockClaim($input: StockClaimInput!) {
    stockClaim(input: $input) { userErrors { code message path } }
  }`

const RELEASE = /* GraphQL */ `
  mutation OrderStockRelease($input: StockReleaseInput!) {
    stockRelease(input: $input) { userErrors { code message path } }
  }`

type Wire<T> = {
  [K in keyof T]: T[K] extends { amountMinor: bigint } ? { amountMinor: string; currencyCode: string } : T[K]
}

const toMoney = (wire: { amountMinor: string; currencyCode: string }) => ({
  amountMinor: BigInt(wire.amountMinor),
  currencyCode: wire.currencyCode,
})

/** Strong reads of SKUs, by id. SKUs that do not exist are missing. */
export async function readQuotes(
  platform: Platform,
  businessId: string,
  skuIds: string[],
): Promise<Map<string, Quote>> {
  const data = await platform.graph.call<{ skuQuotes: Wire<Quote>[] }>('product', QUOTES, { skuIds }, { businessId })
  return new Map(data.skuQuotes.map(quote => [quote.skuId, { ...quote, price: toMoney(quote.price) }]))
}

/** What attribution tokens froze, by token. */
export async function readTokens(
  platform: Platform,
  businessId: string,
  tokens: string[],
): Promise<Map<string, TokenResult>> {
  if (tokens.length === 0) return new Map()
  type Row = { valid: boolean; reason: string | null } & Wire<(TokenResult & { valid: true })['attribution']>
  const data = await platform.graph.call<{ attributionResolve: Row[] }>(
    'sales-attribute',
    TOKENS,
    { tokens },
    { businessId },
  )
  return new Map(
    data.attributionResolve.map(({ valid, reason, ...row }, index) => [
      tokens[index]!,
      valid
        ? { valid: true, attribution: { ...row, price: toMoney(row.price) } }
        : { valid: false, reason: reason ?? 'not genuine' },
    ]),
  )
}

/** Holds stock for the lines, all or nothing. A repeat is the same reservation. */
export async function reserveStock(
  platform: Platform,
  businessId: string,
  orderId: string,
  lines: readonly (Pick<PricedLine, 'skuId' | 'quantity' | 'attribution'> & { id: string })[],
  expiresAt: Date,
): Promise<UserError[]> {
  const input = {
    orderId,
    lines: lines.map(({ id, skuId, quantity, attribution }) => ({
      orderLineId: id,
      skuId,
      quantity,
      // A live room or a flash sale may have stock of its own.
      contentId: attribution?.contentId ?? null,
    })),
    expiresAt: expiresAt.toISOString(),
  }
  type Answer = { stockReserve: { userErrors: UserError[] } }
  return (await platform.graph.call<Answer>('product', RESERVE, { input }, { businessId })).stockReserve.userErrors
}

/** Commits the held stock to the order. Repeatable. */
export async function claimStock(platform: Platform, businessId: string, orderId: string): Promise<UserError[]> {
  type Answer = { stockClaim: { userErrors: UserError[] } }
  return (await platform.graph.call<Answer>('product', CLAIM, { input: { orderId } }, { businessId })).stockClaim
    .userErrors
}

/** Gives held or committed stock back. Repeatable. */
export async function releaseStock(
  platform: Platform,
  businessId: string,
  orderId: string,
  reason: string,
): Promise<void> {
  type Answer = { stockRelease: { userErrors: UserError[] } }
  const data = await platform.graph.call<Answer>('product', RELEASE, { input: { orderId, reason } }, { businessId })
  const [error] = data.stockRelease.userErrors
  if (error) throw new Error(`stock of order ${orderId} was not released: ${error.code} ${error.message}`)
}

/** Gives units of lines back, down to what the order keeps. Repeatable, and in any order with other such calls. */
export async function shrinkStock(
  platform: Platform,
  businessId: string,
  orderId: string,
  lines: readonly { orderLineId: string; keep: number }[],
  reason: string,
): Promise<void> {
  type Answer = { stockRelease: { userErrors: UserError[] } }
  const input = { orderId, lines, reason }
  const data = await platform.graph.call<Answer>('product', RELEASE, { input }, { businessId })
  const [error] = data.stockRelease.userErrors
  if (error) throw new Error(`stock of order ${orderId} was not given back: ${error.code} ${error.message}`)
}
