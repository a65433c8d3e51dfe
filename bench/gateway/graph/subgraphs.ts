import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql'
import { parse } from 'graphql'
import { attributes, feed, orderList, productList, products, rooms, skus } from './data.ts'

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires", "@shareable"])'

type Resolver = GraphQLFieldResolver<Record<string, unknown>, unknown>
type Reference = { __resolveReference: (reference: { id: string }) => unknown }

interface Definition {
  sdl: string
  resolvers: Record<string, Record<string, Resolver> | Reference>
}

const slice =
  (rows: readonly unknown[]): Resolver =>
  (_, { first, offset }) =>
    rows.slice(offset, offset + first)

const from = (rows: ReadonlyMap<string, unknown>): Reference => ({ __resolveReference: ({ id }) => rows.get(id) })

/** One graph of five subgraphs, each answering from memory. */
const definitions: Record<string, Definition> = {
  products: {
    sdl: `
      type Query { product(id: ID!): Product  products(first: Int! = 20, offset: Int! = 0): [Product!]! }
      type Product @key(fields: "id") {
        id: ID! title: String! description: String price: Float! inStock: Boolean! category: String!
        brand: String media: [Media!]! salesAttributeIds: [ID!]!
      }
      type Media { url: String! altText: String }
      type Sku @key(fields: "id") { id: ID! title: String! price: Money! stock: SkuStock! product: Product! }
      type SkuStock { available: Int! inStock: Boolean! }
      type Money @shareable { amountMinor: Int! currencyCode: String! }`,
    resolvers: {
      Query: { product: (_, { id }) => products.get(id), products: slice(productList) },
      Product: from(products),
      Sku: from(skus),
    },
  },
  attributes: {
    sdl: `
      enum AttributeKind { COLOR SIZE }
      type SalesAttribute { id: ID! name: String! value: String! kind: AttributeKind! }
      type Product @key(fields: "id") {
        id: ID! salesAttributeIds: [ID!]! @external
        salesAttributes: [SalesAttribute!]! @requires(fields: "salesAttributeIds")
      }`,
    resolvers: {
      Product: {
        salesAttributes: ({ salesAttributeIds }) => (salesAttributeIds as string[]).map(id => attributes.get(id)),
      },
    },
  },
  orders: {
    sdl: `
      enum OrderStatus { NEW PAID SHIPPED DONE }
      type Query { orders(first: Int! = 20, offset: Int! = 0): [Order!]! }
      type Order { id: ID! number: String! status: OrderStatus! total: Float! createdAt: String! lineItems: [LineItem!]! }
      type LineItem { id: ID! quantity: Int! unitPrice: Float! product: Product! }
      type Product @key(fields: "id", resolvable: false) { id: ID! }`,
    resolvers: { Query: { orders: slice(orderList) } },
  },
  content: {
    sdl: `
      enum RoomStatus { SCHEDULED LIVE ENDED }
      enum NoticeLevel { INFO WARNING }
      interface Entry { id: ID! title: String! author: Creator! }
      union FeedItem = Post | Clip | Notice
      type Query { liveRoom(id: ID!): LiveRoom  feed(first: Int! = 20, offset: Int! = 0): [FeedItem!]! }
      type Creator { id: ID! displayName: String! avatarUrl: String }
      type LiveRoom @key(fields: "id") {
        id: ID! title: String! status: RoomStatus! creator: Creator! pinned: Listing
        listings(first: Int = 20, after: String): ListingConnection!
      }
      type ListingConnection { nodes: [Listing!]! pageInfo: PageInfo! }
      type PageInfo { hasNextPage: Boolean! endCursor: String }
      type Listing @key(fields: "id") {
        id: ID! position: Int! pinned: Boolean! pid: String! attributes: ListingTerms! sku: Sku!
      }
      type ListingTerms {
        version: Int! price: Money! listPrice: Money availableQuantity: Int! saleable: Boolean! promotionText: String
      }
      type Money @shareable { amountMinor: Int! currencyCode: String! }
      type Post implements Entry { id: ID! title: String! author: Creator! body: String! product: Product }
      type Clip implements Entry {
        id: ID! title: String! author: Creator! seconds: Int! cover: String products: [Product!]!
      }
      type Notice { id: ID! text: String! level: NoticeLevel! }
      type Sku @key(fields: "id", resolvable: false) { id: ID! }
      type Product @key(fields: "id", resolvable: false) { id: ID! }`,
    resolvers: { Query: { liveRoom: (_, { id }) => rooms.get(id), feed: slice(feed) } },
  },
  reviews: {
    sdl: `
      type Review { id: ID! rating: Int! text: String }
      type Product @key(fields: "id") { id: ID! reviews: [Review!] }`,
    resolvers: {},
  },
}

export interface BenchSubgraph {
  name: string
  sdl: string
  /** Answers nothing but errors: what a gateway then does is one of the queries. */
  fails: boolean
}

export const subgraphs: readonly BenchSubgraph[] = Object.entries(definitions).map(([name, { sdl }]) => ({
  name,
  sdl: `${LINK}\n${sdl}`,
  fails: name === 'reviews',
}))

export function subgraphSchema(name: string): GraphQLSchema {
  const { sdl, resolvers } = definitions[name]!
  return buildSubgraphSchema([
    {
      typeDefs: parse(`${LINK}
${sdl}`),
      resolvers: resolvers as never,
    },
  ])
}
