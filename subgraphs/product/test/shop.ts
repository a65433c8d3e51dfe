import { expect } from 'vitest'
import type { Claims } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { OperationReport, Subgraph } from '#shared/serve.ts'
import { BUSINESS, claimsFor, createTestWorld, oncePerFile, type TestWorld } from '#shared/testing.ts'
import { type UpsertOptions, upsertProducts } from '../commands/upsertProducts.ts'
import type { ImportedProduct, ImportedSku } from '../domain/product.ts'
import { createProductSubgraph } from '../server.ts'
import { refreshProducts } from '../store/cards.ts'

/** A product subgraph on a real database, with merchants and a way to make products. */
export interface Shop {
  world: TestWorld
  subgraph: Subgraph
  platform: Platform
  reports: OperationReport[]
  /** Executes and answers the data; fails on errors. */
  // biome-ignore lint/suspicious/noExplicitAny: tests name the fields they read
  run(claims: Claims, query: string, variables?: Record<string, unknown>): Promise<any>
  /** Executes and answers data and error codes. */
  // biome-ignore lint/suspicious/noExplicitAny: tests name the fields they read
  attempt(claims: Claims, query: string, variables?: Record<string, unknown>): Promise<{ data: any; codes: unknown[] }>
  /** Makes a product with one SKU per quantity and answers the ids. */
  product(quantities?: number[], options?: ProductOptions): Promise<{ id: string; skuIds: string[]; skuId: string }>
}

export interface ProductOptions {
  businessId?: string
  merchantId?: string
  status?: UpsertOptions['status']
  currencyCode?: string
}

export const ops = claimsFor('OPS')
export const merchant = claimsFor('MERCHANT')
export const shopper = claimsFor('SHOPPER')
export const anonymous = claimsFor('ANONYMOUS')
export const service = claimsFor('SERVICE')
export const stranger = claimsFor('OPS', { businessId: 'biz_foreign' })

let serial = 0

export function sku(externalId: string, initialStock: number, rest: Partial<ImportedSku> = {}): ImportedSku {
  const price = { amountMinor: 12_900n, currencyCode: 'CNY' }
  return {
    externalId,
    title: `Variant ${externalId}`,
    options: [{ name: 'Size', value: externalId }],
    price,
    initialStock,
    ...rest,
  }
}

export function imported(
  externalId: string,
  skus: ImportedSku[],
  rest: Partial<ImportedProduct> = {},
): ImportedProduct {
  const media = [{ url: `https://img.example/${externalId}.jpg`, altText: null }]
  return { externalId, title: `Product ${externalId}`, description: null, language: 'en', media, skus, ...rest }
}

/** Call once per test file. */
export function openShop(): Shop {
  return oncePerFile(createShop, ({ world }) => world.close())
}

async function createShop(): Promise<Shop> {
  const world = await createTestWorld()
  const platform = world.platform('product')
  const subgraph = createProductSubgraph({ platform })
  const reports: OperationReport[] = []
  subgraph.onOperation(report => reports.push(report))
  await world.sql(
    `INSERT INTO product.merchant (id, business_id, name, created_at)
     SELECT id, business, id, now() FROM (VALUES ('mer_test', $1), ('mer_rival', $1), ('mer_foreign', 'biz_foreign')) v (id, business)`,
    [BUSINESS],
  )
  return { world, platform, subgraph, reports, ...operations(subgraph), product: maker(platform) }
}

function operations(subgraph: Subgraph): Pick<Shop, 'run' | 'attempt'> {
  const attempt: Shop['attempt'] = async (claims, query, variables) => {
    // As it goes over the wire: graphql's objects have no prototype.
    const result = JSON.parse(JSON.stringify(await subgraph.execute({ query, variables, claims })))
    return {
      data: result.data,
      codes: (result.errors ?? []).map((error: { extensions: { code: string } }) => error.extensions.code),
    }
  }
  return {
    attempt,
    run: async (claims, query, variables) => {
      const { data, codes } = await attempt(claims, query, variables)
      expect(codes).toEqual([])
      return data
    },
  }
}

function maker(platform: Platform): Shop['product'] {
  return async (
    quantities = [10],
    { businessId = BUSINESS, merchantId = 'mer_test', status = 'ACTIVE', currencyCode = 'CNY' } = {},
  ) => {
    const name = `p${serial++}`
    const skus = quantities.map((units, index) =>
      sku(`v${index}`, units, { price: { amountMinor: 12_900n, currencyCode } }),
    )
    const [result] = await inTransaction(platform.prisma, tx =>
      upsertProducts(tx, businessId, `chn_${businessId}`, [imported(name, skus)], { platform, merchantId, status }),
    )
    const id = result!.productId
    await refreshProducts(platform, [id])
    const rows = await platform.prisma.sku.findMany({ where: { productId: id }, orderBy: { position: 'asc' } })
    const skuIds = rows.map(row => row.id)
    return { id, skuIds, skuId: skuIds[0]! }
  }
}

export const RESERVE = `mutation ($input: StockReserveInput!) {
  stockReserve(input: $input) { reservations { orderLineId skuId quantity status expiresAt } userErrors { code path } } }`
export const CLAIM = `mutation ($input: StockClaimInput!) {
  stockClaim(input: $input) { reservations { orderLineId status } userErrors { code path } } }`
export const RELEASE = `mutation ($input: StockReleaseInput!) {
  stockRelease(input: $input) { reservations { orderLineId status } userErrors { code path } } }`

/** The input of a reservation of one order. */
export function reserveInput(shop: Shop, orderId: string, lines: [skuId: string, quantity: number][], holdMs = 60_000) {
  return {
    orderId,
    lines: lines.map(([skuId, quantity], index) => ({ orderLineId: `${orderId}_${index}`, skuId, quantity })),
    expiresAt: new Date(shop.world.clock.now().getTime() + holdMs).toISOString(),
  }
}

/** A SKU's stock over all locations, and whether its movements add up to it. */
export async function stockOf(shop: Shop, skuId: string) {
  const [row] = await shop.world.sql<{ on_hand: number; reserved: number; committed: number; sums: boolean }>(
    `SELECT sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved, sum(committed)::int AS committed,
            (sum(on_hand), sum(reserved), sum(committed)) =
              (SELECT sum(on_hand_delta), sum(reserved_delta), sum(committed_delta) FROM product.stock_movement WHERE sku_id = $1) AS sums
     FROM product.stock_level WHERE sku_id = $1`,
    [skuId],
  )
  expect(row?.sums).toBe(true)
  return { onHand: row!.on_hand, reserved: row!.reserved, committed: row!.committed }
}

/** Everything the subgraph has written, to see that a refused request wrote nothing. */
export async function snapshot(shop: Shop): Promise<unknown> {
  return shop.world.sql(
    `SELECT (SELECT json_agg(p ORDER BY id) FROM product.product p) AS products, (SELECT json_agg(s ORDER BY id) FROM product.sku s) AS skus,
            (SELECT json_agg(l ORDER BY sku_id, location_id) FROM product.stock_level l) AS levels,
            (SELECT json_agg(r ORDER BY order_line_id) FROM product.stock_reservation r) AS reservations,
            (SELECT count(*) FROM product.stock_movement) AS movements, (SELECT count(*) FROM pgboss.job) AS events`,
  )
}
