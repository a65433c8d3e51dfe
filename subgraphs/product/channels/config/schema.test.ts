import { describe, expect, it } from 'vitest'
import { Refusal } from '#shared/errors.ts'
import { builtIn } from '../functions/built-in.ts'
import { checkConfig } from './check.ts'
import { configJsonSchema } from './json-schema.ts'

const good = {
  source: { format: 'csv' },
  map: { externalId: { from: 'id' }, title: { from: 'title' }, price: { from: 'price' } },
  defaults: { currencyCode: 'USD' },
}
const sql = (tables: object[]) => ({ ...good, source: { format: 'sql', tables } })
const goods = { name: 'goods' }

function problemsOf(config: unknown): [string, string][] {
  try {
    checkConfig(config, builtIn)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.errors.map(({ path, message }) => [path.slice(2).join('.'), message])
  }
}

describe('a configuration', () => {
  it('is answered with its defaults, and is as good when it is checked again', () => {
    const config = checkConfig(good, builtIn)
    expect(config).toMatchObject({ coverage: { kind: 'delta' }, convert: { html: ['description'], prices: 'major' } })
    expect(checkConfig(JSON.parse(JSON.stringify(config)), builtIn)).toEqual(config)
  })

  it.each<[string, unknown, string, RegExp]>([
    ['no object', 'csv', '', /type object/],
    ['another format', { ...good, source: { format: 'xls' } }, 'source.format', /csv.*xls/],
    [
      'an option of another format',
      { ...good, source: { format: 'xml', recordPath: 'a/b', delimiter: ';' } },
      'source',
      /delimiter/,
    ],
    ['XML without a record', { ...good, source: { format: 'xml' } }, 'source.recordPath', /recordPath and itemElement/],
    ['a typing mistake', { ...good, validation: [] }, '', /validation/],
    ['no title', { ...good, map: { ...good.map, title: undefined } }, 'map.title', /mapping/],
    ['an unknown field', { ...good, map: { ...good.map, colour: 'x' } }, 'map.colour', /attributes\.<code>/],
    [
      'an attribute of no code',
      { ...good, map: { ...good.map, 'attributes.Net weight': 'x' } },
      'map.attributes.Net weight',
      /field/,
    ],
    ['a win of what nobody edits', { ...good, feedWins: ['stock'] }, 'feedWins.0', /field/],
    ['a mapping of no kind', { ...good, map: { ...good.map, brand: { form: 'b' } } }, 'map.brand', /from/],
    ['a broken expression', { ...good, map: { ...good.map, brand: '$uppercase(' } }, 'map.brand', /JSONata.* at \d+/],
    ['no currency', { ...good, defaults: {} }, 'defaults.currencyCode', /currency/],
    ['no such currency', { ...good, defaults: { currencyCode: 'XXX' } }, 'defaults.currencyCode', /ISO 4217/],
    [
      'a dangerous pattern',
      { ...good, validate: [{ field: 'title', rule: 'pattern', value: '(a+)+$' }] },
      'validate.0.value',
      /repeated groups/,
    ],
    [
      'a rule without its value',
      { ...good, validate: [{ field: 'title', rule: 'maxLength' }] },
      'validate.0.value',
      /number|nothing/,
    ],
    [
      'a broken check',
      { ...good, validate: [{ field: 'title', rule: 'check', value: '(' }] },
      'validate.0.value',
      /JSONata/,
    ],
    [
      'an unknown validator',
      { ...good, validate: [{ field: 'skuCode', rule: 'function', use: 'ean' }] },
      'validate.0.use',
      /gtin.*got ean/,
    ],
    [
      'an unknown converter',
      { ...good, convert: { functions: [{ field: 'title', use: 'toString' }] } },
      'convert.functions.0.use',
      /nfkc.*got toString/,
    ],
    ['a group by nothing', { ...good, group: { by: 'brand' } }, 'group.by', /mapped/],
    ['members of neighbours', { ...good, group: { by: 'externalId', members: 'x' } }, 'group.rows', /anywhere/],
    ['variants without a group', { ...good, source: { format: 'json', each: 'variants' } }, 'group', /several rows/],
    ['a snapshot by nothing', { ...good, snapshot: { latestBy: 'snapshotAt' } }, 'snapshot.latestBy', /mapped/],
    ['more than all', { ...good, coverage: { kind: 'full', atMost: 2 } }, 'coverage.atMost', /at most 1/],
    [
      'another scheme',
      { ...good, source: { format: 'csv', pull: { url: 'file:///etc/passwd' } } },
      'source.pull.url',
      /url/i,
    ],
    ['no join', sql([goods, { name: 'sku' }]), 'source.tables.1.join', /join/],
    [
      'a join forward',
      sql([goods, { name: 'sku', join: { id: 'later.id' } }, { name: 'later', join: { id: 'goods.id' } }]),
      'source.tables.1.join.id',
      /above/,
    ],
    [
      'a name twice',
      sql([goods, { name: 'sku', as: 'goods', join: { id: 'goods.id' } }]),
      'source.tables.1.as',
      /goods again/,
    ],
  ])('is refused with %s, at its path', (_name, config, path, message) => {
    expect(problemsOf(config)).toContainEqual([path, expect.stringMatching(message)])
  })

  it('is refused when it is too long to be one', () => {
    expect(problemsOf({ ...good, convert: { categories: { a: 'x'.repeat(70_000) } } })).toEqual([
      ['', expect.stringMatching(/64 KiB/)],
    ])
  })
})

it('has a JSON schema that says what may be left out', () => {
  const schema = configJsonSchema() as { required: string[]; properties: Record<string, { description?: string }> }
  expect(schema.required).toEqual(['source', 'map'])
  expect(Object.keys(schema.properties)).toEqual([
    ...[
      'source',
      'map',
      'group',
      'snapshot',
      'coverage',
      'validate',
      'convert',
      'defaults',
      'feedWins',
      'initialStatus',
    ],
  ])
})
