import { describe, it } from 'vitest'
import type { Rec } from '../fixtures/db.ts'
import type { Self } from '../fixtures/entities.ts'
import { fed2 } from '../fixtures/fixture.ts'
import { federate } from './graph.ts'

describe('aliases that are names of other fields', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { user: User  both: [Either!]!  named: Named }
        interface Named { name: String!  notes: [Note!]! }
        type User implements Named @key(fields: "id") { id: ID!  name: String!  email: String!  notes: [Note!]!  friend: User }
        type Pet implements Named { name: String!  age: Int!  notes: [Note!]! }
        type Note { text: String!  stars: Int }
        union Either = User | Pet`,
      b: fed2`
        type User @key(fields: "id") {
          id: ID!
          email: String! @external
          logins: Int!
          domain: String! @requires(fields: "email")
        }`,
    },
    () => {
      const user: Rec = { id: 'u1', name: 'Ann', email: 'ann@x', logins: 3, notes: [{ text: 'n', stars: null }] }
      user.domain = (_: unknown, { get }: Self) => String(get('email')).split('@')[1]
      user.friend = user
      const pet: Rec = { __typename: 'Pet', name: 'Rex', age: 4, notes: [{ text: 'woof', stars: 5 }] }
      return { Query: { user, both: [pet, user], named: pet }, entities: { User: [user] } }
    },
  )
  it('of a key', () =>
    graph.answers('{ user { id: email logins friend { id: name key: id logins } } }', {
      user: { id: 'ann@x', logins: 3, friend: { id: 'Ann', key: 'u1', logins: 3 } },
    }))
  it('of what is required', () =>
    graph.answers('{ user { email: id domain id: domain } }', { user: { email: 'u1', domain: 'x', id: 'x' } }))
  it('of __typename', () =>
    graph.answers('{ both { ... on Named { __typename: name } ... on User { t: __typename logins } } }', {
      both: [{ __typename: 'Rex' }, { __typename: 'Ann', t: 'User', logins: 3 }],
    }))
  it('of objects and lists', () =>
    graph.answers('{ user { id: friend { id: notes { id: text } logins } logins } }', {
      user: { id: { id: [{ id: 'n' }], logins: 3 }, logins: 3 },
    }))
  it('that mean one thing here and another there', () =>
    graph.answers('{ both { ... on User { x: logins name: email } ... on Pet { x: age name } } }', {
      both: [
        { x: 4, name: 'Rex' },
        { x: 3, name: 'ann@x' },
      ],
    }))
  it('that shadow a field in one of two fragments', () =>
    graph.answers('{ named { ... on Named { id: notes { text } } ... on Pet { id: notes { stars } } } }', {
      named: { id: [{ text: 'woof', stars: 5 }] },
    }))
})

describe('one key with different arguments for different types', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { nodes: [Node!]! }
        interface Node @key(fields: "id") { id: ID! }
        type Article implements Node @key(fields: "id") { id: ID!  size(unit: String): String! }
        type Image implements Node @key(fields: "id") { id: ID!  size(unit: String): String! }`,
      b: fed2`type Node @interfaceObject @key(fields: "id") { id: ID!  views(since: Int): Int! }`,
    },
    () => {
      const node = (id: string): Rec => ({
        ...{ id, views: ({ since }: Rec) => 100 - (since ?? 0), size: ({ unit }: Rec) => `${id} ${unit}` },
      })
      const [article, image] = [node('a'), node('i')]
      return { Query: { nodes: [article, image] }, entities: { Article: [article], Image: [image] } }
    },
  )
  it('of each type', () =>
    graph.answers('{ nodes { ... on Article { size(unit: "cm") } ... on Image { size(unit: "px") } } }', {
      nodes: [{ size: 'a cm' }, { size: 'i px' }],
    }))
  it('of an interface object', () =>
    graph.answers('{ nodes { ... on Article { views } ... on Image { views(since: 3) } } }', {
      nodes: [{ views: 100 }, { views: 97 }],
    }))
})
