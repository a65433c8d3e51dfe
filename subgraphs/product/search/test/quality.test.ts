import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sharedData } from '#shared/testing/env.ts'
import { embeddedIndex } from '../embedded/index.ts'
import type { SearchIndex } from '../index-port.ts'
import { ask, brandQuestions, cosmetics, fillWith, matches, partQuestions } from './quality.ts'

/** Floors below what bench/results/search.md reports: whoever changes the ranking sees at once what it costs. */
const data = sharedData()
const pairs = join(data, 'product-match', 'gt.csv')
const feed = join(data, 'taobao-cosmetics', 'cosmetic.csv.gz')
const without = (file: string) => (existsSync(file) ? '' : ` (skipped: no ${file}; SHARED_DATA says where data is)`)

const opened: SearchIndex[] = []
const open = () => {
  const index = embeddedIndex(':memory:')
  opened.push(index)
  return index
}
afterAll(() => Promise.all(opened.map(index => index.close())))

it.skipIf(without(pairs))(`finds one shop’s listing by the title of the other’s${without(pairs)}`, async () => {
  const index = open()
  const { documents, questions } = matches(join(data, 'product-match'))
  await fillWith(index, documents)
  const { first, tenth } = await ask(index, questions)
  expect(first).toBeGreaterThanOrEqual(0.89)
  expect(tenth).toBeGreaterThanOrEqual(0.99)
})

describe.skipIf(without(feed))(`Chinese listings${without(feed)}`, () => {
  const index = open()
  const documents = existsSync(feed) ? cosmetics(feed) : []

  it('finds them by brand', async () => {
    await fillWith(index, documents)
    const { questions, first, precision } = await ask(index, brandQuestions(documents))
    expect(questions).toBe(22)
    expect(first).toBe(1)
    expect(precision).toBeGreaterThanOrEqual(0.99)
  })

  it('finds them by a part of the title, and by one with a wrong character', async () => {
    const { parts, wrong } = partQuestions(documents, 300)
    expect((await ask(index, parts)).first).toBeGreaterThanOrEqual(0.98)
    const { first, tenth } = await ask(index, wrong)
    expect(first).toBeGreaterThanOrEqual(0.85)
    expect(tenth).toBeGreaterThanOrEqual(0.97)
  })
})
