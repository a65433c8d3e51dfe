import { composeSupergraph } from '../../../supergraph/compose.ts'
import { fed2 } from '../fixtures/fixture.ts'

/** Twenty items of one subgraph, each with a price of another one. */
export const soakSupergraph = composeSupergraph([
  {
    name: 'a',
    sdl: fed2`type Query { items(first: Int): [Item!]! } type Item @key(fields: "id") { id: ID!  name: String! }`,
  },
  { name: 'b', sdl: fed2`type Item @key(fields: "id") { id: ID!  price: Int }` },
]).supergraphSdl

const items = Array.from({ length: 20 }, (_, index) => ({ id: `i${index}`, name: `item ${index}` }))

/** An operation under an alias of its own, so that there are as many as there are numbers. */
export const operation = (number: number) => `{ items(first: 20) { a${number}: name price } }`

/** Answers what the two fetches of such an operation ask, under its alias. */
export function answerTo(subgraph: string, query: string): string {
  const alias = /(a\d+):/.exec(query)?.[1] ?? 'name'
  const data =
    subgraph === 'a'
      ? { items: items.map(({ id, name }) => ({ __typename: 'Item', id, [alias]: name })) }
      : { _entities: items.map((_, price) => ({ price })) }
  return JSON.stringify({ data })
}
