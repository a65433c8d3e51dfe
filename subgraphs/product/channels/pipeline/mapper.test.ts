import { describe, expect, it } from 'vitest'
import { checkConfig } from '../config/check.ts'
import { builtIn } from '../functions/built-in.ts'
import { instantOf } from './instants.ts'
import { createMapper } from './mapper.ts'
import type { ErrorPolicy } from './row.ts'
import { plainText } from './text.ts'

const from = (...fields: string[]) => Object.fromEntries(fields.map(field => [field, { from: field }]))
const base = { source: { format: 'csv' }, map: from('externalId', 'title', 'price'), defaults: { currencyCode: 'CNY' } }

/** One row through a configuration, beside what every product needs. */
async function mapped(config: object, record: object, policy: ErrorPolicy = 'REJECT_FAILED_ROWS') {
  const given = { ...base, ...config } as typeof base
  const map = createMapper(checkConfig({ ...given, map: { ...base.map, ...given.map } }, builtIn), builtIn, policy)
  const row = await map({ row: 1, record: { externalId: 'a', title: 'A', price: '1', ...record } })
  return { ...row, codes: row.violations.map(({ field, code }) => `${field} ${code}`) }
}

describe('amounts', () => {
  it.each<[string, string, object, string | null]>([
    ['12.50', 'CNY', {}, '12.50'],
    ['12.505', 'CNY', {}, null],
    ['1250', 'JPY', {}, '1250'],
    ['1250.5', 'JPY', {}, null],
    ['1.2345', 'KWD', {}, null],
    ['1.234', 'KWD', {}, '1.234'],
    ['0', 'CNY', {}, null],
    ['-1', 'CNY', {}, null],
    ['1e3', 'CNY', {}, null],
    ['1,234.50', 'USD', { numbers: { grouping: ',' } }, '1234.50'],
    ['1.234,50', 'EUR', { numbers: { decimal: ',', grouping: '.' } }, '1234.50'],
    ['1.23,50', 'EUR', { numbers: { decimal: ',', grouping: '.' } }, null],
    ['12.50', 'EUR', { numbers: { decimal: ',' } }, null],
    ['1 234,5', 'EUR', { numbers: { decimal: ',', grouping: ' ' } }, '1234.5'],
    ["1'234.5", 'CHF', { numbers: { grouping: "'" } }, '1234.5'],
    ['1250', 'CNY', { prices: 'minor' }, '12.50'],
    ['1250', 'JPY', { prices: 'minor' }, '1250'],
    ['1250', 'KWD', { prices: 'minor' }, '1.250'],
    ['5', 'CNY', { prices: 'minor' }, '0.05'],
    ['5.0', 'CNY', { prices: 'minor' }, null],
  ])('%s in %s with %j is %s', async (price, currencyCode, convert, expected) => {
    const row = await mapped({ convert, defaults: { currencyCode } }, { price })
    expect(row.codes).toEqual(expected === null ? ['price AMOUNT'] : [])
    if (expected !== null) expect(row.values.price).toBe(expected)
  })
})

describe('units', () => {
  it.each<[string, string, number | null]>([
    ['2', 'kg', 2000],
    ['2 lb', 'g', 907],
    ['1 oz', 'kg', 28],
    ['1.5KG', 'g', 1500],
    ['350', 'g', 350],
    ['heavy', 'g', null],
    ['-1', 'g', null],
  ])('a weight of %s in %s is %s grams', async (weight, weightUnit, expected) => {
    const row = await mapped({ map: from('weight'), convert: { weightUnit } }, { weight })
    if (expected === null) expect(row.codes).toEqual(['weight WEIGHT'])
    else expect(row.values.weight).toBe(expected)
  })
})

it.each<[string, string | null]>([
  ['2016/11/4', '2016-11-04T00:00:00.000Z'],
  ['2016年11月4日', '2016-11-04T00:00:00.000Z'],
  ['2016-11-04 10:00', '2016-11-04T10:00:00.000Z'],
  ['2016-11-04T10:00:00+08:00', '2016-11-04T02:00:00.000Z'],
  ['1478217600', '2016-11-04T00:00:00.000Z'],
  ['2016-02-30', null],
  ['yesterday', null],
])('%s is the instant %s', (text, expected) => {
  const at = instantOf(text)
  expect(at === null ? null : new Date(at).toISOString()).toBe(expected)
})

it.each([
  ['<p>Washed <b>linen</b></p><ul><li>One</li><li>Two</li></ul>', 'Washed linen\nOne\nTwo'],
  ['a<script>alert("</p>")</script>b<style>p{}</style>c', 'a b c'],
  ['x<img src=x onerror=alert(1)>y', 'x y'],
  ['x<!-- <b>hidden</b> -->y', 'xy'],
  ['fish &amp; chips &#20013;&#x6587; 3 < 4', 'fish & chips 中文 3 < 4'],
  ['cut <a href="', 'cut'],
  ['cut <script>never ends', 'cut'],
])('%s as plain text is %s', (html, expected) => {
  expect(plainText(html)).toBe(expected)
})

it('maps categories, and refuses those it does not know if it is told to', async () => {
  const categories = { c1: 'Tea', 'Home > Cups': 'Cups' }
  const config = (otherCategories: string) => ({ map: from('category'), convert: { categories, otherCategories } })
  expect((await mapped(config('keep'), { category: 'Home > Cups' })).values.category).toBe('Cups')
  expect((await mapped(config('keep'), { category: 'c2' })).values.category).toBe('c2')
  expect((await mapped(config('refuse'), { category: 'c2' })).codes).toEqual(['category CATEGORY'])
})

describe('expressions', () => {
  const brand = async (expression: string, record: object = {}) => {
    const { values, violations } = await mapped({ map: { brand: expression } }, record)
    return violations.length > 0 ? violations.map(({ code, message }) => `${code}: ${message}`).join() : values.brand
  }

  it('compute a field from the record', async () => {
    expect(
      await brand("$uppercase(maker) & ' ' & $substringBefore(title, ' ')", { maker: 'acme', title: 'Cup, 3' }),
    ).toBe('ACME Cup,')
    expect(await brand('$json(list)[1].name', { list: '[{"name":"a"},{"name":"b"}]' })).toBe('b')
  })

  it.each([
    ['what runs for ever', '($f := function($n) { $f($n) }; $f(1))', /steps|stack|deep/i],
    ['long lists', '$sum([1..1000000].($ * 2))', /steps|sequence|items|10000|out of/i],
    ['long texts', "$pad('x', 10000000)", /at most 100000 characters/],
    [
      'doubling texts',
      "($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $f('0123456789', 20))",
      /at most 100000 characters/,
    ],
    ['patterns that take exponential time', '$match(title, /(a+)+$/)', /refused/],
    ['code from a text', "$eval('1')", /not available/],
    ['the time', '$now()', /not available/],
    ['chance', '$random()', /not available/],
    ['the process', "$string(constructor.constructor('return process')())", /^undefined$|EXPRESSION/],
    ['the prototype', '__proto__.polluted', /^undefined$/],
  ])('do not get at %s', async (_name, expression, expected) => {
    expect(String(await brand(expression))).toMatch(expected)
  })
})

describe('rules', () => {
  it.each<[object, string, string | null]>([
    [{ field: 'title', rule: 'maxLength', value: 3 }, 'Four', 'title TOO_LONG'],
    [{ field: 'title', rule: 'minLength', value: 3 }, 'ab', 'title TOO_SHORT'],
    [{ field: 'title', rule: 'pattern', value: '^[A-Z]' }, 'lower', 'title PATTERN'],
    [{ field: 'title', rule: 'pattern', value: '^[A-Z]' }, 'Upper', null],
    [{ field: 'title', rule: 'oneOf', value: ['A', 'B'] }, 'C', 'title ONE_OF'],
    [{ field: 'title', rule: 'number' }, 'x', 'title NUMBER'],
    [{ field: 'title', rule: 'range', min: 1, max: 5 }, '6', 'title RANGE'],
    [{ field: 'title', rule: 'url' }, 'no address', 'title URL'],
    [{ field: 'title', rule: 'check', value: "$contains(title, 'tea')" }, 'coffee', 'title CHECK'],
    [{ field: 'title', rule: 'check', value: "$contains(title, 'tea')" }, 'green tea', null],
    [{ field: 'title', rule: 'function', use: 'gtin' }, '4006381333931', null],
    [{ field: 'title', rule: 'function', use: 'gtin' }, '4006381333932', 'title FUNCTION'],
    [{ field: 'brand', rule: 'required', code: 'NO_BRAND' }, 'x', 'brand NO_BRAND'],
  ])('%j of %s gives %s', async (rule, title, expected) => {
    const { codes, accepted } = await mapped({ validate: [rule] }, { title })
    expect([codes, accepted]).toEqual([expected === null ? [] : [expected], expected === null])
  })

  it('warn without refusing', async () => {
    const rule = { field: 'title', rule: 'maxLength', value: 3, severity: 'warning' }
    expect(await mapped({ validate: [rule] }, { title: 'Four' })).toMatchObject({
      accepted: true,
      codes: ['title TOO_LONG'],
    })
  })
})

it('takes pictures as addresses, or with what else the feed knows of them', async () => {
  const imageUrls = "[a, { 'url': b, 'altText': alt, 'width': w, 'height': '600' }, { 'url': 'ftp://x' }]"
  const record = { a: '//a.example/1.jpg', b: 'https://b.example/2.jpg', alt: ' A cup ', w: '800' }
  const { values, codes, accepted } = await mapped({ map: { imageUrls } }, record)
  const known = { url: 'https://b.example/2.jpg', altText: 'A cup', width: 800, height: 600 }
  expect(values.imageUrls).toEqual(['https://a.example/1.jpg', known])
  expect([codes, accepted]).toEqual([['imageUrls URL'], true])
  const unsized = await mapped({ map: { imageUrls } }, { ...record, alt: 'x\0', w: '8e9' })
  expect(unsized.values.imageUrls).toEqual([
    'https://a.example/1.jpg',
    { ...known, altText: null, width: null, height: null },
  ])
})

it('runs converters by name, in their order, before the other conversions', async () => {
  const functions = [
    { field: 'imageUrls', use: 'split', options: { separator: '|' } },
    { field: 'price', use: 'nfkc' },
  ]
  const { values } = await mapped(
    { map: from('imageUrls'), convert: { functions } },
    { imageUrls: '//a.example/1.jpg | https://a.example/2.jpg', price: '１２．５' },
  )
  expect(values).toMatchObject({ imageUrls: ['https://a.example/1.jpg', 'https://a.example/2.jpg'], price: '12.5' })
})
