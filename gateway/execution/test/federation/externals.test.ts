import { describe, it } from 'vitest'
import type { Rec } from '../fixtures/db.ts'
import type { Self } from '../fixtures/entities.ts'
import { fed2 } from '../fixtures/fixture.ts'
import { federate } from './graph.ts'

const users = () => {
  const user = (id: string): Rec => ({
    ...{ id, rid: `r${id}`, name: `name ${id}`, email: `${id}@x` },
    nickname: (_: unknown, { get }: Self) => `nick of ${get('name')}`,
  })
  const all = [user('u1'), user('u2')]
  return {
    Query: { randomUser: all[0], userById: ({ id }: Rec) => all.find(one => one.id === id) ?? null },
    entities: { User: all },
  }
}

describe('fed1-external-extends: Federation 1, whose keys are @external', () => {
  const graph = federate(
    {
      a: `
        type Query { randomUser: User }
        type User @extends @key(fields: "id") { id: ID! @external  rid: ID }`,
      b: `
        extend type Query { userById(id: ID): User }
        type User @key(fields: "id") { id: ID!  name: String!  email: String! }`,
      c: `
        extend type User @key(fields: "id") {
          id: ID! @external
          name: String! @external
          nickname: String! @requires(fields: "name")
        }`,
    },
    users,
  )
  it('from the extension', () =>
    graph.answers('{ randomUser { id rid name nickname } }', {
      randomUser: { id: 'u1', rid: 'ru1', name: 'name u1', nickname: 'nick of name u1' },
    }))
  it('from the owner', () =>
    graph.answers('{ userById(id: "u2") { id name rid nickname } }', {
      userById: { id: 'u2', name: 'name u2', rid: 'ru2', nickname: 'nick of name u2' },
    }))
})

describe('fed2-external-extends and -extension: the same in Federation 2, with @provides', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { randomUser: User  providedRandomUser: User @provides(fields: "name") }
        extend type User @key(fields: "id") { id: ID! @external  name: String! @external  rid: ID }`,
      b: fed2`
        type Query { userById(id: ID): User }
        type User @key(fields: "id") { id: ID!  name: String! @shareable  email: String! }`,
    },
    () => {
      const data = users()
      return { ...data, Query: { ...data.Query, providedRandomUser: data.Query.randomUser } }
    },
  )
  it('asks the owner', () =>
    graph.answers('{ randomUser { name rid email } }', { randomUser: { name: 'name u1', rid: 'ru1', email: 'u1@x' } }))
  it('or takes what is provided', () =>
    graph.answers('{ providedRandomUser { id name } }', { providedRandomUser: { id: 'u1', name: 'name u1' } }))
})

describe('mysterious-external: an @external key of an extension', () => {
  const graph = federate(
    {
      price: fed2`
        type Query { cheapest: Product }
        extend type Product @key(fields: "id") { id: ID! @external  price: Float }`,
      product: fed2`
        type Query { products: [Product] }
        type Product @key(fields: "id") { id: ID!  name: String! }`,
    },
    () => {
      const products: Rec[] = [
        { id: '1', name: 'one', price: 100 },
        { id: '2', name: 'two', price: null },
      ]
      return { Query: { cheapest: products[0], products }, entities: { Product: products } }
    },
  )
  it('goes there and back', () =>
    graph.answers('{ products { id name price } cheapest { name } }', {
      products: [
        { id: '1', name: 'one', price: 100 },
        { id: '2', name: 'two', price: null },
      ],
      cheapest: { name: 'one' },
    }))
})

describe('simple-override, unavailable-override and override-type-interface', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { feed: [Post]  aFeed: [Picture] }
        interface Post { id: ID!  createdAt: String! }
        type Picture implements Post @key(fields: "id") { id: ID!  createdAt: String! }`,
      b: fed2`
        type Query { bFeed: [Dated] }
        interface Post { id: ID!  createdAt: String! }
        interface Dated { id: ID!  createdAt: String! }
        type Text implements Post @key(fields: "id") { id: ID!  createdAt: String! @override(from: "gone")  body: String! }
        type Picture implements Dated @key(fields: "id") { id: ID!  createdAt: String! @override(from: "a") }`,
    },
    () => {
      const pictures: Rec[] = ['i1', 'i2'].map(id => ({ id, createdAt: `${id} b`, __typename: 'Picture' }))
      return { Query: { feed: pictures, aFeed: pictures, bFeed: [...pictures, null] }, entities: { Picture: pictures } }
    },
  )
  it('asks who overrides', () =>
    graph.answers('{ aFeed { createdAt } feed { id createdAt } }', {
      aFeed: [{ createdAt: 'i1 b' }, { createdAt: 'i2 b' }],
      feed: [
        { id: 'i1', createdAt: 'i1 b' },
        { id: 'i2', createdAt: 'i2 b' },
      ],
    }))
  it('of a type that only one subgraph counts to the interface', () =>
    graph.answers('{ feed { ... on Text { id body } } bFeed { createdAt __typename } }', {
      feed: [{}, {}],
      bFeed: [{ createdAt: 'i1 b', __typename: 'Picture' }, { createdAt: 'i2 b', __typename: 'Picture' }, null],
    }))
})
