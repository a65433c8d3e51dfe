import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql'

/** One bad value at one place of an otherwise good input. */
export interface Variant {
  /** What is wrong, as in `lines.0.quantity: negative`. */
  name: string
  /** The place, as a path below the argument. */
  path: string[]
  value: unknown
}

type Bad = Record<string, unknown>

const LONG = 'x'.repeat(100_000)
const UNSTORABLE: Bad = { 'with NUL': 'a\0b-12345678', 'with half a surrogate': 'a\ud800b-12345678' }
/** Deeper than any configuration, shallow enough to be written as JSON. */
const deep = (levels: number): unknown => Array.from({ length: levels }).reduce<unknown>(inner => [inner], 1)

/** Bad values by scalar; those of the same type as well as those of others. */
const SCALARS: Record<string, Bad> = {
  ID: {
    'an object': {},
    'a list': [[]],
    'a boolean': true,
    'a fraction': 1.5,
    unknown: 'x_unknown',
    malformed: `' OR 1=1 --`,
    'of another kind': 'kba_refunds',
    empty: '',
    long: LONG,
    ...UNSTORABLE,
  },
  String: { 'an object': {}, 'a number': 7, 'a boolean': true, 'a list': [[]], empty: '', long: LONG, ...UNSTORABLE },
  Int: {
    'a text': 'x',
    'a fraction': 1.5,
    'a boolean': true,
    zero: 0,
    negative: -1,
    'more than 32 bits': 2 ** 31,
    '2^53+1': 9007199254740992,
    '10^30': 1e30,
  },
  BigInt: {
    'a word': 'x',
    'a fraction': '1.5',
    'an object': {},
    'a boolean': true,
    empty: '',
    zero: '0',
    negative: '-1',
    '2^53+1': '9007199254740993',
    '2^63': '9223372036854775808',
    '10^30': `1${'0'.repeat(30)}`,
    'an inexact number': 1e30,
  },
  Boolean: { 'a text': 'true', 'a number': 1 },
  DateTime: {
    'a word': 'x',
    'a number': 7,
    'no such day': '2026-13-45T00:00:00Z',
    'without an offset': '2026-01-01T00:00:00',
    'before the calendar': '0000-01-01T00:00:00Z',
    'after the calendar': '9999-12-31T23:59:59-12:00',
  },
  CurrencyCode: { 'a number': 7, 'not a currency': 'ZZZ', 'in small letters': 'cny', another: 'KWD', ...UNSTORABLE },
  JSON: {
    'a word': 'x',
    'a number': 7,
    'a list': [],
    'with NUL': { source: { format: 'a\0b' } },
    'with half a surrogate': { source: { format: 'a\ud800b' } },
    'a key with NUL': { 'a\0b': 1 },
    deep: deep(3_000),
    long: { source: { format: LONG } },
  },
}

/** Every bad variant of a value of this type, derived from the type; `value` is the good one. */
export function* variants(type: GraphQLInputType, value: unknown, path: string[] = []): Generator<Variant> {
  const at = (name: string, bad: unknown): Variant => ({ name: `${path.join('.')}: ${name}`, path, value: bad })
  const named = isNonNullType(type) ? type.ofType : type
  if (isListType(named)) {
    const [first] = Array.isArray(value) ? value : []
    yield at('an empty list', [])
    yield at('a list of a null', [null])
    if (first !== undefined) {
      yield at('10,000 items', Array(10_000).fill(first))
      yield* variants(named.ofType, first, [...path, '0'])
    }
  } else if (isInputObjectType(named)) {
    yield at('a text', 'x')
    yield at('a list of itself', [[value]])
    yield { ...at('an unknown field', 1), path: [...path, 'noSuchField'] }
    for (const field of Object.values(named.getFields())) {
      const below = [...path, field.name]
      if (isRequiredInputField(field)) yield { name: `${below.join('.')}: missing`, path: below, value: undefined }
      if (isNonNullType(field.type)) yield { name: `${below.join('.')}: null`, path: below, value: null }
      yield* variants(field.type, (value as Bad | undefined)?.[field.name], below)
    }
  } else if (isEnumType(named)) {
    yield at('not of the enum', 'NO_SUCH_VALUE')
    yield at('a number', 7)
  } else {
    for (const [name, bad] of Object.entries(SCALARS[named.name] ?? unknownScalar(named.name))) yield at(name, bad)
  }
}

function unknownScalar(name: string): never {
  throw new Error(`expected bad values for the scalar ${name}, got none`)
}

/** The input with the variant's value in its place. Objects on the way that the input leaves out are made. */
export function applied(input: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(input))
    return input.map((item, index) => (String(index) === key ? applied(item, rest, value) : item))
  const object = (input ?? {}) as Bad
  return { ...object, [key]: applied(object[key], rest, value) }
}
