import { afterAll, describe, it } from 'vitest'
import { embeddedIndex } from '../embedded/index.ts'
import type { SearchIndex } from '../index-port.ts'
import { meilisearchIndex } from '../meilisearch/index.ts'
import { searchContract } from './contract.ts'
import { meiliKey, meiliUrl } from './env.ts'

const opened: SearchIndex[] = []
afterAll(() => Promise.all(opened.map(index => index.close())))
const keep = (index: SearchIndex) => {
  opened.push(index)
  return index
}

describe('the embedded index', () => searchContract(async () => keep(embeddedIndex(':memory:'))))

describe('Meilisearch', () => {
  if (!meiliUrl) return it.skip('the same contract (skipped: MEILI_URL names no Meilisearch server)')
  let serial = 0
  return searchContract(async () => keep(meilisearchIndex(meiliUrl!, meiliKey, `test_${Date.now()}_${serial++}`)))
})
