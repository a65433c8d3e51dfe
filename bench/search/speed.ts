import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { SearchIndex } from '../../subgraphs/product/search/index-port.ts'
import { product } from './corpus.ts'
import { kinds } from './questions.ts'

const BATCH = 1000
const VARIATIONS = 40

export interface Speed {
  documents: number
  /** How fast the last of them were indexed; null when all were there already. */
  indexedPerSecond: number | null
  fileMb: number | null
  kinds: { name: string; hits: number; p50: number; p95: number }[]
}

/** Fills an index up to so many made-up products, and answers how many it did in a second, with what is left to tidy. One that was stopped is filled on. */
export async function fill(index: SearchIndex, documents: number): Promise<number | null> {
  await index.ensure()
  const there = await index.count()
  const began = performance.now()
  for (let from = there; from < documents; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, documents - from) }, (_, at) => from + at)
    await index.write(numbers.map(product).map(one => ({ id: one.id, version: 1, document: one })))
    if (from % 50_000 === 0) process.stderr.write(`${from} of ${documents} products\r`)
  }
  while (await index.tidy());
  return there < documents ? ((documents - there) * 1000) / (performance.now() - began) : null
}

/** Each variation once to warm up, then once measured, the kinds in turn: page, total and facets together. */
export async function measureSpeed(index: SearchIndex): Promise<Speed['kinds']> {
  const times = kinds.map(() => [] as number[])
  const hits = kinds.map(() => 0)
  for (let round = 0; round < 2; round += 1) {
    for (let variation = 0; variation < VARIATIONS; variation += 1) {
      for (const [at, kind] of kinds.entries()) {
        const request = kind.request(variation)
        const began = performance.now()
        const page = await index.search(request)
        await page.facets()
        if (round > 0) times[at]!.push(performance.now() - began)
        else hits[at]! += page.total / VARIATIONS
      }
    }
  }
  const all = {
    name: 'all of them',
    hits: hits.reduce((sum, one) => sum + one, 0) / hits.length,
    ...quantiles(times.flat()),
  }
  return [...kinds.map(({ name }, at) => ({ name, hits: hits[at]!, ...quantiles(times[at]!) })), all]
}

export function quantiles(values: readonly number[]): { p50: number; p95: number } {
  const sorted = Float64Array.from(values).sort()
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95) }
}

export function folderMb(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 2 ** 20
}
