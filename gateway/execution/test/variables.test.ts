import fc from 'fast-check'
import { buildSchema, getVariableValues, Kind, parse } from 'graphql'
import { expect, it } from 'vitest'
import { variablesCheck } from '../plan/variables.ts'

const schema = buildSchema(`
  enum Size { S M L }
  scalar Anything
  input Range { from: Int! to: Int = 3 }
  type Query { any: Int }`)

const types = ['Int', 'Float', 'String', 'ID', 'Boolean', 'Size', 'Anything', 'Range'].flatMap(type => [
  ...[type, `${type}!`, `[${type}]`, `[${type}!]!`, `[[${type}!]]`],
])
const definition = fc
  .tuple(fc.constantFrom(...types), fc.constantFrom('', ' = null', ' = []'))
  // No default of null where there must be a value.
  .map(([type, value]) => (type.endsWith('!') && value === ' = null' ? type : type + value))

const interesting = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    0,
    -0,
    1.5,
    2 ** 31,
    2 ** 31 - 1,
    -(2 ** 31),
    -(2 ** 31) - 1,
    1e21,
    '',
  ),
  fc.constantFrom<unknown>(
    'S',
    'XL',
    '__proto__',
    'constructor',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2n,
    Symbol.iterator,
  ),
  fc.constantFrom<unknown>({}, { from: 1 }, { from: 1, to: null, more: 2 }, [], new Set([1]), () => 1),
)
const value = fc.oneof(
  interesting,
  fc.array(interesting, { maxLength: 3 }),
  fc.array(fc.array(interesting), { maxLength: 2 }),
)

it('takes the variables that graphql-js takes, and refuses others in its words', () => {
  fc.assert(
    fc.property(definition, definition, fc.dictionary(fc.constantFrom('a', 'b', 'c'), value), (one, other, given) => {
      const [operation] = parse(`query($a: ${one}, $b: ${other}) { any }`).definitions
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('expected an operation')
      const expected = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 20 })
      const got = variablesCheck(schema, operation)(given)
      const { errors } = expected
      if (errors) expect('errors' in got && got.errors.map(String)).toEqual(errors.map(String))
      else expect(got).toEqual({ values: given })
    }),
    { numRuns: 1000 },
  )
})

it('takes variables that are not given where there are none or all may be left out', () => {
  const none = variablesCheck(schema, { variableDefinitions: undefined })
  const [operation] = parse('query($a: Int, $b: Int! = 1) { any }').definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('expected an operation')
  for (const check of [none, variablesCheck(schema, operation)]) {
    for (const given of [null, undefined, {}]) expect(check(given)).toEqual({ values: {} })
  }
})
