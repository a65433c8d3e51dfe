import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { explain } from '../execution/explain.ts'
import { loadSupergraph } from '../execution/plan/supergraph.ts'

const read = (path: string) => readFileSync(new URL(`../../schema/${path}`, import.meta.url), 'utf8')

// Answers that are cut are what makes the gateway fast: an operation that cannot be is worth a look at what it asks.
it('can cut the answers of the registered operations', () => {
  const supergraph = loadSupergraph(read('supergraph.graphql'))
  const { operations } = JSON.parse(read('operations/manifest.json')) as {
    operations: { name: string; body: string }[]
  }
  const others = operations.filter(({ body }) => !explain(supergraph, { query: body }).includes('## Splicing'))
  expect(others.map(({ name }) => name)).toEqual([])
})
