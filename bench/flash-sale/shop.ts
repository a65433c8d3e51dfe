import type pg from 'pg'
import { inTransaction } from '#shared/db.ts'
import { createGraph, GraphRegistry } from '#shared/graph.ts'
import { createPlatform, type Shared } from '#shared/platform.ts'
import { upsertProducts } from '../../subgraphs/product/commands/upsertProducts.ts'
import { createProductSubgraph } from '../../subgraphs/product/server.ts'

export const BUSINESS = 'biz_bench'

export interface BenchShop {
  /** A new SKU with so many units. */
  sku(units: number): Promise<string>
  /** Sets units of the SKU aside for a piece of content, whose id it answers. */
  activity(skuId: string, units: number): Promise<string>
  /** How many units orders hold. */
  reserved(skuId: string): Promise<number>
  /** What must hold of all stock, and does not. */
  broken(): Promise<string[]>
  close(): Promise<void>
}

interface Answer {
  stockActivityCreate?: { userErrors: { message: string }[] }
  stockInvariants?: { name: string; holds: boolean }[]
}

/** Makes goods and activities through the subgraph's own ways. */
export function openBenchShop(shared: Shared, pool: pg.Pool): BenchShop {
  const platform = createPlatform('product', shared, createGraph('product', new GraphRegistry()))
  const subgraph = createProductSubgraph({ platform })
  let serial = 0
  const run = async (query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await subgraph.execute({ query, variables, claims: operations })
    if (errors) throw new Error(errors.map(error => error.message).join('; '))
    return data as Answer
  }
  return {
    sku: async units => {
      serial += 1
      const externalId = `bench-${serial}`
      const price = { amountMinor: 100n, currencyCode: 'CNY' }
      const product = {
        externalId,
        title: externalId,
        media: [],
        skus: [{ externalId, title: '', options: [], price, initialStock: units }],
      }
      const [result] = await inTransaction(platform.prisma, tx =>
        upsertProducts(tx, BUSINESS, 'chn_bench', [product], { platform, merchantId: null, status: 'ACTIVE' }),
      )
      const { rows } = await pool.query('SELECT id FROM product.sku WHERE product_id = $1', [result!.productId])
      return rows[0].id
    },
    activity: async (skuId, units) => {
      serial += 1
      const contentId = `room_${serial}`
      const now = Date.now()
      const input = {
        kind: 'FLASH_SALE',
        name: contentId,
        contentId,
        startsAt: new Date(now).toISOString(),
        endsAt: new Date(now + 3_600_000).toISOString(),
        quotas: [{ skuId, quantity: units }],
        idempotencyKey: `bench-activity-${serial}`,
      }
      const { stockActivityCreate } = await run(CREATE, { input })
      if (stockActivityCreate?.userErrors[0]) throw new Error(stockActivityCreate.userErrors[0].message)
      return contentId
    },
    reserved: async skuId => {
      const { rows } = await pool.query(
        `SELECT (SELECT sum(reserved) FROM product.stock_level WHERE sku_id = $1)
              + (SELECT coalesce(sum(reserved), 0) FROM product.stock_bucket WHERE sku_id = $1) AS reserved`,
        [skuId],
      )
      return Number(rows[0].reserved)
    },
    broken: async () => {
      const { stockInvariants = [] } = await run('{ stockInvariants { name holds } }')
      return stockInvariants.filter(({ holds }) => !holds).map(({ name }) => name)
    },
    close: () => platform.close(),
  }
}

const CREATE = `mutation ($input: StockActivityCreateInput!) {
  stockActivityCreate(input: $input) { userErrors { code message } } }`

const operations = {
  viewer: {
    id: 'usr_bench',
    roles: ['OPS' as const],
    businessId: BUSINESS,
    partnerId: null,
    merchantId: null,
    creatorId: null,
  },
  requestId: 'bench',
  traceparent: '00-00000000000000000000000000000001-0000000000000001-01',
  operationName: null,
  clientName: 'bench',
}
