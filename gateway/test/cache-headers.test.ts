import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestGraph, supergraphSdl, type TestGraph } from './graph.ts'

/** The test graph with hints: fifty seconds for a SKU, twenty for its price, its related ones only for who asks. */
const hinted = supergraphSdl
  .replace(
    'directive @inaccessible',
    `directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
enum CacheControlScope @join__type(graph: PRODUCT) { PUBLIC @join__enumValue(graph: PRODUCT) PRIVATE @join__enumValue(graph: PRODUCT) }
directive @inaccessible`,
  )
  .replace(/(type Sku\s[^{]*)\{/, '$1 @cacheControl(maxAge: 50) {')
  .replace(/(price: Money![^\n]*)/, '$1 @cacheControl(maxAge: 20)')
  .replace(/(cost: Money[^\n]*)/, '$1 @cacheControl(inheritMaxAge: true)')
  .replace(/(related\(first: Int = 5\): SkuConnection![^\n]*)/, '$1 @cacheControl(maxAge: 30, scope: PRIVATE)')
  .replace(/(nodes: \[Sku![^\n]*)/, '$1 @cacheControl(inheritMaxAge: true)')

let graph: TestGraph
let plain: TestGraph
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairground-gateway-'))
  graph = await startTestGraph(folder, { supergraphSdl: hinted })
  plain = await startTestGraph(folder)
})
afterAll(() => Promise.all([graph.close(), plain.close()]))

const get = async (of: TestGraph, query: string, headers: Record<string, string> = {}) => {
  const url = `${of.url}/graphql?query=${encodeURIComponent(query)}`
  return fetch(url, { headers: { accept: 'application/json', ...headers } })
}

it.each([
  ['max-age=50, public', '{ sku(id: "1") { id title } }'],
  ['max-age=20, public', '{ sku(id: "1") { title price { amountMinor } } }'],
  ['max-age=20, public', '{ sku(id: "1") { ...F } } fragment F on Sku { price { amountMinor } }'],
  ['max-age=50, public', '{ sku(id: "1") { __typename title } __typename }'],
  ['max-age=30, private', '{ sku(id: "1") { related { nodes { id } } } }'],
  ['no-store', '{ sku(id: "1") { id } whoami { id } }'],
  ['no-store', '{ skus { nodes { id } } }'],
  ['no-store', '{ sku(id: "1") { cost { amountMinor } } }'],
  ['no-store', '{ __typename }'],
  ['no-store', '{ no }'],
])('says %s of %s', async (expected, query) => {
  const answer = await get(graph, query)
  expect(answer.headers.get('cache-control')).toBe(expected)
  expect(answer.headers.get('vary')).toBe(
    expected === 'no-store' ? null : 'accept, accept-encoding, authorization, origin',
  )
})

it('keeps what was answered to a token for its owner', async () => {
  const authorization = `Bearer ${await graph.token({ roles: ['OPS'] })}`
  expect((await get(graph, '{ sku(id: "1") { id } }', { authorization })).headers.get('cache-control')).toBe(
    'max-age=50, private',
  )
  expect(
    (await get(graph, '{ sku(id: "1") { cost { amountMinor } } }', { authorization })).headers.get('cache-control'),
  ).toBe('max-age=50, private')
})

it('lets nobody keep anything of a schema without hints', async () => {
  const answer = await get(plain, '{ sku(id: "1") { id } }')
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

it('takes other hints with another supergraph', async () => {
  await graph.gateway.swap(hinted.replace('maxAge: 50', 'maxAge: 40'))
  expect((await get(graph, '{ sku(id: "1") { id title } }')).headers.get('cache-control')).toBe('max-age=40, public')
})
