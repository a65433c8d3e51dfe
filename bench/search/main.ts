import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openSearchIndex } from '../../subgraphs/product/search/index.ts'
import { meilisearchIndex } from '../../subgraphs/product/search/meilisearch/index.ts'
import { readSearchBenchEnv } from './env.ts'
import { measureLag } from './lag.ts'
import { measureQuality } from './quality.ts'
import { about, keep } from './report.ts'
import { fill, folderMb, measureSpeed } from './speed.ts'
import { openWorld } from './world.ts'

/**
 * `npm run bench:search -- quality`: the right listing first, on listings of real shops.
 * `npm run bench:search -- speed --documents 1000000 [--folder <where the index stays for the next run>]`
 * `npm run bench:search -- lag --products 20000 --per-second 500 --seconds 60`: from commit to searchable.
 * `--server <version, how it was built>` is kept with what a server took.
 */
const env = readSearchBenchEnv()
const engine = env.meiliUrl ? 'Meilisearch' : 'The embedded index'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    documents: { type: 'string', default: '100000' },
    folder: { type: 'string' },
    products: { type: 'string', default: '20000' },
    'per-second': { type: 'string', default: '500' },
    seconds: { type: 'string', default: '60' },
    server: { type: 'string' },
  },
})

const measured = about(values.server ? `${engine} (${values.server})` : engine)

/** An index of its own for what is measured, and nothing of anybody else's. */
function open(folder: string) {
  if (env.meiliUrl) return meilisearchIndex(env.meiliUrl, env.meiliKey, `bench_${values.documents}`)
  return openSearchIndex({ searchFile: join(folder, 'search.sqlite') })
}

const parts: Record<string, () => Promise<void>> = {
  quality: async () => keep(`Quality, ${engine.toLowerCase()}`, { ...measured, quality: await measureQuality(env) }),
  speed: async () => {
    const documents = Number(values.documents)
    const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'fairground-search-'))
    const index = open(folder)
    try {
      const indexedPerSecond = await fill(index, documents)
      const fileMb = env.meiliUrl ? null : folderMb(folder)
      const speed = { documents, indexedPerSecond, fileMb, kinds: await measureSpeed(index) }
      keep(`Speed, ${engine.toLowerCase()}, ${documents.toLocaleString('en')} products`, { ...measured, speed })
    } finally {
      await index.close()
      if (!values.folder) rmSync(folder, { recursive: true })
    }
  },
  lag: async () => {
    const world = await openWorld(env)
    try {
      const { products, seconds } = values
      const load = { products: Number(products), perSecond: Number(values['per-second']), seconds: Number(seconds) }
      keep(`Lag, ${engine.toLowerCase()}`, { ...measured, lag: await measureLag(world, load) })
    } finally {
      await world.close()
    }
  },
}

const part = parts[positionals[0] ?? '']
if (!part) throw new Error(`expected one of ${Object.keys(parts).join(', ')}, got ${positionals[0] ?? 'nothing'}`)
await part()
