import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'

/** A catalogue that names products and two subgraphs that know something of them. Any number is a product's. */
interface Definition {
  sdl: string
  resolvers: Record<string, unknown>
}

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n'
const WORDS = ['Aurora', 'Basalt', 'Cobalt', 'Drift', 'Ember', 'Fjord', 'Granite', 'Harbor', 'Indigo', 'Juniper']
const word = (number: number) => WORDS[number % WORDS.length]!
const products = (make: (number: number) => object) => ({
  Product: { __resolveReference: ({ id }: { id: string }) => ({ id, ...make(Number(id.slice(1))) }) },
})

const definitions: Record<string, Definition> = {
  catalogue: {
    sdl: 'type Query { products(ids: [ID!]!): [Product!]! } type Product @key(fields: "id") { id: ID! }',
    resolvers: { Query: { products: (_: unknown, { ids }: { ids: string[] }) => ids.map(id => ({ id })) } },
  },
  content: {
    sdl: `
      type Product @key(fields: "id") { id: ID! title: String! description: String media: [Media!]! }
      type Media { url: String! altText: String }`,
    resolvers: products(number => ({
      title: `${word(number)} ${word(number >> 3)} ${number}`,
      description: `${word(number)} é "${word(number >> 2)}" `.repeat(6),
      media: [0, 1].map(at => ({ url: `https://media.example/p${number}/${at}.webp`, altText: word(number + at) })),
    })),
  },
  sales: {
    sdl: `
      type Product @key(fields: "id") { id: ID! price: Money! available: Int! }
      type Money { amountMinor: Int! currencyCode: String! }`,
    resolvers: products(number => ({
      price: { amountMinor: (number * 37) % 100_000, currencyCode: 'CNY' },
      available: number % 50,
    })),
  },
}

export const sdls = Object.entries(definitions).map(([name, { sdl }]) => ({ name, sdl: LINK + sdl }))

export function schemaOf(name: string): GraphQLSchema {
  const { sdl, resolvers } = definitions[name]!
  return buildSubgraphSchema([{ typeDefs: parse(LINK + sdl), resolvers: resolvers as never }])
}

const QUERY = `query Products($ids: [ID!]!) {
  products(ids: $ids) { id title description media { url altText } price { amountMinor currencyCode } available }
}`

/** The body of a request for products, all of it ASCII. */
export function bodyOf(numbers: readonly number[]): string {
  return `{"query":${JSON.stringify(QUERY)},"variables":{"ids":[${numbers.map(number => `"p${number}"`).join()}]}}`
}
