import { describe, expect, it } from 'vitest'
import type { Rec } from '../fixtures/db.ts'
import type { Self } from '../fixtures/entities.ts'
import { fed2 } from '../fixtures/fixture.ts'
import { federate } from './graph.ts'

describe('include-skip', () => {
  const graph = federate(
    {
      a: fed2`type Query { product: Product }  type Product @key(fields: "id") { id: ID!  price: Float! }`,
      b: fed2`
        type Product @key(fields: "id") {
          id: ID!
          price: Float! @external
          isExpensive: Boolean! @requires(fields: "price")
        }`,
      c: fed2`
        type Product @key(fields: "id") {
          id: ID!
          isExpensive: Boolean! @external
          never: String! @requires(fields: "isExpensive")
        }`,
    },
    () => {
      const product: Rec = {
        ...{ id: '1', price: 699.99 },
        isExpensive: (_: unknown, { get }: Self) => Number(get('price')) > 500,
        never: () => {
          throw new Error('nobody asked for this')
        },
      }
      return { Query: { product }, entities: { Product: [product] } }
    },
  )
  const left = { product: { price: 699.99 } }
  it('with literals', () =>
    graph.answers('{ product { price never @include(if: false) again: never @skip(if: true) } }', left))
  it('with variables, and their defaults', async () => {
    const query =
      'query ($yes: Boolean = true, $no: Boolean!) { product { price never @skip(if: $yes) n: never @include(if: $no) } }'
    await graph.answers(query, left, { no: false })
    await graph.answers(query, left, { yes: true, no: false })
  })
  it('on fragments', () =>
    graph.answers(
      'query ($no: Boolean!) { product { ...F @include(if: $no) ... @skip(if: true) { never } price } } fragment F on Product { never }',
      left,
      { no: false },
    ))
  it('of everything', () =>
    graph.answers('query ($no: Boolean!) { product @include(if: $no) { never } }', {}, { no: false }))
  it('of all in an object', () =>
    graph.answers('query ($no: Boolean!) { product { never @include(if: $no) } }', { product: {} }, { no: false }))
  it('another way each time', async () => {
    const query = 'query ($is: Boolean!) { product { isExpensive @include(if: $is) price @skip(if: $is) } }'
    await graph.answers(query, { product: { isExpensive: true } }, { is: true })
    await graph.answers(query, left, { is: false })
  })
})

describe('enum-intersection, input-object-intersection and simple-inaccessible', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { users(type: Type!): [User!]!  echo(filter: Filter, list: [Filter!]): String }
        enum Type { ADMIN USER GUEST @inaccessible }
        input Filter { first: Int = 10  name: String  deep: Filter }
        type User @key(fields: "id") { id: ID!  kind: Kind  secret: String @inaccessible }
        enum Kind { REGULAR ANONYMOUS @inaccessible }`,
      b: fed2`
        type Query { usersB(filter: Filter!): [User!]! }
        enum Kind { REGULAR  STAFF }
        input Filter { first: Int = 10  deep: Filter }
        type User @key(fields: "id") { id: ID!  other: Kind }`,
    },
    () => {
      const user: Rec = { id: 'u1', kind: 'REGULAR', other: 'STAFF', secret: 'hidden' }
      return {
        Query: {
          users: ({ type }: Rec) => (type === 'ADMIN' ? [user] : []),
          usersB: ({ filter }: Rec) => (filter.first > 0 ? [user] : []),
          echo: (args: Rec) => JSON.stringify(args),
        },
        entities: { User: [user] },
      }
    },
  )
  it('takes the values that all know, and answers those that any knows', () =>
    graph.answers('{ users(type: ADMIN) { kind other } }', { users: [{ kind: 'REGULAR', other: 'STAFF' }] }))
  it('refuses what is @inaccessible', async () => {
    for (const query of [
      '{ users(type: GUEST) { id } }',
      '{ users(type: USER) { secret } }',
      '{ echo(filter: { name: "x" }) }',
    ])
      for (const { data, errors } of await graph.ask(query)) expect([data, errors.length]).toEqual([undefined, 1])
  })
  it('passes inputs on, with variables in them', () =>
    graph.answers(
      'query ($deep: Filter, $n: Int) { usersB(filter: { first: $n, deep: $deep }) { id } echo(filter: { deep: { first: $n } }, list: [{ first: null }]) }',
      { usersB: [{ id: 'u1' }], echo: '{"filter":{"first":10,"deep":{"first":3}},"list":[{"first":null}]}' },
      { deep: { first: 1 }, n: 3 },
    ))
})

describe('mutations: one after the other, also when they change subgraph', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { products: [Product!]! }
        type Mutation { addProduct(name: String!): Product!  addNumber(n: Int!): Int!  fail: String }
        type Product @key(fields: "id") { id: ID!  name: String! }`,
      b: fed2`
        type Mutation { multiply(by: Int!): Int! }
        type Product @key(fields: "id") { id: ID!  isExpensive: Boolean! }`,
    },
    () => {
      let n = 0
      const product: Rec = { id: '1', name: 'new', isExpensive: false }
      return {
        Query: { products: [product] },
        Mutation: {
          addProduct: product,
          addNumber: (args: Rec) => {
            n += args.n
            return n
          },
          multiply: (args: Rec) => {
            n *= args.by
            return n
          },
          fail: () => {
            throw new Error('no')
          },
        },
        entities: { Product: [product] },
      }
    },
  )
  it('in order', () =>
    graph.answers(
      'mutation { a: addNumber(n: 5) b: multiply(by: 10) c: addNumber(n: 1) d: multiply(by: 2) e: addNumber(n: 0) }',
      {
        ...{ a: 5, b: 50, c: 51, d: 102, e: 102 },
      },
    ))
  it('in order from fragments', () =>
    graph.answers(
      'mutation { ...F d: multiply(by: 2) } fragment F on Mutation { p: addProduct(name: "x") { isExpensive } a: addNumber(n: 2) }',
      {
        ...{ p: { isExpensive: false }, a: 2, d: 4 },
      },
    ))
  it('with entities of another subgraph', () =>
    graph.answers('mutation { addProduct(name: "x") { name isExpensive } }', {
      addProduct: { name: 'new', isExpensive: false },
    }))
  it('goes on after one that failed', async () => {
    for (const { data, errors } of await graph.ask('mutation { a: addNumber(n: 5) fail b: multiply(by: 3) }')) {
      expect(data).toEqual({ a: 5, fail: null, b: 15 })
      expect(errors).toMatchObject([{ path: ['fail'], extensions: { service: 'a' } }])
    }
  })
})
