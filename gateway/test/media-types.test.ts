import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../persisted/manifest.ts'
import { startTestGraph, type TestGraph } from './graph.ts'

const MODERN = 'application/graphql-response+json'
const LEGACY = 'application/json'
let graph: TestGraph
beforeAll(async () => {
  graph = await startTestGraph(mkdtempSync(join(tmpdir(), 'fairground-gateway-')), { maxBodyBytes: 10_000 })
})
afterAll(() => graph.close())

const ask = (body: unknown, accept: string, headers: Record<string, string> = {}) =>
  graph.post(body, { headers: { accept, ...headers } })

describe('the status of an answer', () => {
  it.each<[string, number, number, unknown, string?]>([
    ['data', 200, 200, { query: '{ __typename }' }],
    ['data with errors', 294, 200, { query: '{ bug __typename }' }],
    ['null with errors', 294, 200, { query: '{ orders { id } }' }],
    ['no JSON', 400, 400, '{"query":', 'BAD_REQUEST'],
    ['a list', 422, 400, [{ query: '{ __typename }' }], 'BAD_REQUEST'],
    ['no query', 422, 400, { qeury: '{ __typename }' }, 'BAD_REQUEST'],
    ['variables that are a list', 422, 400, { query: '{ __typename }', variables: [7] }, 'BAD_REQUEST'],
    ['extensions that are a text', 422, 400, { query: '{ __typename }', extensions: '' }, 'BAD_REQUEST'],
    ['an operation name that is a number', 422, 400, { query: '{ __typename }', operationName: 7 }, 'BAD_REQUEST'],
    ['no GraphQL', 400, 200, { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 422, 200, { query: '{ no }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['no root for it', 422, 200, { query: 'subscription { a }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown operation', 422, 400, { query: '{ __typename }', operationName: 'A' }, 'OPERATION_RESOLUTION_FAILURE'],
    [
      'any of several, one without a name',
      422,
      200,
      { query: '{ __typename } query A { __typename }' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'one of several',
      422,
      400,
      { query: 'query A { __typename } query B { __typename }' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['a missing variable', 422, 200, { query: 'query($id: ID!) { sku(id: $id) { id } }' }, 'BAD_USER_INPUT'],
    ['too high a cost', 422, 400, { query: '{ skus(first: 99999) { nodes { id } } }' }, 'COST_ESTIMATED_TOO_EXPENSIVE'],
    ['too many aliases', 422, 400, { query: `{ ${'a: __typename '.repeat(31)}}` }, 'MAX_ALIASES_LIMIT'],
    ['too long a body', 413, 413, { query: ' '.repeat(10_001) }, 'PAYLOAD_TOO_LARGE'],
    ['an unknown document', 400, 400, { documentId: `sha256:${'0'.repeat(64)}` }, 'PERSISTED_QUERY_NOT_FOUND'],
    ['two operations', 422, 400, { documentId: 'sha256:0', query: '{ a }' }, 'CANNOT_SEND_PQ_ID_AND_BODY'],
  ])('for %s is %i, of plain JSON %i', async (_name, modern, legacy, body, code) => {
    for (const [accept, status] of [
      [MODERN, modern],
      [LEGACY, legacy],
    ] as const) {
      const answer = await ask(body, accept)
      expect(answer.status).toBe(status)
      expect(answer.headers.get('content-type')).toBe(`${accept}; charset=utf-8`)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      if (code) expect([answer.codes[0], 'data' in answer.body]).toEqual([code, false])
      else expect('data' in answer.body).toBe(true)
    }
  })

  it('for bodies of another type is 415, in plain JSON', async () => {
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']
    for (const type of [...types, 'application/json; charset=latin1']) {
      const answer = await ask('{"query":"{ __typename }"}', MODERN, { 'content-type': type })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([415, 'application/json; charset=utf-8'])
    }
    const packed = await ask('{"query":"{ __typename }"}', MODERN, { 'content-encoding': 'gzip' })
    expect([packed.status, packed.headers.get('accept-encoding')]).toEqual([415, 'identity'])
    expect(
      (await ask('{"query":"{ __typename }"}', MODERN, { 'content-type': 'application/json;charset=UTF-8' })).status,
    ).toBe(200)
  })

  it('for those who take no JSON is 406', async () => {
    for (const accept of ['text/html', 'application/json;q=0', 'image/*, application/xml']) {
      expect((await ask({ query: '{ __typename }' }, accept)).status).toBe(406)
    }
  })
})

describe('the type of an answer', () => {
  it.each([
    [MODERN, `${MODERN}, ${LEGACY};q=0.9`],
    [MODERN, `${MODERN}, ${LEGACY}`],
    [LEGACY, `${LEGACY}, ${MODERN}`],
    [LEGACY, `${MODERN};q=0.5, ${LEGACY}`],
    [MODERN, `${MODERN}, */*`],
    [LEGACY, '*/*'],
    [LEGACY, 'application/*;q=0.1, text/html'],
    [LEGACY, `${MODERN};q=0, */*`],
    [MODERN, `text/html, ${MODERN.toUpperCase()}; charset=utf-8`],
  ])('is %s for those who accept %s', async (type, accept) => {
    const answer = await ask({ query: '{ __typename }' }, accept)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`])
  })
})

describe('GET', () => {
  const get = async (search: string, headers: Record<string, string> = { accept: MODERN }) => {
    const response = await fetch(`${graph.url}/graphql?${search}`, { headers })
    // biome-ignore lint/suspicious/noExplicitAny: answers of any shape
    return { status: response.status, headers: response.headers, body: (await response.json()) as any }
  }
  const query = `query=${encodeURIComponent('query A($id: ID!) { sku(id: $id) { title } } query B { __typename }')}`

  it('asks with all parameters, of which empty ones are missing ones', async () => {
    const variables = encodeURIComponent('{"id":"活"}')
    expect((await get(`${query}&operationName=A&variables=${variables}&extensions=`)).body).toEqual({
      data: { sku: { title: 'sku 活' } },
    })
    expect((await get(`${query}&operationName=B&variables=`)).body).toEqual({ data: { __typename: 'Query' } })
  })

  it.each([
    [422, `${query}&operationName=`],
    [422, 'query='],
    [422, ''],
    [400, `${query}&operationName=B&variables={`],
    [422, `${query}&operationName=B&variables=[]`],
    [422, `${query}&query={a}`],
    [422, `${query}&operationName=A&operationName=B`],
    [400, 'query={'],
  ])('is refused with %i: %s', async (status, search) => {
    expect((await get(search)).status).toBe(status)
  })

  it('never runs a mutation, whatever the operations beside it', async () => {
    const both = `query=${encodeURIComponent('query A { __typename } mutation B { orderCreate(amount: "1") { id } }')}`
    const refused = await get(`${both}&operationName=B`)
    expect([refused.status, refused.headers.get('allow'), 'data' in refused.body]).toEqual([405, 'POST', false])
    expect((await get(`${both}&operationName=A`)).status).toBe(200)
  })

  it('is refused to pages of other origins: they can ask neither for JSON nor with a header of their own', async () => {
    const search = `${query}&operationName=B`
    for (const accept of ['*/*', 'image/avif,image/webp,*/*', 'text/html,application/xml', 'application/xml']) {
      expect((await get(search, { accept })).status).toBe(400)
    }
    for (const header of ['apollo-require-preflight', 'graphql-require-preflight', 'x-apollo-operation-name']) {
      expect((await get(search, { accept: '*/*', [header]: 'B' })).status).toBe(200)
    }
  })

  it('with cookies is refused to scripts of other origins, too', async () => {
    const search = `${query}&operationName=B`
    const ask = async (more: Record<string, string>) =>
      (await get(search, { accept: MODERN, cookie: 'session=1', ...more })).status
    expect(await ask({ 'sec-fetch-site': 'cross-site' })).toBe(400)
    expect(await ask({})).toBe(400)
    expect(await ask({ 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await ask({ 'content-type': 'application/json' })).toBe(200)
    expect(await ask({ 'apollo-require-preflight': '1' })).toBe(200)
  })

  it('knows a registered hash', async () => {
    const text = 'query Hashed { sku(id: "1") { title } }'
    const extensions = `extensions=${encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: sha256(text) } }))}`
    const miss = await get(extensions)
    expect([miss.status, miss.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(miss.body.errors).toMatchObject([
      { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ])
    expect((await get(`${extensions}&query=${encodeURIComponent(text)}`)).body.data.sku.title).toBe('sku 1')
    expect((await get(extensions)).body.data.sku.title).toBe('sku 1')
    expect((await get(`${extensions}&query=${encodeURIComponent(`${text} `)}`)).status).toBe(400)
  })
})
