import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Claims } from '#shared/auth.ts'
import type { Subgraph } from '#shared/serve.ts'
import { BUSINESS, claimsFor, createTestWorld, type TestWorld } from '#shared/testing.ts'
import type { ProductDeps } from '../../deps.ts'
import { createProductSubgraph } from '../../server.ts'
import { runImports, type WorkerOptions } from '../imports/worker.ts'

export const ops = claimsFor('OPS')

/** A configuration for a small CSV feed. */
export const simple = {
  source: { format: 'csv' },
  map: {
    externalId: { from: 'id' },
    title: { from: 'title' },
    price: { from: 'price' },
    description: { from: 'text' },
  },
  defaults: { currencyCode: 'USD' },
}

/** A feed for it. */
export const header = 'id,title,price,text\n'
export const lines = (count: number) =>
  header + Array.from({ length: count }, (_, n) => `p${n},Thing ${n},${n + 1}.00,`).join('\n')

// biome-ignore lint/suspicious/noExplicitAny: tests name the fields they read
type Answer = any

/** A product subgraph on a real database, seen by who onboards channels. */
export interface Office {
  world: TestWorld
  subgraph: Subgraph
  /** The folder that feeds by path lie in. */
  root: string
  run(query: string, variables: object, claims?: Claims): Promise<Answer>
  channel(config: unknown, merchantId?: string | null): Promise<string>
  publish(channelId: string, config: unknown): Promise<void>
  /** Writes a feed into the folder and answers its path. */
  file(name: string, content: string | Buffer): string
  start(channelId: string, feed: object): Promise<string>
  import(id: string): Promise<Answer>
  /** Works until no run waits. */
  work(options?: WorkerOptions): Promise<number>
  /** Starts a run, works, and answers the run. */
  finished(channelId: string, feed: object): Promise<Answer>
  /** The channel's products by their external ids. */
  products(channelId: string): Promise<Record<string, Answer>>
}

const START = `mutation ($input: ChannelImportStartInput!) {
  channelImportStart(input: $input) { import { id status } userErrors { code message path } } }`
const SHOW = `query ($id: ID!) { channelImport(id: $id) { id status source configVersion rowsRead productsCreated productsUpdated
  productsUnchanged productsOutdated productsUnlisted productsRelisted rowsFailed progress failureReason summary violationCount
  errorReportUrl rowsPerSecond secondsLeft violations { row field code value severity message } } }`

/** Call once per test file. */
export function openOffice(deps: Omit<ProductDeps, 'platform'> = {}): Office {
  const office = { root: mkdtempSync(join(tmpdir(), 'fairground-feeds-')) } as Office
  let serial = 0
  beforeAll(async () => {
    const world = await createTestWorld()
    const subgraph = createProductSubgraph({ platform: world.platform('product'), importRoot: office.root, ...deps })
    await world.sql(
      `INSERT INTO product.merchant (id, business_id, name, created_at) VALUES ('mer_a', $1, 'A', now())`,
      [BUSINESS],
    )
    Object.assign(office, { world, subgraph })
  })
  afterAll(() => office.world?.close())
  office.run = async (query, variables, claims = ops) => {
    const result = JSON.parse(
      JSON.stringify(await office.subgraph.execute({ query, variables: variables as never, claims })),
    )
    expect(result.errors ?? []).toEqual([])
    return result.data
  }
  office.channel = async (config, merchantId = null) => {
    const input = { code: `c-${serial++}`, name: 'C', config, merchantId }
    const { channelCreate } = await office.run(
      'mutation ($input: ChannelCreateInput!) { channelCreate(input: $input) { channel { id } userErrors { code path message } } }',
      { input },
    )
    expect(channelCreate.userErrors).toEqual([])
    return channelCreate.channel.id
  }
  office.publish = async (channelId, config) => {
    const { channelConfigPublish } = await office.run(
      'mutation ($input: ChannelConfigPublishInput!) { channelConfigPublish(input: $input) { userErrors { code path message } } }',
      { input: { channelId, config } },
    )
    expect(channelConfigPublish.userErrors).toEqual([])
  }
  office.file = (name, content) => {
    const path = join(office.root, name)
    writeFileSync(path, content)
    return path
  }
  office.start = async (channelId, feed) => {
    const input = { channelId, errorPolicy: 'REJECT_FAILED_ROWS', idempotencyKey: `key-${serial++}-0000`, ...feed }
    const { channelImportStart } = await office.run(START, { input })
    expect(channelImportStart.userErrors).toEqual([])
    return channelImportStart.import.id
  }
  office.import = async id => (await office.run(SHOW, { id })).channelImport
  office.work = options =>
    runImports(office.world.platform('product'), {
      functions: deps.channelFunctions,
      feedHosts: deps.feedHosts,
      ...options,
    })
  office.finished = async (channelId, feed) => {
    const id = await office.start(channelId, feed)
    await office.work()
    return office.import(id)
  }
  office.products = async channelId => {
    const rows = await office.world.sql<{ externalId: string }>(
      `SELECT p.external_id AS "externalId", p.id, p.title, p.description, p.brand, p.category, p.status, p.version,
              (SELECT json_agg(json_build_object('externalId', s.external_id, 'code', s.code, 'title', s.title, 'options', s.options,
                 'price', s.price_minor::text, 'compareAt', s.compare_at_minor::text, 'currency', s.currency_code, 'weight', s.weight_grams,
                 'active', s.active, 'stock', (SELECT sum(on_hand)::int FROM product.stock_level l WHERE l.sku_id = s.id)) ORDER BY s.position)
               FROM product.sku s WHERE s.product_id = p.id) AS skus,
              (SELECT json_agg(m.url ORDER BY m.position) FROM product.media m WHERE m.product_id = p.id) AS media
       FROM product.product p WHERE p.channel_id = $1`,
      [channelId],
    )
    return Object.fromEntries(rows.map(row => [row.externalId, row]))
  }
  return office
}
