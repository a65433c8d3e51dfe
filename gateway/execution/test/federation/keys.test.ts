import { describe, expect, it } from 'vitest'
import type { Rec } from '../fixtures/db.ts'
import type { Self } from '../fixtures/entities.ts'
import { fed2 } from '../fixtures/fixture.ts'
import { federate } from './graph.ts'

describe('null-keys: a subgraph does not know what leads on', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { shelves: [Shelf] }
        type Shelf { book: Book }
        type Book @key(fields: "upc") { upc: ID! }`,
      b: fed2`type Book @key(fields: "id") @key(fields: "upc") { id: ID!  upc: ID! }`,
      c: fed2`type Book @key(fields: "id") { id: ID!  author: Author }  type Author { name: String  books: [Book!] }`,
    },
    () => {
      const books: Rec[] = [
        { upc: 'b1', id: '1', author: { name: 'Alice', books: [] } },
        { upc: 'b2', id: '2', author: { name: null, books: null } },
        { upc: 'b3', id: '3', author: null, absentIn: ['b'] },
        { upc: 'b4', id: '4', author: null, absentIn: ['c'] },
      ]
      return { Query: { shelves: [...books.map(book => ({ book })), { book: null }, null] }, entities: { Book: books } }
    },
  )
  it('keeps what is known and goes no further', () =>
    graph.answers('{ shelves { book { upc author { name } } } }', {
      shelves: [
        { book: { upc: 'b1', author: { name: 'Alice' } } },
        { book: { upc: 'b2', author: { name: null } } },
        { book: { upc: 'b3', author: null } },
        { book: { upc: 'b4', author: null } },
        { book: null },
        null,
      ],
    }))
})

describe('keys that are numbers, booleans, enums and custom scalars', () => {
  const graph = federate(
    {
      a: fed2`
        scalar Any
        enum Side { LEFT RIGHT }
        type Query { things: [Thing] }
        type Thing @key(fields: "n f ok side any") { n: Int!  f: Float  ok: Boolean  side: Side!  any: Any }`,
      b: fed2`
        scalar Any
        enum Side { LEFT RIGHT }
        type Thing @key(fields: "n f ok side any") { n: Int!  f: Float  ok: Boolean  side: Side!  any: Any  text: String! }`,
    },
    () => {
      const things: Rec[] = [
        { n: -1, f: 1.5, ok: true, side: 'LEFT', any: 'x', text: 'first' },
        { n: 2147483647, f: 1e21, ok: false, side: 'RIGHT', any: 7, text: 'second' },
      ]
      return { Query: { things: [...things, null, things[0]] }, entities: { Thing: things } }
    },
  )
  it('are sent as they came', () =>
    graph.answers('{ things { text } }', { things: [{ text: 'first' }, { text: 'second' }, null, { text: 'first' }] }))
})

describe('keys-mashup: composite keys, of which some nobody can be asked by', () => {
  const graph = federate(
    {
      a: fed2`
        type A
          @key(fields: "id")
          @key(fields: "pId", resolvable: false)
          @key(fields: "compositeId { one two }", resolvable: false)
          @key(fields: "id compositeId { two three }", resolvable: false) {
          id: ID!
          pId: ID!
          compositeId: CompositeId!
          name: String!
        }
        type CompositeId { one: ID!  two: ID!  three: ID! }`,
      b: fed2`
        type Query { b: B }
        type B @key(fields: "id") { id: ID!  a: [A!]! }
        type A
          @key(fields: "compositeId { one two }", resolvable: false)
          @key(fields: "id compositeId { two three }")
          @key(fields: "pId", resolvable: false)
          @key(fields: "id", resolvable: false) {
          id: ID!
          pId: ID!
          compositeId: CompositeId!
          name: String! @external
          nameInB: String! @requires(fields: "name")
        }
        type CompositeId { one: ID!  two: ID!  three: ID! }`,
    },
    () => {
      const a = (id: string): Rec => ({
        ...{ id, pId: `p${id}`, compositeId: { one: `${id}1`, two: `${id}2`, three: `${id}3` }, name: `name ${id}` },
        nameInB: (_: unknown, { get }: Self) => `b ${get('name')}`,
      })
      const [all, b] = [[a('1'), a('2')], { id: '100' } as Rec]
      b.a = all
      return { Query: { b }, entities: { A: all, B: [b] } }
    },
  )
  it('asks by those one can ask by', () =>
    graph.answers('{ b { id a { id name nameInB } } }', {
      b: {
        id: '100',
        a: [
          { id: '1', name: 'name 1', nameInB: 'b name 1' },
          { id: '2', name: 'name 2', nameInB: 'b name 2' },
        ],
      },
    }))
})

describe('dedup: an entity reached by several paths', () => {
  let asked = 0
  const graph = federate(
    {
      a: fed2`
        type Query { one: User  many: [User]  nested: [[User!]!] }
        type User @key(fields: "id") { id: ID!  friend: User }`,
      b: fed2`type User @key(fields: "id") { id: ID!  name(upper: Boolean): String }`,
    },
    () => {
      const count =
        (text: string) =>
        ({ upper }: Rec) => {
          asked++
          return upper ? text.toUpperCase() : text
        }
      const users: Rec[] = [
        { id: '1', name: count('ann') },
        { id: '2', name: count('bo') },
      ]
      Object.assign(users[0]!, { friend: users[1] })
      Object.assign(users[1]!, { friend: users[0] })
      const [ann, bo] = users
      return {
        Query: { one: ann, many: [ann, bo, ann, null], nested: [[bo], [], [ann, bo]] },
        entities: { User: users },
      }
    },
  )
  it('is asked for once for each fetch', async () => {
    asked = 0
    const answers = await graph.ask('{ many { name } nested { name } }')
    for (const { data } of answers)
      expect(data).toEqual({
        many: [{ name: 'ann' }, { name: 'bo' }, { name: 'ann' }, null],
        nested: [[{ name: 'bo' }], [], [{ name: 'ann' }, { name: 'bo' }]],
      })
    expect(asked).toBe(answers.length * 4)
  })
  it('under aliases with other arguments', () =>
    graph.answers('{ one { a: name(upper: true) b: name friend { name friend { c: name(upper: true) } } } }', {
      one: { a: 'ANN', b: 'ann', friend: { name: 'bo', friend: { c: 'ANN' } } },
    }))
})
