import { describe, expect, it } from 'vitest'
import type { Rec } from '../fixtures/db.ts'
import type { Self } from '../fixtures/entities.ts'
import { fed2 } from '../fixtures/fixture.ts'
import { federate } from './graph.ts'

const from =
  (name: string, compute: (value: never) => unknown) =>
  (_: unknown, { get }: Self) =>
    compute(get(name) as never)

describe('simple-requires-provides and requires-requires: a field from a field from a field', () => {
  const graph = federate(
    {
      a: fed2`type Product @key(fields: "id") { id: ID!  price: Float!  weight: Int }`,
      b: fed2`
        type Query { discounted: Product }
        type Product @key(fields: "id") {
          id: ID!
          price: Float! @external
          hasDiscount: Boolean! @requires(fields: "price")
        }`,
      c: fed2`
        type Product @key(fields: "id") {
          id: ID!
          hasDiscount: Boolean! @external
          weight: Int @external
          isExpensive: Boolean! @requires(fields: "hasDiscount")
          both: String @requires(fields: "weight hasDiscount")
        }`,
      d: fed2`
        type Query { product: Product  products: [Product!]! }
        type Product @key(fields: "id") {
          id: ID!
          isExpensive: Boolean! @external
          canAfford: Boolean! @requires(fields: "isExpensive")
        }`,
    },
    () => {
      const product = (id: string, price: number, weight: number | null): Rec => ({
        ...{ id, price, weight },
        hasDiscount: from('price', (value: number) => value > 100),
        isExpensive: from('hasDiscount', (value: boolean) => !value),
        both: (_: unknown, { get }: Self) => `${get('weight')} ${get('hasDiscount')}`,
        canAfford: from('isExpensive', (value: boolean) => !value),
      })
      const products = [product('1', 200, 5), product('2', 50, null)]
      return { Query: { product: products[0], products, discounted: products[0] }, entities: { Product: products } }
    },
  )
  it('computes from what another subgraph says', () =>
    graph.answers('{ product { hasDiscount } products { hasDiscount } }', {
      product: { hasDiscount: true },
      products: [{ hasDiscount: true }, { hasDiscount: false }],
    }))
  it('computes from what was computed', () =>
    graph.answers('{ products { isExpensive both } }', {
      products: [
        { isExpensive: false, both: '5 true' },
        { isExpensive: true, both: 'null false' },
      ],
    }))
  it('and from that', () => graph.answers('{ product { canAfford } }', { product: { canAfford: true } }))
  // The planner takes hasDiscount for known there, and would ask for it without the price that it requires.
  it('refuses to start from the subgraph that has the field between', async () => {
    for (const { data, errors } of await graph.ask('{ discounted { isExpensive } }')) {
      expect(data).toBeUndefined()
      expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining('price, which it requires')])
    }
  })
  it('keeps what is required out of the answer, and in it where it was asked for', () =>
    graph.answers('{ product { price isExpensive id } }', { product: { price: 200, isExpensive: false, id: '1' } }))
})

describe('requires-circular: two subgraphs that need each other', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { feed: [Post] }
        type Post @key(fields: "id") {
          id: ID!
          byNovice: Boolean! @external
          byExpert: Boolean! @requires(fields: "byNovice")
        }
        type Author @key(fields: "id") { id: ID!  years: Int! }`,
      b: fed2`
        type Post @key(fields: "id") {
          id: ID!
          author: Author!
          byNovice: Boolean! @requires(fields: "author { years }")
        }
        type Author @key(fields: "id") { id: ID!  years: Int! @external }`,
    },
    () => {
      const authors: Rec[] = [
        { id: 'x', years: 1 },
        { id: 'y', years: 20 },
      ]
      const posts: Rec[] = authors.map((author, index) => ({
        ...{ id: `${index}`, author },
        byNovice: from('author', (value: Rec) => value.years < 10),
        byExpert: from('byNovice', (value: boolean) => !value),
      }))
      return { Query: { feed: posts }, entities: { Post: posts, Author: authors } }
    },
  )
  it('goes there', () => graph.answers('{ feed { byNovice } }', { feed: [{ byNovice: true }, { byNovice: false }] }))
  it('and back', () => graph.answers('{ feed { byExpert } }', { feed: [{ byExpert: false }, { byExpert: true }] }))
  it('both', () =>
    graph.answers('{ feed { byExpert byNovice author { years } } }', {
      feed: [
        { byExpert: false, byNovice: true, author: { years: 1 } },
        { byExpert: true, byNovice: false, author: { years: 20 } },
      ],
    }))
})

describe('override-with-requires and lists of what is required', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { users: [User!]! }
        type User @key(fields: "id") { id: ID!  name: String!  tags: [[Tag!]!] }
        type Tag { text: String  weight: Int! }`,
      b: fed2`
        type User @key(fields: "id") {
          id: ID!
          name: String! @external
          tags: [[Tag!]!] @external
          greeting: String! @requires(fields: "name") @override(from: "c")
          heaviest: Int @requires(fields: "tags { weight }")
        }
        type Tag @external { weight: Int! }`,
      c: fed2`
        type User @key(fields: "id") { id: ID!  greeting: String!  name: String! @external  long: Int @requires(fields: "name") }`,
    },
    () => {
      const user = (id: string, name: string, tags: Rec[][] | null): Rec => ({
        ...{ id, name, tags },
        greeting: from('name', (value: string) => `Hello, ${value}`),
        long: from('name', (value: string) => value.length),
        heaviest: from('tags', (value: Rec[][] | null) => value && Math.max(...value.flat().map(tag => tag.weight))),
      })
      const users = [
        user('1', 'Ä"', [[{ text: null, weight: 2 }], [], [{ text: 'x', weight: 7 }]]),
        user('2', '', null),
      ]
      return { Query: { users }, entities: { User: users } }
    },
  )
  it('sends lists of lists', () =>
    graph.answers('{ users { heaviest tags { text } } }', {
      users: [
        { heaviest: 7, tags: [[{ text: null }], [], [{ text: 'x' }]] },
        { heaviest: null, tags: null },
      ],
    }))
  it('asks the subgraph that overrides', () =>
    graph.answers('{ users { greeting long } }', {
      users: [
        { greeting: 'Hello, Ä"', long: 2 },
        { greeting: 'Hello, ', long: 0 },
      ],
    }))
})
