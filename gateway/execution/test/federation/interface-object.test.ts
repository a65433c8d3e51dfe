import { describe, expect, it } from 'vitest'
import type { Rec } from '../fixtures/db.ts'
import type { Self } from '../fixtures/entities.ts'
import { fed2 } from '../fixtures/fixture.ts'
import { federate } from './graph.ts'

describe('interface-object-with-requires', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { users: [Named!]! }
        interface Named @key(fields: "id") { id: ID!  name: String }
        interface Titled { title: String }
        type User implements Named & Titled @key(fields: "id") { id: ID!  name: String  age: Int  title: String }
        type Bot implements Named @key(fields: "id") { id: ID!  name: String }`,
      b: fed2`
        type Query { others: [Named] }
        type Named @key(fields: "id") @interfaceObject {
          id: ID!
          name: String @external
          username: String @requires(fields: "name")
          handle: String! @requires(fields: "name")
          posts: Int!
        }`,
    },
    () => {
      const make = (id: string, name: string): Rec => ({
        ...{ id, name, age: 11, title: `title ${id}`, posts: id.length },
        username: (_: unknown, { get }: Self) => `${get('name')}-username`,
        handle: (_: unknown, { get }: Self) => `@${get('name')}`,
      })
      const [user, bot] = [make('u', 'ann'), make('bb', 'bot')]
      return { Query: { users: [user, bot], others: [bot, null, user] }, entities: { User: [user], Bot: [bot] } }
    },
  )
  const others = [
    { id: 'bb', name: 'bot', username: 'bot-username' },
    null,
    { id: 'u', name: 'ann', username: 'ann-username' },
  ]
  it('from the interface', () =>
    graph.answers('{ users { id username posts } }', {
      users: [
        { id: 'u', username: 'ann-username', posts: 1 },
        { id: 'bb', username: 'bot-username', posts: 2 },
      ],
    }))
  it('from the object', () => graph.answers('{ others { id name username } }', { others }))
  it('of no type in particular', () =>
    graph.answers('{ others { posts } }', { others: [{ posts: 2 }, null, { posts: 1 }] }))
  it('with its type', () =>
    graph.answers('{ others { __typename ... on User { age } } }', {
      others: [{ __typename: 'Bot' }, null, { __typename: 'User', age: 11 }],
    }))
  it('of one type', () =>
    graph.answers('{ others { ... on User { posts name } } }', { others: [{}, null, { posts: 1, name: 'ann' }] }))
  it('what is required of one type only', () =>
    graph.answers('{ others { ... on User { username } } }', { others: [{}, null, { username: 'ann-username' }] }))
  it('by another interface', () =>
    graph.answers('{ others { ... on Titled { title } } }', { others: [{}, null, { title: 'title u' }] }))
  // The planner fetches the required field for that type only, and then sends every object to the same fetch.
  it('required of one type, beside what is asked of all', () =>
    graph.answers('{ users { posts ... on User { username } } }', {
      users: [{ posts: 1, username: 'ann-username' }, { posts: 2 }],
    }))
  it('required of one type and never null, beside what is asked of all', () =>
    graph.answers('{ users { posts ... on Bot { handle } } others { ... on User { handle } posts } }', {
      users: [{ posts: 1 }, { posts: 2, handle: '@bot' }],
      others: [{ posts: 2 }, null, { handle: '@ann', posts: 1 }],
    }))
  it('required of each type apart', () =>
    graph.answers('{ users { ... on Bot { username } ... on User { posts username handle } } }', {
      users: [{ posts: 1, username: 'ann-username', handle: '@ann' }, { username: 'bot-username' }],
    }))
})

describe('interface-object-indirect-extension: a type extended where nobody knows the interface', () => {
  const graph = federate(
    {
      author: fed2`
        type Query { author: Author }
        type Author @key(fields: "id") { id: ID!  name: String }
        type Video @key(fields: "id") { id: ID!  authorName: String }`,
      media: fed2`
        type Query { media: Media }
        interface Media @key(fields: "id") { id: ID!  title: String }
        type Video implements Media @key(fields: "id") { id: ID!  title: String  duration: Int }
        type Article implements Media @key(fields: "id") { id: ID!  title: String  words: Int }`,
      playlist: fed2`
        type Query { playlist: Playlist }
        type Playlist @key(fields: "id") { id: ID!  media: Media }
        type Media @key(fields: "id") @interfaceObject { id: ID! }`,
    },
    () => {
      const video: Rec = { id: '1', title: 'title', duration: 100, authorName: 'John' }
      const author: Rec = { id: '1', name: 'name' }
      const playlist: Rec = { id: '1', media: video }
      return {
        Query: { author, media: video, playlist },
        entities: { Video: [video], Article: [], Author: [author], Playlist: [playlist] },
      }
    },
  )
  it('goes on from the interface object', () =>
    graph.answers(
      '{ playlist { media { id ... on Video { duration authorName } } } media { title ... on Video { authorName } } }',
      {
        playlist: { media: { id: '1', duration: 100, authorName: 'John' } },
        media: { title: 'title', authorName: 'John' },
      },
    ))
})

describe('non-resolvable-interface-object', () => {
  const graph = federate(
    {
      a: fed2`
        interface Node @key(fields: "id") { id: ID! }
        type Product @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
        type Query { product: Product! }`,
      b: fed2`
        type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID!  field: String }
        interface Product @key(fields: "id") { id: ID! }
        type Bread implements Product @key(fields: "id") { id: ID!  name: String! }
        type Query { b: Node }`,
    },
    () => {
      const bread: Rec = { id: 'p1', name: 'Rye' }
      return { Query: { product: bread, b: { id: 'n1', field: 'foo' } }, entities: { Bread: [bread] } }
    },
  )
  it('answers what it says itself', async () => {
    for (const answer of await graph.ask('{ b { id field } product { id } }'))
      expect(answer).toMatchObject({ data: { b: { id: 'n1', field: 'foo' }, product: { id: 'p1' } }, errors: [] })
  })
  it('asks for the type when it is needed', async () => {
    for (const answer of await graph.ask('{ product { ... on Bread { id name } } }'))
      expect(answer).toMatchObject({ data: { product: { id: 'p1', name: 'Rye' } }, errors: [] })
  })
})
