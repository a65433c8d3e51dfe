import { describe, it } from 'vitest'
import type { Rec } from '../fixtures/db.ts'
import { fed2 } from '../fixtures/fixture.ts'
import { federate } from './graph.ts'

describe('simple-entity-call: from one key to another', () => {
  const graph = federate(
    {
      email: fed2`type Query { user: User }  type User @key(fields: "id") { id: ID!  email: String! @shareable }`,
      nick: fed2`type User @key(fields: "email") { email: String! @shareable  nickname: String! }`,
    },
    () => {
      const user: Rec = { id: 'u1', email: 'a@b', nickname: 'al' }
      return { Query: { user }, entities: { User: [user] } }
    },
  )
  it('asks by the key that was asked for before', () =>
    graph.answers('{ user { id nickname } }', { user: { id: 'u1', nickname: 'al' } }))
  it('leaves the key out of the answer', () => graph.answers('{ user { nickname } }', { user: { nickname: 'al' } }))
})

describe('complex-entity-call: keys of lists and of objects in objects', () => {
  const graph = federate(
    {
      link: fed2`type Product @key(fields: "id") @key(fields: "id pid") { id: String!  pid: String! }`,
      list: fed2`
        type ProductList @key(fields: "products { id pid }") { products: [Product!]!  first: Product @shareable }
        type Product @key(fields: "id pid") { id: String!  pid: String }`,
      price: fed2`
        type ProductList @key(fields: "products { id pid category { id tag } }") {
          products: [Product!]!
          first: Product @shareable
          total: Float
        }
        type Product @key(fields: "id pid category { id tag }") { id: String!  pid: String  category: Category  price: Price }
        type Category @key(fields: "id tag") { id: String!  tag: String }
        type Price { price: Float! }`,
      products: fed2`
        type Query { topProducts: ProductList! }
        type ProductList @key(fields: "products { id }") { products: [Product!]! }
        type Product @key(fields: "id") { id: String!  category: Category @shareable }
        type Category @key(fields: "id") { id: String!  tag: String @shareable  mainProduct: Product! }`,
    },
    () => {
      const product = (id: string, price: number): Rec => ({ id, pid: `p${id}`, price: { price } })
      const [one, two] = [product('1', 100), product('2', 200)]
      const categories: Rec[] = [one, two].map((mainProduct, index) => ({
        id: `c${index}`,
        tag: `t${index}`,
        mainProduct,
      }))
      Object.assign(one, { category: categories[0] })
      Object.assign(two, { category: categories[1] })
      const lists: Rec[] = [{ products: [one, two], first: one, total: 300 }]
      return {
        Query: { topProducts: lists[0] },
        entities: { Product: [one, two], Category: categories, ProductList: lists },
      }
    },
  )
  it('gathers a key over three subgraphs', () =>
    graph.answers('{ topProducts { products { id pid price { price } category { mainProduct { id } tag } } } }', {
      topProducts: {
        products: [
          { id: '1', pid: 'p1', price: { price: 100 }, category: { mainProduct: { id: '1' }, tag: 't0' } },
          { id: '2', pid: 'p2', price: { price: 200 }, category: { mainProduct: { id: '2' }, tag: 't1' } },
        ],
      },
    }))
  it('sends a list as a key', () =>
    graph.answers('{ topProducts { first { id price { price } } total } }', {
      topProducts: { first: { id: '1', price: { price: 100 } }, total: 300 },
    }))
})

describe('parent-entity-call: what is no entity is fetched through the entity above it', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { products: [Product!]! }
        type Product @key(fields: "id pid") { id: ID!  pid: ID! }`,
      b: fed2`
        type Product @key(fields: "id pid") { id: ID!  pid: ID!  category: Category @shareable }
        type Category @shareable { id: ID!  name: String }`,
      c: fed2`
        type Product @key(fields: "id pid") { id: ID!  pid: ID!  category: Category @shareable }
        type Category @shareable { details: Details }
        type Details { sold: Int }`,
    },
    () => {
      const category = { id: 'c1', name: 'outer', details: { sold: 3 } }
      const products: Rec[] = [
        { id: '1', pid: 'p1', category },
        { id: '2', pid: 'p2', category: null },
      ]
      return { Query: { products }, entities: { Product: products } }
    },
  )
  it('merges the halves of a value type', () =>
    graph.answers('{ products { category { id name details { sold } } } }', {
      products: [{ category: { id: 'c1', name: 'outer', details: { sold: 3 } } }, { category: null }],
    }))
})

describe('shared-root: a root field of several subgraphs', () => {
  const root = 'type Query { product: Product @shareable  products: [Product] @shareable }'
  const value = (fields: string) => `type Product @shareable { id: ID!  ${fields} }`
  const sdl = (fields: string) => fed2([`${root} ${value(fields)}`] as unknown as TemplateStringsArray)
  const graph = federate(
    {
      category: sdl('category: Category } type Category @shareable { id: ID!  name: String!'),
      name: sdl('name: Name } type Name @shareable { id: ID!  brand: String!'),
      price: sdl('price: Price } type Price @shareable { id: ID!  amount: Int!'),
    },
    () => {
      const product = (n: number) => ({
        ...{ id: `${n}`, category: { id: `c${n}`, name: 'c' }, name: { id: 'n', brand: `b${n}` }, price: null },
      })
      return { Query: { product: product(1), products: [product(2), null, product(3)] } }
    },
  )
  it('asks each for its part of an object that has no key', () =>
    graph.answers('{ product { category { name } name { brand } price { amount } id } }', {
      product: { category: { name: 'c' }, name: { brand: 'b1' }, price: null, id: '1' },
    }))
  it('and of a list of such objects', () =>
    graph.answers('{ products { name { brand } category { id } } }', {
      products: [
        { name: { brand: 'b2' }, category: { id: 'c2' } },
        null,
        { name: { brand: 'b3' }, category: { id: 'c3' } },
      ],
    }))
})

describe('typename', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { union: Product  interface: Node  own: Oven }
        union Product = Oven | Toaster
        interface Node { id: ID! }
        type Oven implements Node @key(fields: "id") { id: ID! }
        type Toaster implements Node @key(fields: "id") { id: ID!  warranty: Int }`,
      b: fed2`type Oven @key(fields: "id") { id: ID!  warranty: Int }`,
    },
    () => {
      const oven: Rec = { id: 'o', warranty: 1 }
      const toaster: Rec = { id: 't', warranty: 2 }
      return { Query: { union: oven, interface: toaster, own: oven }, entities: { Oven: [oven], Toaster: [toaster] } }
    },
  )
  it('is a field of the root, too', () =>
    graph.answers('{ __typename own { __typename } }', { __typename: 'Query', own: { __typename: 'Oven' } }))
  it('under names of its own and of others', () =>
    graph.answers('{ union { t: __typename id: __typename ... on Oven { x: __typename warranty } } }', {
      union: { t: 'Oven', id: 'Oven', x: 'Oven', warranty: 1 },
    }))
  it('of an interface', () =>
    graph.answers('{ interface { __typename t: __typename ... on Toaster { warranty } } }', {
      interface: { __typename: 'Toaster', t: 'Toaster', warranty: 2 },
    }))
})
