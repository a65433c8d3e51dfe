import { afterAll, beforeAll } from 'vitest'
import { BUSINESS, createTestWorld, type TestWorld } from '#shared/testing.ts'
import { embeddedIndex } from '../embedded/index.ts'
import type { SearchIndex } from '../index-port.ts'
import type { SearchDeps } from '../pipeline/deps.ts'

export interface SearchWorld {
  world: TestWorld
  /** An engine of its own for this test file. */
  index: SearchIndex
  deps: SearchDeps
  /** The same work against another engine. */
  against(index: SearchIndex): SearchDeps
  /** A product on sale with one variant, by SQL. */
  insert(id: string, title: string, status?: string): Promise<unknown>
  titles(query: string): Promise<string[]>
}

const silent = { observe: () => {}, set: () => {} }

/** Call once per test file. */
export function openSearch(): SearchWorld {
  const search = {} as SearchWorld
  beforeAll(async () => {
    const world = await createTestWorld()
    const index = embeddedIndex(':memory:')
    const platform = world.platform('product')
    const meters = { freshness: silent, lag: silent, pending: silent, dead: silent }
    const against = (other: SearchIndex) => ({ platform, index: other, meters })
    Object.assign(search, {
      world,
      index,
      against,
      deps: against(index),
      insert: (id: string, title: string, status = 'ACTIVE') =>
        world.sql(
          `WITH p AS (INSERT INTO product.product (id, business_id, title, status, created_at, updated_at) VALUES ($1, $2, $3, $4, now(), now()))
           INSERT INTO product.sku (id, product_id, business_id, external_id, title, options, position, price_minor, currency_code, created_at, updated_at)
           VALUES ('sku_' || $1, $1, $2, 'v', 'v', '[]', 0, 1000, 'CNY', now(), now())`,
          [id, BUSINESS, title, status],
        ),
      titles: async (query: string) => {
        const filters = { businessId: BUSINESS }
        const { hits } = await index.search({ query, filters, sort: 'RELEVANCE', limit: 50 })
        return hits.map(hit => hit.card.title)
      },
    })
  })
  afterAll(async () => {
    await search.index?.close()
    await search.world?.close()
  })
  return search
}

/** A gate that work waits at until it is opened. */
export function gate() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const reached = Promise.withResolvers<void>()
  return {
    /** Called by the work. */
    pass: async () => {
      reached.resolve()
      await promise
    },
    /** When the work waits here. */
    reached: reached.promise,
    open: resolve,
  }
}
