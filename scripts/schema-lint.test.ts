import { describe, expect, it } from 'vitest'
import { lintSdl } from './schema-lint.ts'

const GOOD = `
type Mutation {
  "Makes a thing."
  thingCreate(input: ThingCreateInput!): ThingCreatePayload!
}
"What to make."
input ThingCreateInput {
  "Its title."
  title: String!
}
"What came of it."
type ThingCreatePayload {
  "The thing."
  thing: Thing
  "Why not."
  userErrors: [UserError!]!
}
"A thing."
type Thing {
  "Its title."
  title: String!
}
`
const lint = (sdl: string) => lintSdl('x', sdl).map(mistake => mistake.replace('x: ', ''))

describe('lintSdl', () => {
  it('finds nothing in the agreed style', () => {
    expect(lint(GOOD)).toEqual([])
  })

  it.each<[string, string, string]>([
    ['"A thing."\ntype Thing', 'type Thing', 'Thing: expected a description'],
    [
      '"Its title."\n  title: String!\n}\n"What came',
      'title: String!\n}\n"What came',
      'ThingCreateInput.title: expected a description',
    ],
    ['input: ThingCreateInput!', 'title: String!', 'Mutation.thingCreate: expected (input: ThingCreateInput!)'],
    [': ThingCreatePayload!', ': Thing', 'Mutation.thingCreate: expected the type ThingCreatePayload!, got Thing'],
    [
      'thing: Thing\n',
      'thing: Thing!\n',
      'ThingCreatePayload.thing: expected a nullable field: there is nothing to answer when userErrors are',
    ],
    ['[UserError!]!', '[UserError!]', 'ThingCreatePayload: expected userErrors: [UserError!]!'],
    [
      'title: String!\n}\n"What came',
      'price: Float\n}\n"What came',
      'ThingCreateInput.price: expected Money, got Float: floats lose cents',
    ],
    [
      'title: String!\n}\n"What came',
      'tags: [String]\n}\n"What came',
      'ThingCreateInput.tags: expected list items that are not null',
    ],
    [
      'title: String!\n}\n"What came',
      'Title: String\n}\n"What came',
      'ThingCreateInput.Title: expected a name in camel case',
    ],
    [
      'thing: Thing\n',
      'thing: Thing @deprecated\n',
      'ThingCreatePayload.thing: expected @deprecated(reason:) to name the replacement',
    ],
  ])('turns %j to %j and finds it', (from, to, mistake) => {
    expect(GOOD).toContain(from)
    expect(lint(GOOD.replace(from, to))).toContain(mistake)
  })

  it('wants nodes and pageInfo of connections, and paging of fields that answer one', () => {
    expect(
      lint(
        'type Query { "Things." things: ThingConnection! }\n"A page."\ntype ThingConnection { "Edges." edges: [Edge!]! }',
      ),
    ).toEqual([
      'Query.things: expected a connection to take first and after',
      'ThingConnection: expected the field nodes',
      'ThingConnection: expected the field pageInfo',
    ])
  })

  it('wants enum values in capitals, with a description', () => {
    expect(lint('"An enum."\nenum E { Small }')).toEqual([
      'E.Small: expected a description',
      'E.Small: expected an enum value in capitals',
    ])
  })
})
