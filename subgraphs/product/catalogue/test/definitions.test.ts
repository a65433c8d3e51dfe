import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { BUSINESS, claimsFor } from '#shared/testing.ts'
import { isStorable } from '#shared/text.ts'
import { anonymous, merchant, openShop, ops, shopper, stranger } from '../../test/shop.ts'
import { parseValue } from '../domain/attributes.ts'
import type { DefinitionRecord } from '../domain/records.ts'
import { openDesk, tea } from './desk.ts'
import { labelled, openValues } from './values.ts'

const shop = openShop()
const desk = openDesk(shop)
const { set, values } = openValues(shop, desk)

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
