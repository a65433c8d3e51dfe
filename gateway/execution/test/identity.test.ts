import { describe, expect, it } from 'vitest'
import { composeSupergraph } from '../../supergraph/compose.ts'
import { createEngine } from '../engine.ts'
import type { EngineError } from '../types.ts'
import { fed2 } from './fixtures/fixture.ts'

const shop = fed2`
  type Query { items: [Item!]!  other: Other }
  type Item @key(fields: "id") @key(fields: "code") { id: ID!  code: String  price: Int!  maker: Maker  box: Box }
  type Other @key(fields: "id") { id: ID! }
  interface Maker { label: String! }
  type Person implements Maker { label: String!  age: Int! }
  type Firm implements Maker { label: String! }
  type Box { width: Int! }`
const names = fed2`type Item @key(fields: "id") { id: ID!  name: String }  type Other @key(fields: "id") { id: ID!  name: String }`
const codes = fed2`type Item @key(fields: "code") { code: String  note: String }`
const taxes = fed2`
  type Item @key(fields: "id") {
    id: ID!
    price: Int! @external
    maker: Maker @external
    box: Box @external
    tax: Int @requires(fields: "price")
    space: Int @requires(fields: "box { width }")
    made: String @requires(fields: "maker { label ... on Person { age } }")
  }
  interface Maker { label: String! }
  type Person implements Maker @external { label: String!  age: Int! }
  type Firm implements Maker @external { label: String! }
  type Box @external { width: Int! }`
const fees = fed2`
  type Item @key(fields: "id") { id: ID!  tax: Int @external  fee: Int @requires(fields: "tax") }`
const subgraphs = { shop, names, codes, taxes, fees }
const { supergraphSdl } = composeSupergraph(Object.entries(subgraphs).map(([name, sdl]) => ({ name, sdl })))

type Sent = Record<string, unknown>

/** Whatever the fields are that an entity is asked for, they are there. */
const KNOWN = { name: 'known', note: 'known', tax: 1, space: 1, made: 'known', fee: 1 }

/** The engine over a shop that answers with this, and others that know every object. */
async function run(query: string, items: unknown[], given: { codegen: boolean; answers?: Record<string, unknown> }) {
  const sent: Sent[] = []
  const { codegen, answers = {} } = given
  const engine = createEngine<null>({
    supergraphSdl,
    codegen,
    present: ({ message, path, extensions }) => ({ message, path, extensions }),
    source: subgraph => ({
      kind: 'bytes',
      subgraph,
      close: async () => undefined,
      send: async (_, body) => {
        if (subgraph in answers) return Buffer.from(JSON.stringify(answers[subgraph]))
        const { representations = [] } = JSON.parse(body).variables as { representations?: Sent[] }
        sent.push(...representations)
        const data = subgraph === 'shop' ? { items } : { _entities: representations.map(() => KNOWN) }
        return Buffer.from(JSON.stringify({ data }))
      },
    }),
  })
  const prepared = engine.prepare({ query })
  if ('refused' in prepared) throw new Error(prepared.errors.join())
  const { body } = await prepared.execute({}, null)
  const { data, errors = [] } = JSON.parse(body) as { data: unknown; errors?: EngineError[] }
  const told = errors.map(({ path, extensions: { code, service } }) => ({ path: path?.join('.'), code, service }))
  return { data, errors: told, sent }
}

const item = (fields: object = {}) => ({ __typename: 'Item', id: '1', ...fields })
const wrong = (path: string, service = 'shop') => ({ path, code: 'INVALID_SUBGRAPH_ANSWER', service })

describe.each([true, false])('what only the plan asks of a subgraph (compiled: %s)', codegen => {
  it.each([
    ['a key that is null', { id: null }],
    ['a key that is missing', { id: undefined }],
    ['a key that is an object', { id: { id: '1' } }],
    ['a key that is a list', { id: ['1'] }],
    ['a key that is true', { id: true }],
    ['a key that is a fraction', { id: 1.5 }],
    ['a key that is a number larger than JSON is read with', { id: 2 ** 53 }],
    ['a type that is null', { __typename: null }],
    ['a type that is missing', { __typename: undefined }],
    ['a type that is a number', { __typename: 3 }],
    ['a type that there is not', { __typename: 'Nothing' }],
    ['a type that others have', { __typename: 'Other' }],
  ])('%s is an error where it led', async (_, fields) => {
    const { data, errors, sent } = await run('{ items { name } }', [item(fields), item({ id: '2' })], { codegen })
    expect(data).toEqual({ items: [{ name: null }, { name: 'known' }] })
    expect(errors).toEqual([wrong('items.0.name')])
    expect(sent).toEqual([{ __typename: 'Item', id: '2' }])
  })

  it.each([
    ['null where there is none', 'tax', { price: null }],
    ['text where a number is', 'tax', { price: '1' }],
    ['null in an object', 'space', { box: { width: null } }],
    ['nothing in an object', 'space', { box: {} }],
    ['a number in place of an object', 'space', { box: 3 }],
    ['an object of no type', 'made', { maker: { __typename: null, label: 'x', age: 1 } }],
    ['an object of another type', 'made', { maker: { __typename: 'Item', label: 'x', age: 1 } }],
    ['an object without what its type has', 'made', { maker: { __typename: 'Person', label: 'x' } }],
  ])('%s is an error of the field that is computed from it', async (_, field, fields) => {
    const { data, errors, sent } = await run(`{ items { ${field} } }`, [item(fields)], { codegen })
    expect(data).toEqual({ items: [{ [field]: null }] })
    expect(errors).toEqual([wrong(`items.0.${field}`)])
    expect(sent).toEqual([])
  })

  it('is sent as it is where it is what the schema says, null included', async () => {
    const firm = { __typename: 'Firm', label: 'x' }
    const items = [item({ code: null, maker: null }), item({ code: 'c', maker: firm })]
    const { errors, sent } = await run('{ items { note made } }', items, { codegen })
    expect(errors).toEqual([])
    const representations = sent.map(({ id: _, ...rest }) => rest)
    expect(representations).toContainEqual({ __typename: 'Item', code: null })
    expect(representations).toContainEqual({ __typename: 'Item', maker: null })
    expect(representations).toContainEqual({ __typename: 'Item', maker: { label: 'x' } })
  })

  it('is an error at itself, too, when the client asks for it as well', async () => {
    const { data, errors } = await run('{ other { id } items { id name } }', [item({ id: null })], { codegen })
    expect(data).toBe(null)
    expect(errors.map(({ path }) => path)).toContain('items.0.id')
    for (const { service } of errors) expect(service).toBe('shop')
  })

  it('goes on as the error of all that comes after it', async () => {
    const { data, errors } = await run('{ items { fee } }', [item({ price: null })], { codegen })
    expect(data).toEqual({ items: [{ fee: null }] })
    expect(errors).toEqual([wrong('items.0.fee')])
  })

  it('goes on as an error when a subgraph in between does not answer', async () => {
    const answers = { taxes: { data: null, errors: [{ message: 'down', extensions: { code: 'DOWN' } }] } }
    const { data, errors } = await run('{ items { fee } }', [item({ price: 1 })], { codegen, answers })
    expect(data).toEqual({ items: [{ fee: null }] })
    expect(errors).toEqual([{ path: 'items.0.fee', code: 'DOWN', service: 'taxes' }])
  })

  it.each([['text'], [3], [[]], [true]])('an entity that is %j is an error, and null is none', async entity => {
    const answers = { names: { data: { _entities: [entity, null] } } }
    const items = [item(), item({ id: '2' })]
    const { data, errors } = await run('{ items { name } }', items, { codegen, answers })
    expect(data).toEqual({ items: [{ name: null }, { name: null }] })
    expect(errors).toEqual([wrong('items.0.name', 'names')])
  })
})
