import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse } from 'graphql'
import type { GraphTarget } from '#shared/graph.ts'
import type { Subgraph } from '#shared/serve.ts'
import { BUSINESS, claimsFor, createTestWorld, type TestWorld } from '#shared/testing.ts'
import { createSalesAttributeSubgraph } from '../server.ts'

export interface Sku {
  skuId: string
  amountMinor: number
  currencyCode: string
  available: number
  saleable: boolean
}

/** The slice of the product subgraph's schema that is asked, executed for real over a table that tests write. */
const PRODUCT = parse(/* GraphQL */ `
  scalar BigInt
  type Money { amountMinor: BigInt! currencyCode: String! }
  type Query { skuQuotes(skuIds: [ID!]!): [SkuQuote!]! }
  type SkuQuote { skuId: ID! productId: ID! price: Money! merchantId: ID saleable: Boolean! }
  type Sku @key(fields: "id") { id: ID! stock: SkuStock! }
  type SkuStock { available: Int! }
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
`)

export interface Products extends GraphTarget {
  skus: Map<string, Sku>
  calls: number
  /** Awaited after an answer was read and before it is given: where a race is forced. */
  afterRead: () => Promise<void>
}

function products(): Products {
  const skus = new Map<string, Sku>()
  const resolvers = {
    Query: {
      skuQuotes: (_parent: unknown, { skuIds }: { skuIds: string[] }) =>
        skuIds.flatMap(id => {
          const sku = skus.get(id)
          return sku ? [{ ...sku, productId: `prd_of_${id}`, merchantId: 'mer_test', price: sku }] : []
        }),
    },
    Sku: {
      __resolveReference: ({ id }: { id: string }) => (skus.has(id) ? { id } : null),
      stock: ({ id }: { id: string }) => ({ available: skus.get(id)?.available ?? 0 }),
    },
  }
  const schema = buildSubgraphSchema([{ typeDefs: PRODUCT, resolvers }])
  const target: Products = {
    skus,
    calls: 0,
    afterRead: async () => {},
    execute: async ({ query, variables, claims }) => {
      target.calls += 1
      if (claims.viewer.businessId !== BUSINESS) return { data: { skuQuotes: [], _entities: [] } }
      const result = await execute({ schema, document: parse(query), variableValues: variables })
      await target.afterRead()
      return result
    },
  }
  return target
}

export interface SalesWorld extends TestWorld {
  subgraph: Subgraph
  products: Products
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers by path
  run(query: string, variables?: Record<string, unknown>, claims?: ReturnType<typeof claimsFor>): Promise<any>
  publish(type: string, key: string, data: object): Promise<void>
}

export const creator = claimsFor('CREATOR', { creatorId: 'cre_test' })

/** A business with two creators, a standard plan, an article, and thirty SKUs `sku_1..30` of 1000, 2000, … CNY minor units. */
export async function createSalesWorld(): Promise<SalesWorld> {
  const world = await createTestWorld()
  const platform = world.platform('sales-attribute')
  const target = products()
  world.registry.register('product', target)
  for (let n = 1; n <= 30; n += 1) {
    target.skus.set(`sku_${n}`, {
      skuId: `sku_${n}`,
      amountMinor: n * 1000,
      currencyCode: 'CNY',
      available: 10,
      saleable: true,
    })
  }
  await world.sql(`
    INSERT INTO sales_attribute.creator VALUES ('cre_test', '${BUSINESS}', 'Lin', NULL, NULL, now()), ('cre_else', '${BUSINESS}', 'Ava', NULL, NULL, now());
    INSERT INTO sales_attribute.commission_plan (id, version, business_id, name, creator_bps, platform_bps, is_standard, created_at) VALUES
      ('pln_test', 1, '${BUSINESS}', 'Standard', 1500, 500, true, now()), ('pln_foreign', 1, 'biz_else', 'Other', 100, 100, true, now());
    INSERT INTO sales_attribute.content (id, business_id, creator_id, kind, title, created_at, updated_at)
      VALUES ('art_test', '${BUSINESS}', 'cre_test', 'ARTICLE', 'Tea', now(), now())`)
  const subgraph = await world.add(
    createSalesAttributeSubgraph({
      platform,
      attribution: { secrets: ['a-secret-of-the-tests-0123456789abcdef'], lifetimeMs: 1_800_000 },
    }),
  )
  return {
    ...world,
    subgraph,
    products: target,
    run: async (query, variables = {}, claims = creator) => {
      const result = await subgraph.execute({ query, variables, claims })
      // As a client gets it: plain JSON.
      return JSON.parse(JSON.stringify(result))
    },
    publish: (type, key, data) => platform.prisma.$transaction(tx => platform.jobs.publish(tx, { type, key, data })),
  }
}

export const ADD = /* GraphQL */ `
  mutation Add($input: ListingAddInput!) { listingAdd(input: $input) {
    listings { id position pid attributes { version saleable availableQuantity price { amountMinor currencyCode } listPrice { amountMinor } } }
    userErrors { code path } } }`

export const ROOM = /* GraphQL */ `
  query Room($id: ID!, $first: Int = 20, $after: String) { liveRoom(id: $id) {
    id title status creator { displayName } pinned { id }
    listings(first: $first, after: $after) { nodes {
      id position pinned pid sku { id }
      attributes { version price { amountMinor currencyCode } listPrice { amountMinor } availableQuantity saleable promotionText }
    } pageInfo { hasNextPage endCursor } } } }`

/** A new room of the creator that lists the first SKUs; answers its id and the listings' ids. */
export async function makeRoom({ run }: SalesWorld, count: number): Promise<{ id: string; listingIds: string[] }> {
  const made = await run(
    'mutation { liveRoomCreate(input: { title: "Tea tonight" }) { liveRoom { id } userErrors { code } } }',
  )
  const { id } = made.data.liveRoomCreate.liveRoom
  const items = Array.from({ length: count }, (_, index) => ({ skuId: `sku_${index + 1}` }))
  const added = await run(ADD, { input: { contentId: id, items } })
  return { id, listingIds: added.data.listingAdd.listings.map((listing: { id: string }) => listing.id) }
}
