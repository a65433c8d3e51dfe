import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { requestRun } from '#shared/reconcile.ts'
import { BUSINESS } from '#shared/testing.ts'
import { embeddedIndex } from '../embedded/index.ts'
import type { SearchIndex } from '../index-port.ts'
import { indexChanges } from '../pipeline/changes.ts'
import { allProducts } from '../pipeline/documents.ts'
import { performRebuild, requestRebuild } from '../rebuild.ts'
import { reconcileIndex, SUBJECT } from '../reconcile.ts'
import { readBacklog } from '../store.ts'
import { gate, openSearch } from './world.ts'

const search = openSearch()
const sql = (text: string) => search.world.sql(text)
let index: SearchIndex
let isDown = false
/** Workers that wait in the middle of their work until they are let go, or for ever. */
let held: ReturnType<typeof gate>[] = []

beforeEach(async () => {
  index = embeddedIndex(':memory:')
})
afterEach(() => index.close())

/** The engine as a worker of some fate sees it: down at times, and the worker held up before or after it wrote. */
function engine(stop: { before?: () => Promise<void>; after?: () => Promise<void> } = {}): SearchIndex {
  const unlessDown = async <T>(work: () => Promise<T>) => {
    if (isDown) throw new Error('engine down')
    return work()
  }
  return {
    ...index,
    count: role => unlessDown(() => index.count(role)),
    begin: () => unlessDown(() => index.begin()),
    swap: () => unlessDown(() => index.swap()),
    write: async (entries, role) => {
      await stop.before?.()
      await unlessDown(() => index.write(entries, role))
      await stop.after?.()
    },
  }
}

const id = fc.integer({ min: 0, max: 2 }).map(n => `prd_${n}`)
const word = fc.constantFrom('tea', 'pot', '绿茶', 'copper', 'lamp')
const drop = (one: string) =>
  `DELETE FROM product.shelf_listing WHERE product_id = '${one}'; DELETE FROM product.media WHERE product_id = '${one}';
   DELETE FROM product.stock_level WHERE sku_id = 'sku_${one}'; DELETE FROM product.stock_item WHERE sku_id = 'sku_${one}';
   DELETE FROM product.sku WHERE product_id = '${one}'; DELETE FROM product.product WHERE id = '${one}'`
const make = (one: string, title: string) =>
  `INSERT INTO product.product (id, business_id, title, status, created_at, updated_at) VALUES ('${one}', '${BUSINESS}', '${title}', 'ACTIVE', now(), now()) ON CONFLICT DO NOTHING;
   INSERT INTO product.sku (id, product_id, business_id, external_id, title, options, position, price_minor, currency_code, created_at, updated_at)
   VALUES ('sku_${one}', '${one}', '${BUSINESS}', 'v', 'v', '[]', 0, 1000, 'CNY', now(), now()) ON CONFLICT DO NOTHING`

/** Statements as somebody might write them by hand. */
const statement = fc.oneof(
  fc.tuple(id, word).map(([one, title]) => make(one, title)),
  id.map(drop),
  fc
    .tuple(id, word)
    .map(([one, title]) => `UPDATE product.product SET title = title || ' ${title}' WHERE id = '${one}'`),
  fc.integer({ min: 1, max: 9 }).map(price => `UPDATE product.sku SET price_minor = ${price}, active = ${price} > 2`),
  id.map(one => `UPDATE product.product SET status = 'SUSPENDED' WHERE id = '${one}' AND status = 'ACTIVE'`),
  id.map(
    one =>
      `INSERT INTO product.media (product_id, position, url) SELECT id, 0, 'https://x' FROM product.product WHERE id = '${one}' ON CONFLICT DO NOTHING`,
  ),
  id.map(
    one =>
      `INSERT INTO product.stock_level (sku_id, location_id, on_hand) SELECT id, 'loc', 1 FROM product.sku WHERE product_id = '${one}'
       ON CONFLICT (sku_id, location_id) DO UPDATE SET on_hand = 1 - product.stock_level.on_hand`,
  ),
  id.map(
    one =>
      `INSERT INTO product.shelf_listing (shelf_id, product_id, business_id) SELECT 'room', id, business_id FROM product.product WHERE id = '${one}' ON CONFLICT DO NOTHING`,
  ),
  fc.constant('TRUNCATE product.media'),
)

type Step = () => Promise<unknown>
const setDown = async (down: boolean) => {
  isDown = down
}
const work = (one: SearchIndex) => indexChanges(search.against(one))
const transaction = fc.tuple(
  fc.array(statement, { minLength: 1, maxLength: 3 }),
  fc.constantFrom('COMMIT', 'COMMIT', 'ROLLBACK'),
)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: transaction.map(
      ([all, end]) =>
        () =>
          sql(`BEGIN; ${all.join('; ')}; ${end}`),
    ),
  },
  { weight: 5, arbitrary: fc.constant(() => work(engine())) },
  { weight: 1, arbitrary: fc.constantFrom(true, false, false).map(down => () => setDown(down)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('before', 'before', 'after').map(when => async () => {
      const one = gate()
      const stopped = work(engine({ [when]: one.pass }))
      held.push(one)
      await Promise.race([one.reached, stopped])
    }),
  },
  { weight: 2, arbitrary: fc.constant(async () => held.shift()?.open()) },
  { weight: 1, arbitrary: fc.constantFrom(3_000, 61_000).map(ms => () => search.world.clock.advance(ms)) },
  {
    weight: 1,
    arbitrary: fc.boolean().map(isKilled => async () => {
      await requestRebuild(search.deps, { reason: 'test', requestedBy: 'test' })
      const one = gate()
      const rebuilding = performRebuild(search.against(engine(isKilled ? { before: one.pass } : {})))
      held.push(one)
      await Promise.race([one.reached, rebuilding])
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant(async () => {
      await sql(`UPDATE product.search_rebuild SET lease_until = now() - interval '1 s' WHERE state = 'RUNNING'`)
      await performRebuild(search.against(engine()))
    }),
  },
)

/** Everybody who still waits is let go, the engine is up, and all that is due is done. */
async function quiet(): Promise<void> {
  isDown = false
  for (const one of held) one.open()
  for (;;) {
    await search.world.clock.advance(61_000)
    await work(engine())
    const { pending } = await readBacklog(search.deps.platform)
    if (pending === 0) return
  }
}

it('ends in step with the database, whatever happens to changes, workers and engine', async () => {
  await sql(
    `INSERT INTO product.stock_location (id, business_id, code, name) VALUES ('loc', '${BUSINESS}', 'default', 'd')`,
  )
  await fc.assert(
    fc
      .asyncProperty(fc.array(step, { minLength: 30, maxLength: 60, size: 'max' }), async steps => {
        for (const one of steps) await one()
        await quiet()
        const deps = search.against(index)
        await requestRun(deps.platform, { subject: SUBJECT, repairs: false, requestedBy: 'test' })
        expect(await reconcileIndex(deps)).toMatchObject({
          state: 'SUCCEEDED',
          missing: 0,
          unexpected: 0,
          mismatched: 0,
        })
        expect(await readBacklog(deps.platform)).toMatchObject({ pending: 0, dead: 0 })
        await expectTheSameHits()
      })
      .beforeEach(async () => {
        held = []
        await sql([...Array(3).keys()].map(n => drop(`prd_${n}`)).join('; '))
        await quiet()
      }),
    { numRuns: 20 },
  )
})

/** Not by what reconciliation says, but by what is found. */
async function expectTheSameHits(): Promise<void> {
  const expected = []
  for await (const page of allProducts(search.deps.platform, 100))
    for (const { document } of page)
      expected.push(`${document.id} ${document.title} ${document.prices[0]?.amountMinor}`)
  const { hits } = await index.search({ query: '', filters: { businessId: BUSINESS }, sort: 'NEWEST', limit: 100 })
  const found = hits.map(({ card }) => `${card.id} ${card.title} ${card.prices[0]?.amountMinor}`)
  expect(found.sort()).toEqual(expected.sort())
}
