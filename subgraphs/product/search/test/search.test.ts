import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUSINESS, claimsFor, createTestWorld, type TestWorld } from '#shared/testing.ts'
import { createProductSubgraph } from '../../server.ts'
import { indexChanges, lagSeconds, rebuildIfLost } from '../changes.ts'
import type { SearchIndex } from '../index-port.ts'
import { meilisearchIndex } from '../meilisearch.ts'
import { sqliteIndex } from '../sqlite.ts'
import { searchContract } from './contract.ts'
import { meiliKey, meiliUrl } from './env.ts'

describe('sqlite', () => searchContract(async () => sqliteIndex(':memory:')))
if (meiliUrl)
  describe('meilisearch', () => {
    let serial = 0
    searchContract(async () => meilisearchIndex(meiliUrl!, meiliKey, `test_${Date.now()}_${serial++}`))
  })

describe('the change pipeline', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await createTestWorld()
  })
  afterAll(() => world.close())

  const follow = (index: SearchIndex) => ({ platform: world.platform('product'), index })
  const titles = async (index: SearchIndex, query: string) =>
    (await index.search(query, { businessId: BUSINESS }, { offset: 0, limit: 9 })).hits.map(hit => hit.document.title)
  const insert = (id: string, title: string) =>
    world.sql(
      `INSERT INTO product.product (id, business_id, title, status, created_at, updated_at) VALUES ($1, $2, $3, 'ACTIVE', now(), now())`,
      [id, BUSINESS, title],
    )

  it('makes searchable what plain SQL committed, and takes away what is no longer on sale', async () => {
    const index = sqliteIndex(':memory:')
    await insert('prd_1', '手工紫砂茶壶')
    await insert('prd_2', 'Copper Kettle')
    expect(await indexChanges(follow(index))).toBe(2)
    expect(await titles(index, '茶壶')).toEqual(['手工紫砂茶壶'])
    await world.sql(`UPDATE product.product SET status = 'SUSPENDED' WHERE id = 'prd_1'`)
    await world.sql(`DELETE FROM product.product WHERE id = 'prd_2'`)
    await indexChanges(follow(index))
    expect(await titles(index, '')).toEqual([])
    expect(await lagSeconds(follow(index))).toBe(0)
  })

  it('tries again later, then lays the change aside', async () => {
    const index = sqliteIndex(':memory:')
    let failures = 1
    const broken: SearchIndex = {
      ...index,
      upsert: async documents => {
        if (failures-- > 0) throw new Error('engine down')
        await index.upsert(documents)
      },
    }
    await insert('prd_3', 'Retried Lamp')
    await indexChanges(follow(broken))
    expect(await titles(index, 'lamp')).toEqual([])
    await world.clock.advance(10_000)
    await indexChanges(follow(broken))
    expect(await titles(index, 'lamp')).toEqual(['Retried Lamp'])
    await insert('prd_4', 'Dead Lamp')
    failures = 1000
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await indexChanges(follow(broken))
      await world.clock.advance(100_000)
    }
    expect(await world.sql('SELECT product_id, error FROM product.search_dead')).toEqual([
      { product_id: 'prd_4', error: 'engine down' },
    ])
  })

  it('builds a lost index anew', async () => {
    const index = sqliteIndex(':memory:')
    expect(await rebuildIfLost(follow(index))).toBe(true)
    await indexChanges(follow(index))
    expect(await titles(index, 'lamp')).toContain('Retried Lamp')
    expect(await rebuildIfLost(follow(index))).toBe(false)
  })

  it('throws a damaged file away', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'fairground-search-')), 'index.sqlite')
    writeFileSync(file, 'no database '.repeat(500))
    const index = sqliteIndex(file)
    expect(await index.count()).toBe(0)
    await index.close()
  })

  it('answers shoppers of the business, and nobody else', async () => {
    const subgraph = createProductSubgraph({ platform: world.platform('product') })
    await world.add(subgraph)
    const query = '{ productSearch(query: "lamp") { totalCount nodes { title product { id } } } }'
    const ask = async (businessId?: string) => {
      const claims = claimsFor('ANONYMOUS', businessId ? { businessId } : {})
      return JSON.parse(JSON.stringify(await subgraph.execute({ query, claims }))).data
    }
    await expect.poll(async () => (await ask())?.productSearch.totalCount, { timeout: 5000 }).toBe(2)
    expect((await ask()).productSearch.nodes).toContainEqual({ title: 'Retried Lamp', product: { id: 'prd_3' } })
    expect((await ask('biz_foreign')).productSearch).toEqual({ totalCount: 0, nodes: [] })
  })
})
