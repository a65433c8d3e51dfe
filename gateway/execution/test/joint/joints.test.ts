import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { ByteSource } from '../../types.ts'
import type { Rec } from '../fixtures/db.ts'
import { fed2, makeFixture } from '../fixtures/fixture.ts'
import { attempt } from '../fuzz/check.ts'
import { runnerOver } from '../fuzz/engine.ts'
import type { Operation } from '../fuzz/generate.ts'
import { byteSource, type FuzzContext } from '../fuzz/sources.ts'

const fixture = makeFixture({
  name: 'joint',
  subgraphs: {
    content: fed2`
      type Query { feed: [Item!]!  posts: [Item!]!  long: [Item!]! }
      union Item = Post | Clip
      type Post { product: Product! }
      type Clip { products: [Product!]! }
      type Product @key(fields: "id") { id: ID! }`,
    products: fed2`
      scalar Any
      type Product @key(fields: "id") { id: ID!  name(short: Boolean = false): String!  code: Int!  notes: Any }`,
    prices: fed2`type Product @key(fields: "id code") { id: ID!  code: Int! @external  price: Float }`,
  },
  data: () => {
    const product = (id: string, more: Rec = {}): Rec => ({
      ...{ id, code: Number.parseInt(id, 10), price: Number.parseInt(id, 10) / 2, notes: null },
      name: ({ short }: Rec) => (short ? id : `name of ${id}`),
      ...more,
    })
    // What a merchant may write: it looks like the end of a list and the key of the next.
    const odd = product('3', { notes: { a: [1], _entities_1: [{ name: 'not this' }] } })
    const [one, two] = [product('1'), product('2')]
    const many = Array.from({ length: 80 }, (_, index) => product(`${100 + index}${'x'.repeat(2_000)}`))
    const post = (of: Rec) => ({ __typename: 'Post', product: of })
    const clip = (...of: Rec[]) => ({ __typename: 'Clip', products: of })
    return {
      Query: { feed: [post(one), clip(one, two, odd)], posts: [post(two)], long: [post(two), clip(...many)] },
      entities: { Product: [one, two, odd, ...many] },
    }
  },
})

/** The requests since a test began, and what the subgraphs make of their answers. */
let sent: { subgraph: string; query: string }[]
let change: (subgraph: string, answer: string) => string
beforeEach(() => {
  sent = []
  change = (_, answer) => answer
})

function watched(name: string): ByteSource<FuzzContext> {
  const source = byteSource(name, fixture.subgraphs.get(name)!)
  return {
    ...source,
    send: async (fetch, body, context, signal, entities) => {
      sent.push({ subgraph: name, query: JSON.parse(body).query })
      return Buffer.from(
        change(name, Buffer.from(await source.send(fetch, body, context, signal, entities)).toString()),
      )
    },
  }
}

const FEED = '{ feed { ... on Post { product { ...P } } ... on Clip { products { ...P } } } } fragment P on Product'

describe.each([
  { codegen: true, splice: true },
  { codegen: false, splice: true },
  { codegen: false, splice: false },
])('fetches that go together (generated code: $codegen, splicing: $splice)', form => {
  const runner = runnerOver(fixture, { name: 'joint', ...form, source: watched })
  afterAll(() => runner.close())
  const ask = (query: string, variables: Operation['variables'] = {}) => attempt(fixture, runner, { query, variables })
  const requests = () => sent.map(({ subgraph }) => subgraph)

  it('asks each subgraph once for all places, at each step of the way', async () => {
    const { data, errors } = await ask(`${FEED} { name price }`)
    expect({ data, errors }).toEqual({
      data: {
        feed: [
          { product: { name: 'name of 1', price: 0.5 } },
          {
            products: [
              { name: 'name of 1', price: 0.5 },
              { name: 'name of 2', price: 1 },
              { name: 'name of 3', price: 1.5 },
            ],
          },
        ],
      },
      errors: [],
    })
    expect(requests()).toEqual(['content', 'products', 'prices'])
  })

  it('passes the variables of all of them', async () => {
    const query = `query ($a: Boolean! $b: Boolean) {
      feed { ... on Post { product { name(short: $a) } } ... on Clip { products { id long: name(short: $b) } } } }`
    const { data } = await ask(query, { a: true, b: false })
    expect(data).toMatchObject({ feed: [{ product: { name: '1' } }, { products: [{ long: 'name of 1' }, {}, {}] }] })
    expect(requests()).toEqual(['content', 'products'])
  })

  it('asks as always where only one of them has something to ask', async () => {
    const { errors } = await ask(FEED.replace('feed', 'posts').concat(' { name }'))
    expect(errors).toEqual([])
    expect(requests()).toEqual(['content', 'products'])
    expect(sent[1]?.query).not.toContain('_entities_')
  })

  it('tells the parts apart whatever is in them and however they are written', async () => {
    const query = `${FEED} { notes _entities_1: name }`
    const { data, errors } = await ask(query)
    expect(errors).toEqual([])
    expect(data).toMatchObject({
      feed: [{}, { products: [{}, {}, { notes: { _entities_1: [{ name: 'not this' }] } }] }],
    })
    change = (_, answer) => JSON.stringify(JSON.parse(answer), null, 1)
    expect((await ask(query)).data).toEqual(data)
    change = (_, answer) => JSON.stringify({ extensions: { a: [{}] }, ...JSON.parse(answer) })
    expect((await ask(query)).data).toEqual(data)
    expect(requests()).toEqual(Array(3).fill(['content', 'products']).flat())
  })

  it('reports what fails in one of them at its place', async () => {
    change = (subgraph, answer) => {
      if (subgraph !== 'prices') return answer
      const { data } = JSON.parse(answer)
      const other = Object.keys(data)[1] as string
      data[other][1].price = null
      return JSON.stringify({ data, errors: [{ message: 'no price', path: [other, 1, 'price'] }] })
    }
    const { data, errors } = await ask(`${FEED} { price }`)
    expect(errors).toMatchObject([{ message: 'no price', path: ['feed', 1, 'products', 1, 'price'] }])
    expect(data).toEqual({
      feed: [{ product: { price: 0.5 } }, { products: [{ price: 0.5 }, { price: null }, { price: 1.5 }] }],
    })
    expect(requests()).toEqual(['content', 'products', 'prices'])
  })

  it('asks for each alone when one of them spoils the answer to all', async () => {
    change = (subgraph, answer) => {
      if (subgraph !== 'prices' || !answer.includes('"price":1')) return answer
      return JSON.stringify({ data: null, errors: [{ message: 'not 2' }] })
    }
    const { data, errors } = await ask(`${FEED} { price }`)
    const no = { price: null }
    expect(data).toEqual({ feed: [{ product: { price: 0.5 } }, { products: [no, no, no] }] })
    expect(errors?.map(({ message }) => message)).toContain('not 2')
    expect(requests()).toEqual(['content', 'products', 'prices', 'prices', 'prices'])
  })

  it.each(['', 'no JSON', '{"data":{"_entities":[', '{"data":[]}', '[]'])('says that %j is no answer', async text => {
    change = (subgraph, answer) => (subgraph === 'prices' ? text : answer)
    const { data, errors } = await ask(`${FEED} { name price }`)
    expect(data).toMatchObject({ feed: [{ product: { name: 'name of 1', price: null } }, {}] })
    expect(errors?.map(({ extensions }) => extensions?.code)).toContain('INVALID_SUBGRAPH_ANSWER')
  })

  it('keeps the parts that are there', async () => {
    change = (subgraph, answer) => (subgraph === 'prices' ? '{"data":{"_entities":[{"price":1}]}}' : answer)
    const { data, errors } = await ask(`${FEED} { price }`)
    const no = { price: null }
    expect(data).toEqual({ feed: [{ product: { price: 1 } }, { products: [no, no, no] }] })
    expect(errors?.map(({ extensions }) => extensions?.code)).toContain('INVALID_SUBGRAPH_ANSWER')
  })

  it('asks apart for what is long', async () => {
    const { errors } = await ask(FEED.replace('feed', 'long').concat(' { price }'))
    expect(errors).toEqual([])
    expect(requests()).toEqual(['content', 'products', 'products', 'prices', 'prices'])
  })
})
