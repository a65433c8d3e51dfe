import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Answer, succeed } from '../client/client.ts'
import { assert, until } from './checks.ts'
import type { Demo } from './demo.ts'

const file = (...path: string[]) => readFileSync(join(import.meta.dirname, ...path), 'utf8')

/** Onboards a channel by configuration, tries the feed, imports it, finds its products. Answers the ids of SKUs to sell. */
export async function importDemoFeed(demo: Demo): Promise<string[]> {
  const ops = demo.as('OPS')
  const content = file('feeds', 'demo-feed.csv')
  const config = JSON.parse(file('channels', 'demo-feed.json'))
  const input = { code: `demo-${demo.run}`, name: 'Demo feed', merchantId: 'mer_demo_tea', config }
  const channel = await createChannel(demo, input)
  demo.say('channel', `${channel.code}, onboarded by its configuration`)
  const { rows } = await succeed(
    ops('DemoChannelImportDryRun', { input: { channelId: channel.id, content, rows: 100 } }),
  )
  const refused = rows.filter((row: Answer) => !row.accepted)
  demo.say(
    'dry run',
    `${rows.length} rows tried, ${refused.length} would be refused (${refused.map((row: Answer) => row.violations[0].code).join(', ')})`,
  )
  const done = await importFeed(demo, channel.id, { content })
  assert(done.rowsFailed === refused.length, 'the import refuses exactly the rows that the dry run refused')
  const again = await importFeed(demo, channel.id, { content })
  assert(again.productsCreated === 0 && again.productsUpdated === 0, 'the same feed again changes nothing')
  await search(demo)
  const { products } = await ops('DemoProducts', { first: 100, filter: { channelId: channel.id, status: ['ACTIVE'] } })
  const skus = products.nodes
    .flatMap((product: Answer) => product.skus)
    .filter((sku: Answer) => sku.price.currencyCode === 'CNY')
  // The dearest first: it is the one bought, so every run sells for the same amount.
  const price = (sku: Answer) => Number(sku.price.amountMinor)
  return skus.sort((a: Answer, b: Answer) => price(b) - price(a)).map((sku: Answer) => sku.id)
}

/** Creates a channel. A code that is taken is ours: the answer to the first request was lost. */
async function createChannel(demo: Demo, input: { code: string }): Promise<Answer> {
  const ops = demo.as('OPS')
  const { channelCreate } = await ops('DemoChannelCreate', { input })
  if (channelCreate.userErrors[0]?.code !== 'CONFLICT')
    return (await succeed(Promise.resolve({ channelCreate }))).channel
  const { channels } = await ops('DemoChannels', { first: 20 })
  const found = channels.nodes.find((channel: Answer) => channel.code === input.code)
  assert(found, `the channel ${input.code} exists`)
  return found
}

async function importFeed(
  demo: Demo,
  channelId: string,
  feed: { content: string } | { path: string },
): Promise<Answer> {
  const ops = demo.as('OPS')
  const input = { channelId, ...feed, errorPolicy: 'REJECT_FAILED_ROWS', idempotencyKey: crypto.randomUUID() }
  const started = await succeed(ops('DemoChannelImportStart', { input }))
  let shown = -1
  const { channelImport } = await until(
    'the import to end',
    async () => {
      const answer = await ops('DemoChannelImport', { id: started.import.id })
      const percent = Math.floor(answer.channelImport.progress * 10) * 10
      if (percent > shown) demo.say('import', `${percent} % (${answer.channelImport.rowsRead} rows)`)
      shown = Math.max(shown, percent)
      return answer
    },
    answer => ['SUCCEEDED', 'FAILED'].includes(answer.channelImport.status),
    180,
  )
  assert(channelImport.status === 'SUCCEEDED', `the import succeeds (${channelImport.failureReason})`)
  const { productsCreated, productsUpdated, productsUnchanged, rowsFailed } = channelImport
  demo.say(
    'import',
    `${productsCreated} created, ${productsUpdated} changed, ${productsUnchanged} unchanged, ${rowsFailed} rows refused`,
  )
  return channelImport
}

async function search(demo: Demo): Promise<void> {
  const anonymous = demo.as('ANONYMOUS')
  const queries = JSON.parse(file('feeds', 'demo-searches.json')) as { query: string; finds: string }[]
  for (const { query, finds } of queries) {
    const { productSearch } = await until(
      `“${query}” to find “${finds}”`,
      () => anonymous('DemoProductSearch', { query, first: 20 }),
      answer => answer.productSearch.nodes.some((hit: Answer) => hit.title.includes(finds)),
    )
    demo.say('search', `“${query}” finds ${productSearch.totalCount}, first “${productSearch.nodes[0].title}”`)
  }
}

const CONFIGS = join(import.meta.dirname, '..', '..', 'subgraphs', 'product', 'channels', 'test', 'configs')
const REAL_FEEDS = [
  { config: 'taobao-cosmetics.json', path: 'taobao-cosmetics/cosmetic.csv.gz' },
  { config: 'shopify-csv.json', path: 'shopify-csv/lifemademagic_products_export_1.csv' },
  { config: 'google-merchant-xml.json', path: 'google-merchant-xml/feed.xml' },
  { config: 'litemall-sql.json', path: 'litemall-sql/litemall_catalogue.sql' },
  { config: 'magento-csv.json', path: 'magento-csv/products.csv' },
]

/**
 * Imports the real feeds below a folder: five shops, three formats, five configurations, no code per channel. The graph reads feeds
 * below its import folder only; those that lie elsewhere are copied to where `npm start` has it.
 */
export async function importRealFeeds(demo: Demo, folder: string): Promise<void> {
  for (const { config, path } of REAL_FEEDS) {
    const full = join(folder, path)
    assert(existsSync(full), `${full} exists`)
    const name = config.replace('.json', '')
    const input = { code: `${name}-${demo.run}`, name, config: JSON.parse(readFileSync(join(CONFIGS, config), 'utf8')) }
    const channel = await createChannel(demo, input)
    demo.say('channel', channel.code)
    const readable = (await isReadable(demo, channel.id, full)) ? full : copyOf(demo, full, path)
    if (readable !== full)
      assert(await isReadable(demo, channel.id, readable), `the graph reads ${full} when its IMPORT_ROOT is ${folder}`)
    await importFeed(demo, channel.id, { path: readable })
  }
}

function copyOf(demo: Demo, from: string, path: string): string {
  const copy = join(demo.feeds, path.replaceAll('/', '-'))
  mkdirSync(demo.feeds, { recursive: true })
  copyFileSync(from, copy)
  return copy
}

async function isReadable(demo: Demo, channelId: string, path: string): Promise<boolean> {
  const { channelImportDryRun } = await demo.as('OPS')('DemoChannelImportDryRun', {
    input: { channelId, path, rows: 1 },
  })
  return !channelImportDryRun.userErrors.some((error: Answer) => error.code === 'NOT_FOUND')
}
