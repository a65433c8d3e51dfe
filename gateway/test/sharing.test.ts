import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestGraph, type TestGraph } from './graph.ts'

const folder = mkdtempSync(join(tmpdir(), 'fairground-sharing-'))
/** Long enough for several requests to be under way at once. */
const TIMEOUT_MS = 1_000
let graph: TestGraph
beforeAll(async () => {
  graph = await startTestGraph(folder, { subgraphTimeoutMs: TIMEOUT_MS }, 'http')
})
afterAll(async () => {
  await graph.close()
  rmSync(folder, { recursive: true })
})

async function counted(subgraph: string, by: string, what: string): Promise<number> {
  const text = await (await fetch(`${graph.url}/metrics`)).text()
  const line = `fairground_gateway_sharing_total{subgraph="${subgraph}",by="${by}",what="${what}"} `
  return Number(text.split(line)[1]?.split('\n')[0] ?? 0)
}

it('lets strangers share what they ask a subgraph elsewhere, and nobody else', async () => {
  const token = await graph.token()
  const askers = [{}, {}, { token }, { token }, { as: ['OPS' as const] }, { as: [] }]
  const answers = await Promise.all(askers.map(options => graph.ask('{ hang }', options)))
  expect(answers.map(({ codes }) => codes)).toEqual(askers.map(() => ['UNAVAILABLE']))
  expect(await counted('product', 'flight', 'asked')).toBe(2)
  expect(await counted('product', 'flight', 'sent')).toBe(1)
})

it('looks up entities for strangers in batches, and for nobody else', async () => {
  const query = '{ sku(id: "1") { sold } }'
  for (const options of [{}, { as: ['OPS' as const] }]) {
    expect((await graph.ask(query, options)).body).toEqual({ data: { sku: { sold: 7 } } })
  }
  expect(await counted('order', 'batch', 'asked')).toBe(1)
})
