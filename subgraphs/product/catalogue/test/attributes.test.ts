import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { BUSINESS, claimsFor } from '#shared/testing.ts'
import { isStorable } from '#shared/text.ts'
import { anonymous, merchant, openShop, ops, shopper, stranger } from '../../test/shop.ts'
import { parseValue } from '../domain/attributes.ts'
import type { DefinitionRecord } from '../domain/records.ts'
import { announced, openDesk, tea } from './desk.ts'

const shop = openShop()
const desk = openDesk(shop)
const SET = 'productAttributeSetMany'
const ATTRIBUTES =
  'version attributes { value option { labels { text } } definition { code type unit labels { language text } } }'
const labelled = (code: string) => ({ code, labels: [{ language: 'en', text: code }] })

const set = (items: object[], rest: object = {}, claims = ops) =>
  desk.call(SET, { items, idempotencyKey: desk.key(), ...rest }, `products { id ${ATTRIBUTES} }`, claims)
const values = async (id: string, claims = anonymous) => {
  const { product } = await shop.run(claims, `{ product(id: "${id}") { ${ATTRIBUTES} } }`)
  return Object.fromEntries(
    product.attributes.map((a: { value: string; definition: { code: string } }) => [a.definition.code, a.value]),
  )
}

beforeAll(async () => {
  await desk.define('origin', { position: 3 })
  await desk.define('weight', { type: 'NUMBER', unit: 'g', position: 1, facetable: true })
  await desk.define('kind', {
    type: 'ENUM',
    position: 2,
    facetable: true,
    labels: [
      { language: 'en', text: 'Kind' },
      { language: 'zh', text: '种类' },
    ],
    options: [labelled('green'), labelled('black'), labelled('white')],
  })
  await desk.define('organic', { type: 'BOOLEAN', position: 4 })
  await desk.define('picked', { type: 'DATE', position: 5 })
})

describe('values', () => {
  it('are typed, shown in order with their definitions, and a change of the product like others', async () => {
    const { id } = await tea(shop)
    const attributes = [
      { code: 'origin', value: ' 杭州 Hangzhou ' },
      { code: 'weight', value: '050.0' },
      { code: 'kind', value: 'green' },
      { code: 'organic', value: 'true' },
      { code: 'picked', value: '2026-04-01' },
    ]
    const { products, errors } = await set([{ productId: id, attributes, expectedVersion: 1 }], {}, merchant)
    expect(errors).toEqual([])
    expect(products[0]).toMatchObject({ id, version: 2 })
    expect(products[0].attributes.map((a: { value: string }) => a.value)).toEqual([
      '50',
      'green',
      '杭州 Hangzhou',
      'true',
      '2026-04-01',
    ])
    expect(products[0].attributes[1]).toEqual({
      value: 'green',
      option: { labels: [{ text: 'green' }] },
      definition: {
        code: 'kind',
        type: 'ENUM',
        unit: null,
        labels: [
          { language: 'en', text: 'Kind' },
          { language: 'zh', text: '种类' },
        ],
      },
    })
    expect(await announced(shop, id)).toEqual([2])
    expect((await set([{ productId: id, attributes }])).products[0].version).toBe(2)
    expect(await announced(shop, id)).toEqual([2])
    await set([{ productId: id, attributes: [{ code: 'organic', value: null }] }])
    expect(await values(id)).toEqual({ weight: '50', kind: 'green', origin: '杭州 Hangzhou', picked: '2026-04-01' })
    expect(await announced(shop, id)).toEqual([2, 3])
  })

  it('are refused with the field and what was expected', async () => {
    const { id } = await tea(shop)
    const rival = await tea(shop, { merchantId: 'mer_rival' })
    const given = (code: string, value: string) => [{ productId: id, attributes: [{ code, value }] }]
    const refused = (items: object[], claims = ops) => desk.refused(SET, { items, idempotencyKey: desk.key() }, claims)
    const VALUE = 'input.items.0.attributes.0.value'
    expect(await refused(given('weight', '1e3'))).toEqual([`INVALID ${VALUE}`])
    expect(await refused(given('weight', ''))).toEqual([`REQUIRED ${VALUE}`])
    expect(await refused(given('kind', 'blue'))).toEqual([`INVALID ${VALUE}`])
    expect(await refused(given('organic', 'yes'))).toEqual([`INVALID ${VALUE}`])
    expect(await refused(given('picked', '2026-02-30'))).toEqual([`INVALID ${VALUE}`])
    expect(await refused(given('flavour', 'x'))).toEqual(['NOT_FOUND input.items.0.attributes.0.code'])
    expect(await refused([...given('origin', 'x'), ...given('origin', 'y')])).toEqual([
      'INVALID input.items.1.productId',
    ])
    expect(await refused([{ ...given('origin', 'x')[0], expectedVersion: 7 }])).toEqual([
      'CONFLICT input.items.0.expectedVersion',
    ])
    const many = Array.from({ length: 101 }, (_, n) => ({
      productId: `prd_${n}`,
      attributes: Array.from({ length: 100 }, (_, at) => ({ code: `code_${at}`, value: 'x' })),
    }))
    expect(await refused(many)).toEqual(['TOO_MANY_ITEMS input.items'])
    const others = [{ productId: rival.id, attributes: [{ code: 'origin', value: 'x' }] }]
    expect(await refused(others, merchant)).toEqual(['NOT_FOUND input.items.0.productId'])
    expect(await refused(others, stranger)).toEqual(['NOT_FOUND input.items.0.productId'])
    const query = `mutation ($input: ProductAttributeSetManyInput!) { ${SET}(input: $input) { userErrors { code } } }`
    const input = { items: others, idempotencyKey: desk.key() }
    expect((await shop.attempt(shopper, query, { input })).codes).toEqual(['FORBIDDEN'])
  })

  it('of many products are all or nothing, or all that can be, once per key', async () => {
    const [a, b, c] = [await tea(shop), await shop.product([1]), await tea(shop)]
    const items = [a, b, c].map(({ id }, n) => ({
      productId: id,
      attributes: [
        { code: 'weight', value: String(n + 1) },
        { code: 'kind', value: n === 2 ? 'blue' : 'black' },
      ],
    }))
    const failed = [
      'NOT_FOUND input.items.1.attributes.0.code',
      'NOT_FOUND input.items.1.attributes.1.code',
      'INVALID input.items.2.attributes.1.value',
    ]
    const idempotencyKey = desk.key()
    expect(await desk.refused(SET, { items, idempotencyKey })).toEqual(failed)
    const rest = { errorPolicy: 'REJECT_FAILED_ROWS', idempotencyKey }
    const first = await set(items, rest)
    expect(first.errors).toEqual(failed)
    expect(first.products.map((product: { id: string }) => product.id)).toEqual([a.id])
    expect([await values(a.id), await values(c.id)]).toEqual([{ weight: '1', kind: 'black' }, {}])
    expect(await set(items, rest)).toEqual(first)
    expect(await announced(shop, a.id)).toEqual([2])
    expect(await desk.refused(SET, { items: items.slice(1), ...rest })).toEqual([
      'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
    ])
  })

  it('lets one of two racing changes of a version win', async () => {
    const { id } = await tea(shop)
    const change = (value: string) =>
      set([{ productId: id, attributes: [{ code: 'origin', value }], expectedVersion: 1 }])
    const errors = (await Promise.all([change('A'), change('B')])).map(answer => answer.errors[0] ?? 'done')
    expect(errors.sort()).toEqual(['CONFLICT input.items.0.expectedVersion', 'done'])
  })

  it('count only while the product is of the category, and come back with it', async () => {
    const { id } = await tea(shop)
    await set([{ productId: id, attributes: [{ code: 'weight', value: '7' }] }])
    const move = (category: string | null, expectedVersion: number) =>
      desk.call('productUpdate', { productId: id, category, expectedVersion }, 'product { version }')
    await move('Coffee', 2)
    expect(await values(id)).toEqual({})
    await move('Tea', 3)
    expect(await values(id)).toEqual({ weight: '7' })
  })

  it('cost one trip for a page of products', async () => {
    await shop.run(ops, `{ products(first: 50) { nodes { id ${ATTRIBUTES} } } }`)
    expect(shop.reports.at(-1)).toMatchObject({ db: 2, redis: 0 })
  })
})

describe('required attributes', () => {
  const status = (productId: string, to: string) =>
    desk.call('productStatusChange', { productId, status: to }, 'product { status }')

  it('are needed for review and sale, and cannot be taken away there', async () => {
    const category = 'Oolong'
    await desk.define('roast', { category, required: true })
    const { id } = await shop.product([1], { status: 'DRAFT' })
    await desk.call('productUpdate', { productId: id, category, expectedVersion: 1 }, 'product { id }')
    expect((await status(id, 'IN_REVIEW')).errors).toEqual(['REQUIRED input.status'])
    const give = (value: string | null) => set([{ productId: id, attributes: [{ code: 'roast', value }] }])
    await give('dark')
    expect((await status(id, 'IN_REVIEW')).errors).toEqual([])
    expect((await give(null)).errors).toEqual(['REQUIRED input.items.0.attributes.0.value'])
    const sold = await shop.product([1])
    const update = { productId: sold.id, category, expectedVersion: 1 }
    expect(await desk.refused('productUpdate', update)).toEqual(['REQUIRED input.category'])
  })
})

interface Page {
  nodes: { code: string }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

describe('definitions', () => {
  const LIST = `query ($category: String, $first: Int, $after: String) { attributeDefinitions(category: $category, first: $first, after: $after) {
    nodes { code version } pageInfo { hasNextPage endCursor } } }`
  const HISTORY = `{ attributeDefinitions(category: "Cups") { nodes { code versions { version labels { text } changedBy retiredAt } } } }`
  const cup = (rest: object) => ({
    category: 'Cups',
    code: 'glaze',
    type: 'ENUM',
    labels: labelled('glaze').labels,
    ...rest,
  })

  it('change by version, keep every state, and keep what products have', async () => {
    const options = [labelled('matt'), labelled('gloss')]
    await desk.define('glaze', { category: 'Cups', type: 'ENUM', options })
    const { id } = await shop.product([1])
    await shop.world.sql(`UPDATE product.product SET category = 'Cups' WHERE id = $1`, [id])
    await set([{ productId: id, attributes: [{ code: 'glaze', value: 'matt' }] }])
    const refused = (rest: object) =>
      desk.refused('attributeDefinitionSet', cup({ options, expectedVersion: 1, ...rest }))
    expect(await refused({ expectedVersion: 0 })).toEqual(['CONFLICT input.expectedVersion'])
    expect(await refused({ expectedVersion: 2 })).toEqual(['CONFLICT input.expectedVersion'])
    expect(await refused({ code: 'shape' })).toEqual(['NOT_FOUND input.code'])
    expect(await refused({ type: 'TEXT', options: null })).toEqual(['CONFLICT input.type'])
    expect(await refused({ options: [labelled('gloss')] })).toEqual(['CONFLICT input.options'])
    expect(await refused({ options: [] })).toEqual(['INVALID input.options'])
    expect(await refused({ unit: 'g' })).toEqual(['INVALID input.unit'])
    expect(await refused({ options: [...options, ...options] })).toEqual([
      'INVALID input.options.2.code',
      'INVALID input.options.3.code',
    ])
    const better = { labels: [{ language: 'zh', text: '釉' }], options: [labelled('matt')], expectedVersion: 1 }
    const { definition } = await desk.call('attributeDefinitionSet', cup(better), 'definition { version }')
    expect(definition).toEqual({ version: 2 })
    const retire = { options: [labelled('matt')], retired: true, expectedVersion: 2 }
    await desk.call('attributeDefinitionSet', cup(retire), 'definition { version }')
    expect(await values(id)).toEqual({})
    const { nodes } = (await shop.run(ops, HISTORY)).attributeDefinitions
    expect(nodes[0].versions).toEqual([
      { version: 3, labels: [{ text: 'glaze' }], changedBy: 'usr_ops', retiredAt: expect.any(String) },
      { version: 2, labels: [{ text: '釉' }], changedBy: 'usr_ops', retiredAt: null },
      { version: 1, labels: [{ text: 'glaze' }], changedBy: 'usr_ops', retiredAt: null },
    ])
    expect((await shop.run(anonymous, LIST, { category: 'Cups' })).attributeDefinitions.nodes).toEqual([])
  })

  it('are read by everybody, of their business, in order, page by page', async () => {
    await desk.define('stale', { category: 'Aaa', retired: true })
    const seen: string[] = []
    for (let after: string | null = null; ; ) {
      const variables = { category: 'Tea', first: 2, after }
      const page: Page = (await shop.run(anonymous, LIST, variables)).attributeDefinitions
      seen.push(...page.nodes.map(node => node.code))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(seen).toEqual(['weight', 'kind', 'origin', 'organic', 'picked'])
    expect((await shop.run(stranger, LIST)).attributeDefinitions.nodes).toEqual([])
    expect((await shop.run(anonymous, LIST, { first: 1 })).attributeDefinitions.nodes[0].code).not.toBe('stale')
    expect((await shop.run(merchant, LIST, { first: 1 })).attributeDefinitions.nodes[0].code).toBe('stale')
    for (const claims of [anonymous, shopper, merchant])
      expect((await shop.attempt(claims, HISTORY.replace('Cups', 'Tea'))).codes[0]).toMatch(/UNAUTHENTICATED|FORBIDDEN/)
  })
})

describe('the database', () => {
  it('holds values and definitions together, whoever writes the SQL', async () => {
    const { id } = await tea(shop)
    const foreign = await shop.product([1], { businessId: 'biz_foreign', merchantId: 'mer_foreign' })
    const write = (productId: string, code: string, value: string) =>
      shop.world.sql(
        `INSERT INTO product.product_attribute (product_id, definition_id, value, definition_version, updated_at)
         SELECT $1, id, $3, version, now() FROM product.attribute_definition WHERE code = $2 AND category = 'Tea'`,
        [productId, code, value],
      )
    for (const [code, value] of [
      ['weight', '1.50'],
      ['weight', '-0'],
      ['weight', 'heavy'],
      ['kind', 'blue'],
      ['organic', 'yes'],
      ['picked', '2026-02-30'],
    ] as const)
      await expect(write(id, code, value)).rejects.toThrow(`attribute ${code}`)
    await expect(write(foreign.id, 'weight', '1')).rejects.toThrow('not of one business')
    await write(id, 'kind', 'white')
    const change = (assignment: string) =>
      shop.world.sql(`UPDATE product.attribute_definition SET ${assignment} WHERE code = 'kind' AND business_id = $1`, [
        BUSINESS,
      ])
    await expect(change(`version = version + 1, options = '[{"code": "green"}]'`)).rejects.toThrow('cannot go')
    await expect(change(`version = version + 1, type = 'TEXT', options = '[]'`)).rejects.toThrow('fixed')
    await expect(change(`required = true`)).rejects.toThrow('is at version')
    await expect(shop.world.sql('DELETE FROM product.attribute_definition_version')).rejects.toThrow('append-only')
  })

  it('takes every form of a value that the code makes', async () => {
    const { id } = await tea(shop)
    const definitions = (
      await shop.run(
        ops,
        `{ attributeDefinitions(category: "Tea") { nodes { id code type options { code labels { text } } } } }`,
      )
    ).attributeDefinitions.nodes as Pick<DefinitionRecord, 'id' | 'code' | 'type' | 'options'>[]
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }).filter(isStorable),
      fc.float({ noNaN: true, noDefaultInfinity: true }).map(number => number.toFixed(6)),
      fc.date({ noInvalidDate: true }).map(date => date.toISOString().slice(0, 10)),
    )
    const store = async (text: string) => {
      for (const definition of definitions) {
        const { value } = parseValue(definition, text)
        if (value === undefined) continue
        await shop.world.sql(
          `INSERT INTO product.product_attribute (product_id, definition_id, value, definition_version, updated_at) VALUES ($1, $2, $3, 1, now())
           ON CONFLICT (product_id, definition_id) DO UPDATE SET value = excluded.value`,
          [id, definition.id, value],
        )
      }
    }
    const examples = ['true', 'green', '2028-02-29', '-0.5', 'x'.repeat(500), '茶'.repeat(500)].map((one): [string] => [
      one,
    ])
    await fc.assert(fc.asyncProperty(texts, store), { numRuns: 150, examples })
    expect(Object.keys(await values(id)).sort()).toEqual(definitions.map(({ code }) => code).sort())
  })

  it('tells the search index of values, and of definitions that begin or end to count', async () => {
    await shop.subgraph.start()
    const { id } = await tea(shop)
    const found = async (name: string, value: string) => {
      const filter = { attributes: [{ name, values: [value] }] }
      const query = `query ($filter: ProductSearchFilter) { productSearch(query: "", filter: $filter, first: 50) { nodes { productId } } }`
      const { nodes } = (await shop.run(anonymous, query, { filter })).productSearch
      return nodes.some((node: { productId: string }) => node.productId === id)
    }
    const becomes = (name: string, value: string, expected: boolean) =>
      vi.waitFor(async () => expect(await found(name, value)).toBe(expected), { timeout: 10_000, interval: 20 })
    const attributes = [
      { code: 'weight', value: '77' },
      { code: 'origin', value: 'Hidden' },
    ]
    await set([{ productId: id, attributes }])
    await becomes('weight', '77', true)
    expect(await found('origin', 'Hidden')).toBe(false)
    const origin = { category: 'Tea', code: 'origin', type: 'TEXT', labels: labelled('origin').labels }
    const change = (rest: object) =>
      desk.call('attributeDefinitionSet', { ...origin, ...rest }, 'definition { version }', claimsFor('OPS'))
    await change({ facetable: true, expectedVersion: 1 })
    await becomes('origin', 'Hidden', true)
    await change({ facetable: true, retired: true, expectedVersion: 2 })
    await becomes('origin', 'Hidden', false)
    await set([{ productId: id, attributes: [{ code: 'weight', value: null }] }])
    await becomes('weight', '77', false)
  })
})
