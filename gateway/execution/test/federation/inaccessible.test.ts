import { describe, expect, it } from 'vitest'
import type { Rec } from '../fixtures/db.ts'
import { fed2 } from '../fixtures/fixture.ts'
import { federate } from './graph.ts'

describe('requires-with-fragments and simple-inaccessible: an object of a type that clients must not see', () => {
  const graph = federate(
    {
      a: fed2`
        type Query { pets: [Pet] }
        interface Pet { id: ID! }
        type Cat implements Pet @key(fields: "id") { id: ID!  lives: Int }
        type Dog implements Pet @key(fields: "id") @inaccessible { id: ID!  name: String }`,
    },
    () => {
      const [cat, dog]: Rec[] = [
        { id: 'c', lives: 9 },
        { id: 'd', name: 'Rex' },
      ]
      return { Query: { pets: [cat, dog] }, entities: { Cat: [cat!], Dog: [dog!] } }
    },
  )
  it.each(['{ pets { id } }', '{ pets { __typename id ... on Cat { lives } } }'])(
    'is null with an error: %s',
    async query => {
      for (const { data, errors } of await graph.ask(query)) {
        expect(data).toEqual({ pets: [expect.objectContaining({ id: 'c' }), null] })
        expect(errors.map(({ path }) => path)).toEqual([['pets', 1]])
      }
    },
  )
})
