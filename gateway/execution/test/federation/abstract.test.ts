import { describe, it } from 'vitest'
import type { Rec } from '../fixtures/db.ts'
import { fed2 } from '../fixtures/fixture.ts'
import { federate } from './graph.ts'

describe('union-intersection: each subgraph knows some of the members', () => {
  const graph = federate(
    {
      a: fed2`
        union Media = Book | Song
        union ViewerMedia = Book | Song
        type Book @key(fields: "id") { id: ID!  title: String! @shareable  aTitle: String! }
        type Song @key(fields: "id") { id: ID!  title: String! @shareable  aTitle: String! }
        type Query { media: Media @shareable  aMedia: Media  song: Media  viewer: Viewer @shareable }
        type Viewer { media: ViewerMedia @shareable  song: ViewerMedia }`,
      b: fed2`
        union Media = Book | Movie
        union ViewerMedia = Book | Movie
        type Movie @key(fields: "id") { id: ID!  title: String! @shareable  bTitle: String! }
        type Book @key(fields: "id") { id: ID!  title: String! @shareable  bTitle: String! }
        type Query { media: Media @shareable  movie: Media  viewer: Viewer @shareable }
        type Viewer { media: ViewerMedia @shareable  movie: ViewerMedia }`,
    },
    () => {
      const make = (id: string): Rec => ({ id, title: `title ${id}`, aTitle: `a ${id}`, bTitle: `b ${id}` })
      const [book, song, movie] = [make('b'), make('s'), make('m')]
      const viewer = { media: book, song, movie }
      return {
        Query: { media: book, aMedia: song, song, movie, viewer },
        entities: { Book: [book], Song: [song], Movie: [movie] },
      }
    },
  )
  it('of the root', () =>
    graph.answers(
      '{ media { __typename ... on Book { title aTitle bTitle } ... on Movie { bTitle } ... on Song { aTitle } } }',
      {
        media: { __typename: 'Book', title: 'title b', aTitle: 'a b', bTitle: 'b b' },
      },
    ))
  it('one that the subgraph does not know', () =>
    graph.answers('{ song { ... on Movie { title } ... on Song { title } } movie { ... on Song { title } } }', {
      song: { title: 'title s' },
      movie: {},
    }))
  it('below a value type', () =>
    graph.answers(
      '{ viewer { media { ... on Book { bTitle aTitle } } song { __typename } movie { ... on Movie { bTitle } } } }',
      {
        viewer: { media: { bTitle: 'b b', aTitle: 'a b' }, song: { __typename: 'Song' }, movie: { bTitle: 'b m' } },
      },
    ))
})

describe('union-interface-distinct: a type belongs to the interface in another subgraph only', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { products: [Product]  node(id: ID!): Node  nodes: [Node]  toasters: [Toaster] }
        union Product = Oven | Toaster
        interface Node { id: ID! }
        interface WithWarranty { warranty: Int }
        type Oven @key(fields: "id") { id: ID! }
        type Toaster implements Node & WithWarranty @key(fields: "id") { id: ID!  warranty: Int }`,
      b: fed2`
        interface Node { id: ID! }
        interface WithWarranty { warranty: Int }
        type Oven implements Node & WithWarranty @key(fields: "id") { id: ID!  warranty: Int }`,
    },
    () => {
      const ovens: Rec[] = [{ id: 'o1', warranty: 1 }]
      const toasters: Rec[] = [
        { id: 't1', warranty: 3 },
        { id: 't2', warranty: null },
      ]
      const node = ({ id }: Rec) => toasters.find(one => one.id === id) ?? null
      return {
        Query: { products: [...ovens, ...toasters], node, nodes: toasters, toasters },
        entities: { Oven: ovens, Toaster: toasters },
      }
    },
  )
  it('asks by interface over a union', () =>
    graph.answers('{ products { __typename ... on Node { id } ... on WithWarranty { warranty } } }', {
      products: [
        { __typename: 'Oven', id: 'o1', warranty: 1 },
        { __typename: 'Toaster', id: 't1', warranty: 3 },
        { __typename: 'Toaster', id: 't2', warranty: null },
      ],
    }))
  it('asks by one interface for another', () =>
    graph.answers(
      '{ nodes { ... on WithWarranty { warranty __typename } } node(id: "o1") { id } toasters { ... on Node { id } } }',
      {
        nodes: [
          { warranty: 3, __typename: 'Toaster' },
          { warranty: null, __typename: 'Toaster' },
        ],
        node: null,
        toasters: [{ id: 't1' }, { id: 't2' }],
      },
    ))
})

describe('child-type-mismatch: a field that is nullable here and not there, under one union', () => {
  const graph = federate(
    {
      a: fed2`type Query { users: [User!]! }  type User { id: ID @shareable }`,
      b: fed2`
        union Account = User | Admin
        type Query { accounts: [Account!]! }
        type User @key(fields: "id") { id: ID!  name: String  similar: [Account!]! }
        type Admin { id: ID  name: String @shareable  similar: [Account!]! }`,
    },
    () => {
      const user: Rec = { id: 'u1', name: 'user' }
      const admin: Rec = { __typename: 'Admin', id: 'a1', name: 'admin', similar: [user] }
      Object.assign(user, { similar: [admin, user] })
      return { Query: { users: [user], accounts: [user, admin] }, entities: { User: [user] } }
    },
  )
  it('is renamed on the way and back', () =>
    graph.answers('{ users { id name } accounts { ... on User { id name } ... on Admin { id name } } }', {
      users: [{ id: 'u1', name: 'user' }],
      accounts: [
        { id: 'u1', name: 'user' },
        { id: 'a1', name: 'admin' },
      ],
    }))
  it('deeper down and under aliases', () =>
    graph.answers(
      '{ accounts { ... on User { x: id similar { ... on Admin { x: id } ... on User { x: id } } } ... on Admin { x: id name } } }',
      {
        accounts: [
          { x: 'u1', similar: [{ x: 'a1' }, { x: 'u1' }] },
          { x: 'a1', name: 'admin' },
        ],
      },
    ))
})

describe('circular-reference-interface: an interface field of the interface, provided by half', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { product: Product }
        interface Product { same: Product }
        type Book implements Product @key(fields: "id") { id: ID!  same: Book @provides(fields: "price")  price: Float @external }`,
      b: fed2`type Book @key(fields: "id") { id: ID!  price: Float @shareable }`,
    },
    () => {
      const books: Rec[] = [
        { id: '1', price: 10.5 },
        { id: '2', price: 10.5 },
      ]
      Object.assign(books[0]!, { same: books[1] })
      Object.assign(books[1]!, { same: books[0] })
      return { Query: { product: books[0] }, entities: { Book: books } }
    },
  )
  it('goes round', () =>
    graph.answers(
      '{ product { same { ... on Product { same { __typename ... on Book { price } } } } ... on Book { price } } }',
      {
        product: { same: { same: { __typename: 'Book', price: 10.5 } }, price: 10.5 },
      },
    ))
})
