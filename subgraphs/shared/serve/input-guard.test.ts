import { buildSchema, type ExecutionResult, execute, type GraphQLSchema, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../errors.ts'
import { guardInputs } from './input-guard.ts'

const schema: GraphQLSchema = guardInputs(
  buildSchema(`
    scalar JSON
    scalar _Any
    type Query { find(id: ID!, names: [String!]): String  _entities(representations: [_Any!]!): Int }
    type Mutation { make(input: MakeInput!): MakePayload! }
    input MakeInput { lines: [LineInput!]  config: JSON }
    input LineInput { note: String }
    type MakePayload { made: Boolean  userErrors: [UserError!]! }
    type UserError { code: String!  path: [String!]! }
  `),
)
const rootValue = { find: () => 'found', _entities: () => 1, make: () => ({ made: true, userErrors: [] }) }

function ask(query: string, variableValues: Record<string, unknown>): ExecutionResult {
  return execute({ schema, document: parse(query), rootValue, variableValues }) as ExecutionResult
}
function make(input: object): unknown {
  const query = 'mutation ($input: MakeInput!) { make(input: $input) { made userErrors { code path } } }'
  return ask(query, { input }).data?.make
}
const find = (variables: object) =>
  ask('query ($id: ID!, $names: [String!]) { find(id: $id, names: $names) }', { ...variables })

describe('guardInputs', () => {
  it('lets good input through', () => {
    expect(make({ lines: [{ note: '明前龙井 🍵' }], config: { a: [1, null, { b: 'c' }] } })).toMatchObject({
      made: true,
    })
    expect(find({ id: 'x', names: null }).data).toEqual({ find: 'found' })
  })

  it.each([
    [{ lines: [{}, { note: 'a\0b' }] }, ['input', 'lines', '1', 'note']],
    [{ lines: [{ note: '\ud800' }] }, ['input', 'lines', '0', 'note']],
    [{ config: { a: [{ b: 'c\0' }] } }, ['input', 'config', 'a', '0', 'b']],
    [{ config: { 'a\0': 1 } }, ['input', 'config']],
  ])('answers %j as a user error at its path', (input, path) => {
    expect(make(input)).toMatchObject({ made: null, userErrors: [{ code: 'INVALID', path }] })
  })

  it('refuses long lists without looking into them, and nesting without end', () => {
    const lines = Array(1001).fill({ note: '\0' })
    expect(make({ lines })).toMatchObject({ userErrors: [{ code: 'TOO_MANY_ITEMS', path: ['input', 'lines'] }] })
    expect(make({ lines: lines.slice(1) })).toMatchObject({ userErrors: { length: 20 } })
    const deep = Array.from({ length: 40 }).reduce<unknown>(inner => [inner], 1)
    expect(make({ config: deep })).toMatchObject({ userErrors: [{ code: 'INVALID' }] })
  })

  it('answers queries with an error that names the argument', () => {
    const error = find({ id: 'x'.repeat(129) }).errors?.[0]?.originalError
    expect(error).toBeInstanceOf(Refusal)
    expect((error as Refusal).errors).toMatchObject([{ code: 'INVALID', path: ['id'] }])
    expect(find({ id: 'x', names: ['a\0'] }).errors).toHaveLength(1)
  })

  it('lets the gateway ask for any number of references, of good text', () => {
    const query = 'query ($representations: [_Any!]!) { _entities(representations: $representations) }'
    const references = (id: string) => ({ representations: Array(2000).fill({ __typename: 'Sku', id }) })
    expect(ask(query, references('sku_1')).errors).toBeUndefined()
    expect(ask(query, references('a\0')).errors).toHaveLength(1)
  })
})
