import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { parseInstant } from '../instant.ts'
import { isCurrency } from '../money.ts'

/** PostgreSQL's BIGINT. Anything beyond could not be stored. */
const MAX_BIGINT = 2n ** 63n - 1n

/** 64-bit integers travel as decimal strings: JSON numbers lose digits beyond 2^53. Inside they are bigint. */
const BigIntScalar = new GraphQLScalarType<bigint, string>({
  name: 'BigInt',
  serialize: value => String(toBigInt(value)),
  parseValue: toBigInt,
  parseLiteral: node => {
    if (node.kind === Kind.INT || node.kind === Kind.STRING) return toBigInt(node.value)
    return invalid('BigInt', 'a 64-bit integer as a decimal string', node.kind)
  },
})

function toBigInt(value: unknown): bigint {
  const whole =
    typeof value === 'bigint' ||
    (typeof value === 'number' && Number.isSafeInteger(value)) ||
    (typeof value === 'string' && /^-?\d{1,19}$/.test(value))
  if (!whole) return invalid('BigInt', 'a 64-bit integer as a decimal string', value)
  const result = BigInt(value)
  if (result > MAX_BIGINT || result < -MAX_BIGINT - 1n) return invalid('BigInt', 'a value of 64 bits', value)
  return result
}

/** Instants: Date inside, ISO 8601 in UTC with milliseconds outside. */
const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: value => {
    const date = value instanceof Date ? value : new Date(value as string | number)
    if (Number.isNaN(date.getTime())) return invalid('DateTime', 'an instant', value)
    return date.toISOString()
  },
  parseValue: toDate,
  parseLiteral: node => toDate(node.kind === Kind.STRING ? node.value : null),
})

function toDate(value: unknown): Date {
  return parseInstant(value) ?? invalid('DateTime', 'an ISO 8601 instant with its offset, years 1 to 9999', value)
}

const CurrencyCodeScalar = new GraphQLScalarType<string, string>({
  name: 'CurrencyCode',
  serialize: toCurrency,
  parseValue: toCurrency,
  parseLiteral: node => toCurrency(node.kind === Kind.STRING ? node.value : null),
})

function toCurrency(value: unknown): string {
  // CHAR(3) columns and text columns alike: PostgreSQL may pad.
  const code = typeof value === 'string' ? value.trim() : value
  return isCurrency(code) ? code : invalid('CurrencyCode', 'an ISO 4217 code such as "CNY"', value)
}

/** Any value, as it is: graphql's defaults pass values through. */
const JSONScalar = new GraphQLScalarType<unknown, unknown>({ name: 'JSON' })

function invalid(scalar: string, expected: string, got: unknown): never {
  const shown = typeof got === 'string' || typeof got === 'number' ? JSON.stringify(got).slice(0, 60) : typeof got
  throw new GraphQLError(`${scalar}: expected ${expected}, got ${shown}`, { extensions: { code: 'BAD_USER_INPUT' } })
}

/** The scalars of schema/shared.graphql. */
export const scalars = {
  BigInt: BigIntScalar,
  DateTime: DateTimeScalar,
  CurrencyCode: CurrencyCodeScalar,
  JSON: JSONScalar,
}
