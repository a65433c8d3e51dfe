import { describe, expect, it } from 'vitest'
import type { Rec } from '../fixtures/db.ts'
import type { Self } from '../fixtures/entities.ts'
import { fed2 } from '../fixtures/fixture.ts'
import { federate } from './graph.ts'

describe('node: an interface of entities whose fields are elsewhere', () => {
  const graph = federate(
    {
      node: fed2`
        type Query { productNode: Node  categoryNode: Node }
        interface Node { id: ID! }
        type Product implements Node @key(fields: "id") { id: ID! }
        type Category implements Node @key(fields: "id") { id: ID! }`,
      types: fed2`
        interface Node { id: ID! }
        type Product implements Node @key(fields: "id") @shareable { id: ID!  name: String!  price: Float! }
        type Category implements Node @key(fields: "id") { id: ID!  name: String! }`,
    },
    () => {
      const product: Rec = { id: 'p', name: 'Product', price: 10 }
      const category: Rec = { id: 'c', name: 'Category' }
      return {
        Query: { productNode: product, categoryNode: category },
        entities: { Product: [product], Category: [category] },
      }
    },
  )
  it('goes to the fields of the type that it is', () =>
    graph.answers(
      'query { productNode { id ...P } categoryNode { ...P ... on Category { name } } } fragment P on Product { name price }',
      { productNode: { id: 'p', name: 'Product', price: 10 }, categoryNode: { name: 'Category' } },
    ))
})

describe('abstract-types: interfaces whose types are in several subgraphs, computed from fields of others', () => {
  const types = `
    interface Product { id: ID!  dimensions: Size }
    type Size @shareable { weight: Float }`
  const sdl = (rest: string) => fed2([types + rest] as unknown as TemplateStringsArray)
  const graph = federate(
    {
      products: sdl(`
        type Query { products: [Product]  similar(id: ID!): [Product] }
        type Book implements Product @key(fields: "id") { id: ID!  dimensions: Size  sku: String }
        type Magazine implements Product @key(fields: "id") { id: ID!  dimensions: Size  sku: String }`),
      inventory: sdl(`
        interface Stocked { id: ID!  delivery(zip: String): Delivery }
        type Delivery { days: Int  heavy: Boolean }
        type Book implements Product & Stocked @key(fields: "id") {
          id: ID!
          dimensions: Size @external
          delivery(zip: String): Delivery @requires(fields: "dimensions { weight }")
        }
        type Magazine implements Product & Stocked @key(fields: "id") {
          id: ID!
          dimensions: Size @external
          delivery(zip: String): Delivery @requires(fields: "dimensions { weight }")
        }`),
      reviews: fed2`
        interface Reviewed { id: ID!  reviews: [Review!]! }
        type Review { body: String  product: Reviewed }
        type Book implements Reviewed @key(fields: "id") { id: ID!  reviews: [Review!]! }
        type Magazine implements Reviewed @key(fields: "id") { id: ID!  reviews: [Review!]! }`,
    },
    () => {
      const delivery = ({ zip }: Rec, { get }: Self) => ({
        days: zip?.length ?? null,
        heavy: ((get('dimensions') as Rec | null)?.weight ?? 0) > 1,
      })
      const product = (id: string, weight: number | null): Rec => ({
        ...{ id, delivery, sku: `sku ${id}`, reviews: [], dimensions: weight === null ? null : { weight } },
      })
      const [book, magazine] = [product('b1', 2.5), product('m1', null)]
      book.reviews = [
        { body: 'good', product: magazine },
        { body: null, product: book },
      ]
      return {
        Query: { products: [book, magazine, null], similar: [magazine] },
        entities: { Book: [book], Magazine: [magazine] },
      }
    },
  )
  it('asks for the fields of one interface over another', () =>
    graph.answers(
      '{ products { id ... on Stocked { delivery(zip: "123") { days heavy } } ... on Reviewed { reviews { body } } } }',
      {
        products: [
          { id: 'b1', delivery: { days: 3, heavy: true }, reviews: [{ body: 'good' }, { body: null }] },
          { id: 'm1', delivery: { days: 3, heavy: false }, reviews: [] },
          null,
        ],
      },
    ))
  it('from one to the next', () =>
    graph.answers(
      '{ similar(id: "x") { ... on Magazine { sku } } products { ... on Book { reviews { product { id ... on Stocked { delivery { heavy } } ... on Book { sku } } } } } }',
      {
        similar: [{ sku: 'sku m1' }],
        products: [
          {
            reviews: [
              { product: { id: 'm1', delivery: { heavy: false } } },
              { product: { id: 'b1', delivery: { heavy: true }, sku: 'sku b1' } },
            ],
          },
          {},
          null,
        ],
      },
    ))
})

describe('corrupted-supergraph-node-id: a subgraph that does not know the id of a node it may return', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { node(id: ID!): Node @shareable  account(id: String!): Account }
        interface Node { id: ID! }
        type Account implements Node @key(fields: "id") { id: ID!  username: String! }
        type Chat implements Node @key(fields: "id") { id: ID! @external  account: Account! }`,
      b: fed2`
        type Query { node(id: ID!): Node @shareable  chat(id: String!): Chat }
        interface Node { id: ID! }
        type Account implements Node @key(fields: "id") { id: ID! @external  chats: [Chat!]! }
        type Chat implements Node @key(fields: "id") { id: ID!  text: String! }`,
    },
    () => {
      const account: Rec = { __typename: 'Account', id: 'a1', username: 'ann' }
      const chat: Rec = { __typename: 'Chat', id: 'c1', text: 'hi', account }
      account.chats = [chat]
      const node = ({ id }: Rec) => [account, chat].find(one => one.id === id) ?? null
      return { Query: { node, account: node, chat: node }, entities: { Account: [account], Chat: [chat] } }
    },
  )
  it('by the concrete types', () =>
    graph.answers(
      '{ account(id: "a1") { id username chats { id text } } chat(id: "c1") { text account { username } } }',
      {
        account: { id: 'a1', username: 'ann', chats: [{ id: 'c1', text: 'hi' }] },
        chat: { text: 'hi', account: { username: 'ann' } },
      },
    ))
  it('never crashes by the interface', async () => {
    for (const { data } of await graph.ask(
      '{ a: node(id: "a1") { __typename } c: node(id: "c1") { id ... on Chat { text } } }',
    ))
      expect(data).not.toBe('thrown')
  })
})
