import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, print } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memoryCache } from '../persisted/cache.ts'
import { sha256 } from '../persisted/manifest.ts'
import { startTestGraph, supergraphSdl, type TestGraph } from './graph.ts'

const folder = mkdtempSync(join(tmpdir(), 'fairground-gateway-'))
const entry = (clientName: string, text: string) => {
  const body = print(parse(text))
  return { id: sha256(body), body, name: 'X', type: 'query', clientName }
}
const PARTNER = entry('partner', 'query PartnerSku($id: ID!) { sku(id: $id) { title } }')
const CONSOLE = entry('console', 'query ConsoleSkus { skus(first: 2) { nodes { id } } }')
const manifest = JSON.stringify({
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [PARTNER, CONSOLE],
})

const cache = memoryCache()
let graph: TestGraph
let strict: TestGraph
beforeAll(async () => {
  graph = await startTestGraph(folder, { manifest, cache })
  strict = await startTestGraph(folder, { manifest, requirePersisted: true })
})
afterAll(() => Promise.all([graph.close(), strict.close()]))

const byHash = (id: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: id } } })
const variables = { id: '1' }

describe('a partner', () => {
  const as = ['PARTNER' as const]

  it('may send what is registered for partners: by id, by hash, by text', async () => {
    const expected = { data: { sku: { title: 'sku 1' } } }
    expect((await graph.post({ documentId: `sha256:${PARTNER.id}`, variables }, { as })).body).toEqual(expected)
    expect((await graph.post({ ...byHash(PARTNER.id), variables }, { as })).body).toEqual(expected)
    expect((await graph.post({ query: PARTNER.body, variables }, { as })).body).toEqual(expected)
    expect(
      (await graph.post({ query: `# spaced\n${PARTNER.body.replaceAll('\n', ' ')}`, variables }, { as })).body,
    ).toEqual(expected)
  })

  it.each<[string, object, string]>([
    ['free text', { query: '{ sku(id: "1") { title } }' }, 'QUERY_NOT_IN_SAFELIST'],
    ['introspection', { query: '{ __schema { queryType { name } } }' }, 'QUERY_NOT_IN_SAFELIST'],
    ['text that does not parse', { query: '{' }, 'QUERY_NOT_IN_SAFELIST'],
    ['another client’s text', { query: CONSOLE.body }, 'QUERY_NOT_IN_SAFELIST'],
    ['another client’s id', { documentId: `sha256:${CONSOLE.id}` }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['another client’s hash', byHash(CONSOLE.id), 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['an unknown id', { documentId: `sha256:${'0'.repeat(64)}` }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['an id and a text', { documentId: `sha256:${PARTNER.id}`, query: '{ __typename }' }, 'CANNOT_SEND_PQ_ID_AND_BODY'],
    [
      'registering a hash',
      { query: '{ a: __typename }', ...byHash(sha256('{ a: __typename }')) },
      'QUERY_NOT_IN_SAFELIST',
    ],
    ['a registered text with another hash', { query: PARTNER.body, variables, ...byHash(CONSOLE.id) }, 'NONE'],
  ])('may not send %s', async (_name, body, code) => {
    const answer = await graph.post(body, { as })
    expect([answer.status, answer.body.data]).toEqual([400, undefined])
    if (code !== 'NONE') expect(answer.codes).toEqual([code])
  })

  it('may not use what another client has registered as APQ', async () => {
    const query = '{ b: __typename }'
    expect((await graph.post({ query, ...byHash(sha256(query)) }, { as: ['SHOPPER'] })).status).toBe(200)
    expect((await graph.post(byHash(sha256(query)), { as: ['SHOPPER'] })).body).toEqual({ data: { b: 'Query' } })
    expect((await graph.post(byHash(sha256(query)), { as })).codes).toEqual(['PERSISTED_QUERY_NOT_IN_LIST'])
    const search = new URLSearchParams({ query })
    const get = await fetch(`${graph.url}/graphql?${search}`, {
      headers: { accept: 'application/json', authorization: `Bearer ${await graph.token({ roles: as })}` },
    })
    expect(get.status).toBe(400)
  })
})

describe('persisted documents', () => {
  it('are known by id over GET and POST', async () => {
    const search = new URLSearchParams({ documentId: `sha256:${PARTNER.id}`, variables: JSON.stringify(variables) })
    const get = await fetch(`${graph.url}/graphql?${search}`, { headers: { accept: 'application/json' } })
    expect(await get.json()).toEqual({ data: { sku: { title: 'sku 1' } } })
    expect((await graph.post({ documentId: 'sha256:nothing' })).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
    expect((await graph.post({ documentId: 7 })).codes).toEqual(['BAD_REQUEST'])
  })

  it('are registered by hash (APQ), also for other gateways on the same cache', async () => {
    const query = 'query Apq { sku(id: "1") { title } }'
    const miss = await graph.post(byHash(sha256(query)))
    expect([miss.status, miss.codes, miss.headers.get('cache-control')]).toEqual([
      200,
      ['PERSISTED_QUERY_NOT_FOUND'],
      expect.stringMatching(/no-store|private/),
    ])
    expect((await graph.post({ query, ...byHash(sha256(`${query} `)) })).status).toBe(400)
    await graph.post({ query, ...byHash(sha256(query)) })
    const other = await startTestGraph(folder, { cache })
    expect((await other.post(byHash(sha256(query)))).body.data).toEqual({ sku: { title: 'sku 1' } })
    expect((await other.post({ documentId: `sha256:${sha256(query)}` })).body.data).toEqual({ sku: { title: 'sku 1' } })
    await other.close()
  })
})

describe('the shared cache', () => {
  const counted = (texts: Map<string, string>) => {
    const calls: string[] = []
    const shared = {
      get: async (key: string) => {
        calls.push(`get ${key}`)
        return texts.get(key)
      },
      set: async (key: string, value: string) => {
        calls.push(`set ${key}`)
        texts.set(key, value)
      },
      delete: async () => true,
    }
    return { calls, shared }
  }
  const query = 'query Shared { sku(id: "1") { title } }'
  const hash = sha256(query)

  it('is asked once per hash, and told once', async () => {
    const { calls, shared } = counted(new Map())
    const one = await startTestGraph(folder, { cache: shared })
    await one.post(byHash(hash))
    for (let n = 0; n < 3; n++) expect((await one.post({ query, ...byHash(hash) })).status).toBe(200)
    for (let n = 0; n < 3; n++) expect((await one.post(byHash(hash))).codes).toEqual([])
    const other = await startTestGraph(folder, { cache: shared })
    for (let n = 0; n < 3; n++) expect((await other.post(byHash(hash))).codes).toEqual([])
    expect(calls).toEqual([`get apq:${hash}`, `set apq:${hash}`, `get apq:${hash}`])
    await Promise.all([one.close(), other.close()])
  })

  it('is not told what is no operation, and not believed when the text is another one', async () => {
    const { calls, shared } = counted(new Map([[`apq:${hash}`, '{ __typename }']]))
    const one = await startTestGraph(folder, { cache: shared })
    await one.post({ query: '{ no }', ...byHash(sha256('{ no }')) })
    expect((await one.post(byHash(hash))).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
    expect(calls).toEqual([`get apq:${hash}`])
    await one.close()
  })
})

describe('REQUIRE_PERSISTED', () => {
  it('holds everybody to the manifest, of whatever client', async () => {
    expect((await strict.post({ query: '{ __typename }' }, { as: ['ADMIN'] })).codes).toEqual(['QUERY_NOT_IN_SAFELIST'])
    expect((await strict.post(byHash('0'.repeat(64)))).codes).toEqual(['PERSISTED_QUERY_NOT_IN_LIST'])
    expect((await strict.post({ documentId: `sha256:${CONSOLE.id}` })).body.data.skus.nodes).toHaveLength(2)
    expect((await strict.post({ query: PARTNER.body, variables })).body.data.sku.title).toBe('sku 1')
  })
})

it('has the operations of a manifest planned before they are asked for, and tells so', async () => {
  const fresh = await startTestGraph(folder, { manifest })
  await fresh.gateway.swap(supergraphSdl)
  await fresh.post({ documentId: `sha256:${CONSOLE.id}` })
  const metrics = (await (await fetch(`${fresh.url}/metrics`)).text()).split('\n')
  expect(metrics).toEqual(
    expect.arrayContaining([
      'fairground_gateway_plans_total{hit="true"} 1',
      'fairground_gateway_plans_total{hit="false"} 0',
      'fairground_gateway_answers_total{path="general",handover="values"} 1',
      'fairground_gateway_swaps_total{outcome="taken"} 1',
    ]),
  )
  await fresh.close()
})
