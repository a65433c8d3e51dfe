import { join } from 'node:path'
import { embeddedIndex } from '../../subgraphs/product/search/embedded/index.ts'
import type { SearchDocument, SearchIndex } from '../../subgraphs/product/search/index-port.ts'
import { meilisearchIndex } from '../../subgraphs/product/search/meilisearch/index.ts'
import {
  ask,
  brandQuestions,
  cosmetics,
  fillWith,
  matches,
  partQuestions,
  type Quality,
} from '../../subgraphs/product/search/test/quality.ts'
import type { SearchBenchEnv } from './env.ts'

/** The questions that the tests ask too, and more of them. */
export async function measureQuality(env: SearchBenchEnv): Promise<Record<string, Quality>> {
  const { documents, questions } = matches(join(env.data, 'product-match'))
  const listings = cosmetics(join(env.data, 'taobao-cosmetics', 'cosmetic.csv.gz'))
  const { parts, wrong } = partQuestions(listings, 2000)
  return {
    'the other shop’s title (abt to buy)': await withIndex(env, documents, index => ask(index, questions)),
    ...(await withIndex(env, listings, async index => ({
      'Chinese brand': await ask(index, brandQuestions(listings)),
      'part of a Chinese title': await ask(index, parts),
      'the same with one wrong character': await ask(index, wrong),
    }))),
  }
}

async function withIndex<T>(
  { meiliUrl, meiliKey }: SearchBenchEnv,
  documents: readonly SearchDocument[],
  work: (index: SearchIndex) => Promise<T>,
): Promise<T> {
  const index = meiliUrl ? meilisearchIndex(meiliUrl, meiliKey, `bench_${Date.now()}`) : embeddedIndex(':memory:')
  try {
    await fillWith(index, documents)
    return await work(index)
  } finally {
    await index.close()
  }
}
