import { setTimeout as after } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { SearchIndex } from '../../subgraphs/product/search/index-port.ts'
import { BUSINESS, product } from './corpus.ts'
import { quantiles } from './speed.ts'
import type { World } from './world.ts'

const BATCH = 1000
const WRITERS = 4
const PROBE_EVERY_MS = 100
const LOOK_EVERY_MS = 5

export interface Lag {
  products: number
  /** How fast the first filling of the index went, in products a second. */
  filledPerSecond: number
  seconds: number
  changesPerSecond: number
  probes: number
  /** Milliseconds from before the change's statement was sent to when a search in another process finds it. */
  p50: number
  p95: number
  worst: number
}

interface Load {
  products: number
  perSecond: number
  seconds: number
}

export async function measureLag({ pool, index }: World, { products, perSecond, seconds }: Load): Promise<Lag> {
  await insert(pool, products)
  const began = performance.now()
  while ((await pending(pool)) > 0 || (await index.count()) < products) await after(100)
  const filledPerSecond = products / ((performance.now() - began) / 1000)
  const until = performance.now() + seconds * 1000
  const loads = Array.from({ length: WRITERS }, (_, writer) =>
    write(pool, until, perSecond / WRITERS, n => (n * WRITERS + writer) % products),
  )
  const waits = await probe(pool, index, until, products)
  const changes = (await Promise.all(loads)).reduce((sum, one) => sum + one, 0) + waits.length
  const worst = Math.max(...waits)
  return {
    ...{ products, filledPerSecond, seconds, changesPerSecond: changes / seconds, probes: waits.length },
    ...{ ...quantiles(waits), worst },
  }
}

async function pending(pool: Pool): Promise<number> {
  const { rows } = await pool.query(
    'SELECT count(*)::int AS n FROM product.search_change WHERE version > indexed_version',
  )
  return rows[0].n
}

async function insert(pool: Pool, products: number): Promise<void> {
  for (let from = 0; from < products; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, products - from) }, (_, at) => product(from + at)).map(
      ({ id, title, brand, category, description, prices }) => ({
        id,
        title,
        brand,
        category,
        description,
        price: prices[0]!.amountMinor,
      }),
    )
    await pool.query(
      `WITH given AS MATERIALIZED (
         SELECT * FROM jsonb_to_recordset($1) AS x(id text, title text, brand text, category text, description text, price bigint)),
       made AS (
         INSERT INTO product.product (id, business_id, title, brand, category, description, status, created_at, updated_at)
         SELECT id, $2, title, brand, category, description, 'ACTIVE', now(), now() FROM given)
       INSERT INTO product.sku (id, product_id, business_id, external_id, title, options, position, price_minor, currency_code, created_at, updated_at)
       SELECT 'sku_' || id, id, $2, 'v', 'v', '[]', 0, price, 'CNY', now(), now() FROM given`,
      [JSON.stringify(rows), BUSINESS],
    )
  }
}

/** One product and transaction at a time, at a steady pace; behind it, the next follow at once. */
async function write(pool: Pool, until: number, perSecond: number, pick: (n: number) => number): Promise<number> {
  const began = performance.now()
  let done = 0
  while (performance.now() < until) {
    const { id } = product(pick(done))
    await pool.query(`UPDATE product.sku SET price_minor = price_minor + 1 WHERE id = 'sku_' || $1`, [id])
    done += 1
    const early = began + (done / perSecond) * 1000 - performance.now()
    if (early > 1) await after(early)
  }
  return done
}

/** Gives products a word that nobody else has, and looks for it until it is found. */
async function probe(pool: Pool, index: SearchIndex, until: number, products: number): Promise<number[]> {
  const waits: Promise<number>[] = []
  for (let n = 0; performance.now() < until; n += 1) {
    waits.push(waitFor(pool, index, product((n * 7919) % products).id, `probe${n}x`))
    await after(PROBE_EVERY_MS)
  }
  return Promise.all(waits)
}

async function waitFor(pool: Pool, index: SearchIndex, id: string, word: string): Promise<number> {
  const began = performance.now()
  await pool.query('UPDATE product.product SET title = $2 WHERE id = $1', [id, `Changed ${word}`])
  const request = { query: word, filters: { businessId: BUSINESS }, sort: 'RELEVANCE', limit: 1 } as const
  for (;;) {
    const { hits } = await index.search(request)
    if (hits[0]?.card.id === id && hits[0].card.title.endsWith(word)) return performance.now() - began
    await after(LOOK_EVERY_MS)
  }
}
