import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ATTRIBUTE_TYPES, type AttributeType, judgeValues, missingValues, parseValue } from './attributes.ts'
import type { DefinitionRecord } from './records.ts'

const definition = (code: string, type: AttributeType, rest: Partial<DefinitionRecord> = {}): DefinitionRecord => ({
  id: `atd_${code}`,
  category: 'Tea',
  code,
  type,
  unit: null,
  options: type === 'ENUM' ? [{ code: 'green', labels: [] }] : [],
  labels: [{ language: 'en', text: code }],
  required: false,
  facetable: true,
  position: 0,
  retiredAt: null,
  version: 1,
  ...rest,
})

describe('parseValue', () => {
  it.each<[AttributeType, string, string | null]>([
    ['TEXT', '  Longjing ', 'Longjing'],
    ['TEXT', '   ', null],
    ['TEXT', 'x'.repeat(501), null],
    ['NUMBER', '012.500', '12.5'],
    ['NUMBER', '-0', '0'],
    ['NUMBER', '-0.0', '0'],
    ['NUMBER', '-0.5', '-0.5'],
    ['NUMBER', '999999999999999.999999', '999999999999999.999999'],
    ['NUMBER', '1e3', null],
    ['NUMBER', '1,5', null],
    ['NUMBER', '.5', null],
    ['NUMBER', '1.0000001', null],
    ['NUMBER', '', null],
    ['BOOLEAN', 'true', 'true'],
    ['BOOLEAN', 'TRUE', null],
    ['ENUM', 'green', 'green'],
    ['ENUM', 'blue', null],
    ['DATE', '2028-02-29', '2028-02-29'],
    ['DATE', '2027-02-29', null],
    ['DATE', '2027-2-1', null],
    ['DATE', '0000-01-01', null],
  ])('%s: %j is %j', (type, text, value) => {
    expect(parseValue(definition('a', type), text).value ?? null).toBe(value)
  })

  it('has one form per value: what it made it takes, and leaves as it is', () => {
    const number = fc.tuple(fc.maxSafeInteger(), fc.nat(999_999)).map(([whole, part]) => `${whole % 1e15}.${part}`)
    const text = fc.oneof(
      fc.string(),
      number,
      fc.date({ noInvalidDate: true }).map(date => date.toISOString().slice(0, 10)),
    )
    fc.assert(
      fc.property(fc.constantFrom(...ATTRIBUTE_TYPES), text, (type, given) => {
        const { value } = parseValue(definition('a', type), given)
        if (value === undefined) return
        expect(parseValue(definition('a', type), value).value).toBe(value)
        if (type === 'NUMBER') expect(Number(value)).toBe(Number(given) + 0)
      }),
    )
  })
})

describe('judgeValues', () => {
  const weight = definition('weight', 'NUMBER', { required: true })
  const kind = definition('kind', 'ENUM')
  const product = { category: 'Tea', status: 'DRAFT' as const }
  const current = new Map([['atd_weight', '50']])

  it('writes what differs, clears what was there, and names each field that is wrong', () => {
    const given = [
      { code: 'weight', value: '50.0' },
      { code: 'kind', value: 'green' },
      { code: 'kinds', value: 'green' },
    ]
    const judged = judgeValues(product, [weight, kind], current, given, ['items', 3])
    expect(judged.set).toEqual([{ definition: kind, value: 'green' }])
    expect(judged.errors.map(({ code, path }) => [code, path.join('.')])).toEqual([['NOT_FOUND', 'items.3.2.code']])
    expect(judged.errors[0]!.message).toBe('expected an attribute of "Tea" (weight, kind), got "kinds"')
    expect(judgeValues(product, [weight], current, [{ code: 'weight', value: null }], []).cleared).toEqual([weight])
    expect(judgeValues(product, [kind], current, [{ code: 'kind' }], []).cleared).toEqual([])
  })

  it('keeps what the category asks for while the product is reviewed or sold', () => {
    const clear = (status: 'DRAFT' | 'IN_REVIEW' | 'ACTIVE' | 'SUSPENDED' | 'ARCHIVED') =>
      judgeValues({ category: 'Tea', status }, [weight], current, [{ code: 'weight', value: null }], []).errors.length
    expect([clear('DRAFT'), clear('IN_REVIEW'), clear('ACTIVE'), clear('SUSPENDED'), clear('ARCHIVED')]).toEqual([
      0, 1, 1, 0, 0,
    ])
    expect(missingValues([weight, kind], new Map())).toEqual(['weight'])
    expect(missingValues([weight, kind], current)).toEqual([])
  })
})
