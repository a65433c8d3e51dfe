import { describe, it } from 'vitest'
import type { Rec } from '../fixtures/db.ts'
import type { Self } from '../fixtures/entities.ts'
import { fed2 } from '../fixtures/fixture.ts'
import { federate } from './graph.ts'

describe('requires-interface: what is required is an interface', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { a: User }
        interface Address { id: ID! }
        type Home implements Address @key(fields: "id") { id: ID!  city: String @shareable }
        type Work implements Address @key(fields: "id") { id: ID!  city: String @shareable }
        type User @key(fields: "id") {
          id: ID!
          address: Address @external
          city: String @requires(fields: "address { id }")
          country: String @requires(fields: "address { ... on Work { id } }")
        }`,
      b: fed2`
        type Query { b: User }
        interface Address { id: ID! }
        type Home implements Address @key(fields: "id") { id: ID!  city: String @shareable }
        type Work implements Address @key(fields: "id") { id: ID!  city: String @shareable }
        type User @key(fields: "id") { id: ID!  address: Address }`,
    },
    () => {
      const homes: Rec[] = [{ id: 'h1', city: 'Oslo', __typename: 'Home' }]
      const works: Rec[] = [{ id: 'w1', city: 'Bergen', __typename: 'Work' }]
      const cityOf = ({ id }: Rec) => [...homes, ...works].find(one => one.id === id)?.city
      const user = (id: string, address: Rec): Rec => ({
        ...{ id, address },
        city: (_: unknown, { get }: Self) => cityOf(get('address') as Rec),
        country: (_: unknown, { get }: Self) => ((get('address') as Rec).id?.startsWith('w') ? 'Norway' : null),
      })
      const users = [user('u1', homes[0]!), user('u2', works[0]!)]
      return { Query: { a: users[0], b: users[1] }, entities: { User: users, Home: homes, Work: works } }
    },
  )
  it('sends its fields and its type', () =>
    graph.answers('{ a { city } b { city } }', { a: { city: 'Oslo' }, b: { city: 'Bergen' } }))
  it('sends what only one type has', () =>
    graph.answers('{ b { country } a { country } }', { b: { country: 'Norway' }, a: { country: null } }))
  it('answers it beside what it is required for', () =>
    graph.answers('{ a { address { __typename id ... on Home { city } } city } }', {
      a: { address: { __typename: 'Home', id: 'h1', city: 'Oslo' }, city: 'Oslo' },
    }))
})

describe('requires-with-fragments: fragments in fragments, and on types that clients do not see', () => {
  const types = `
    interface Foo { foo: String! }
    interface Bar implements Foo { foo: String!  bar: String! }
    type Qux implements Foo & Bar @shareable { foo: String!  bar: String!  qux: String! }`
  const sdl = (baz: string, rest: string) => fed2([`${types} ${baz} ${rest}`] as unknown as TemplateStringsArray)
  const baz = (mark: string) =>
    `type Baz implements Foo & Bar @shareable ${mark} { foo: String!  bar: String!  baz: String! }`
  const graph = federate(
    {
      a: sdl(baz(''), 'type Query { a: Entity  aa: Entity }  type Entity @key(fields: "id") { id: ID!  data: Foo }'),
      b: sdl(
        baz('@inaccessible'),
        `type Entity @key(fields: "id") {
          id: ID!
          data: Foo @external
          all: String! @requires(fields: "data { foo ... on Bar { bar ... on Baz { baz } ... on Qux { qux } } }")
          one: String! @requires(fields: "data { ... on Foo { foo } }")
        }`,
      ),
    },
    () => {
      const entity = (id: string, data: Rec): Rec => ({
        ...{ id, data },
        all: (_: unknown, { get }: Self) =>
          ['foo', 'bar', 'baz', 'qux'].map(key => (get('data') as Rec)[key] ?? '-').join(),
        one: (_: unknown, { get }: Self) => (get('data') as Rec).foo,
      })
      const entities = [
        entity('1', { __typename: 'Qux', foo: 'f', bar: 'b', qux: 'q' }),
        entity('2', { __typename: 'Baz', foo: 'f2', bar: 'b2', baz: 'z2' }),
      ]
      return { Query: { a: entities[0], aa: entities[1] }, entities: { Entity: entities } }
    },
  )
  it('sends what the type has', () => graph.answers('{ a { all one } }', { a: { all: 'f,b,-,q', one: 'f' } }))
  it('also of a type that is @inaccessible', () =>
    graph.answers('{ aa { id one all } }', { aa: { id: '2', one: 'f2', all: 'f2,b2,z2,-' } }))
})

const products = fed2`
  type Query { products: [Product] }
  type Product @key(fields: "upc") { upc: String!  price(currency: String!): Int  weight: Int  category: Category }
  type Category { averagePrice(currency: String!): Int }`

function productData() {
  const inCurrency =
    (amount: number) =>
    ({ currency }: Rec) =>
      currency === 'EUR' ? amount * 2 : amount
  const product = (upc: string, amount: number, weight: number): Rec => ({
    ...{ upc, weight, price: inCurrency(amount), category: { averagePrice: inCurrency(amount) } },
    estimate: (_: unknown, { get }: Self) => Number(get('price', { currency: 'USD' })) * Number(get('weight')),
    estimateEUR: (_: unknown, { get }: Self) => Number(get('price', { currency: 'EUR' })) * Number(get('weight')),
    isExpensive: (_: unknown, { get }: Self) => {
      const { averagePrice } = get('category') as Rec
      return (typeof averagePrice === 'function' ? averagePrice({ currency: 'USD' }) : averagePrice) > 11
    },
  })
  const all = [product('p1', 11, 1), product('p2', 22, 3)]
  return { Query: { products: all }, entities: { Product: all } }
}

describe('requires-with-argument: what is required takes arguments', () => {
  const shipping = fed2`
    type Product @key(fields: "upc") {
      upc: String!
      weight: Int @external
      price(currency: String!): Int @external
      estimate: Int @requires(fields: "price(currency: \\"USD\\") weight")
      category: Category @external
      isExpensive: Boolean @requires(fields: "category { averagePrice(currency: \\"USD\\") }")
    }
    type Category @external { averagePrice(currency: String!): Int }`
  const graph = federate({ products, shipping }, productData)
  it('asks with them', () =>
    graph.answers('{ products { estimate isExpensive } }', {
      products: [
        { estimate: 11, isExpensive: false },
        { estimate: 66, isExpensive: true },
      ],
    }))
  it('asks with them when the client asks with others', () =>
    graph.answers('{ products { price(currency: "EUR") estimate } }', {
      products: [
        { price: 22, estimate: 11 },
        { price: 44, estimate: 66 },
      ],
    }))
  it('asks with them when the client asks deeper with others', () =>
    graph.answers('{ products { category { averagePrice(currency: "EUR") } isExpensive upc } }', {
      products: [
        { category: { averagePrice: 22 }, isExpensive: false, upc: 'p1' },
        { category: { averagePrice: 44 }, isExpensive: true, upc: 'p2' },
      ],
    }))
})

describe('requires-with-argument-conflict: two need one field with different arguments', () => {
  const shipping = fed2`
    type Product @key(fields: "upc") {
      upc: String!
      weight: Int @external
      price(currency: String!): Int @external
      estimate: Int @requires(fields: "price(currency: \\"USD\\") weight")
      estimateEUR: Int @requires(fields: "price(currency: \\"EUR\\") weight")
    }`
  const graph = federate({ products, shipping }, productData)
  it('each alone', () =>
    graph.answers('{ products { estimateEUR } }', { products: [{ estimateEUR: 22 }, { estimateEUR: 132 }] }))
  // The planner asks for both under one name.
  it('both', () =>
    graph.answers('{ products { upc estimate estimateEUR } }', {
      products: [
        { upc: 'p1', estimate: 11, estimateEUR: 22 },
        { upc: 'p2', estimate: 66, estimateEUR: 132 },
      ],
    }))
  it('both, and the client with one of its own', () =>
    graph.answers('{ products { estimateEUR price(currency: "EUR") estimate usd: price(currency: "USD") } }', {
      products: [
        { estimateEUR: 22, price: 22, estimate: 11, usd: 11 },
        { estimateEUR: 132, price: 44, estimate: 66, usd: 22 },
      ],
    }))
})
