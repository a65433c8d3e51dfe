import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymousViewer, signClaims } from '#shared/auth.ts'
import { type AskOptions, logged, SECRET, startTestGraph, type TestGraph } from './graph.ts'

const folder = mkdtempSync(join(tmpdir(), 'fairground-gateway-'))
let inProcess: TestGraph
let http: TestGraph

beforeAll(async () => {
  inProcess = await startTestGraph(folder)
  http = await startTestGraph(folder, {}, 'http')
})
afterAll(() => Promise.all([inProcess.close(), http.close()]))

const OPERATIONS: [string, string, AskOptions?][] = [
  [
    'joins two subgraphs',
    '{ orders { id placedAt total { amountMinor currencyCode } sku { title sold price { amountMinor } } } }',
    { as: ['SHOPPER'] },
  ],
  ['pages', '{ skus(first: 3) { nodes { id title sold } pageInfo { hasNextPage endCursor } } }'],
  [
    'mutates',
    'mutation C($a: BigInt!) { orderCreate(amount: $a) { total { amountMinor } sku { title } } }',
    { as: ['SHOPPER'], variables: { a: '9007199254740993' } },
  ],
  ['refuses a stranger', '{ orders { id } }'],
  [
    'refuses a field for another role, with its path',
    '{ sku(id: "1") { title cost { amountMinor } } }',
    { as: ['SHOPPER'] },
  ],
  ['masks a bug', '{ bug sku(id: "1") { title } }'],
  ['reports a null violation', '{ brokenList { id } }', { as: ['SHOPPER'] }],
  ['refuses bad variables', 'query S($id: ID!) { sku(id: $id) { id } }'],
  ['refuses a bad scalar', 'mutation { orderCreate(amount: "1.5") { id } }', { as: ['SHOPPER'] }],
  [
    'uses aliases and fragments',
    '{ a: sku(id: "1") { ...F } b: sku(id: "2") { ...F } } fragment F on Sku { id t: title sold }',
  ],
]

describe('one process or many', () => {
  it.each(OPERATIONS)('%s, with the same answer', async (_name, query, options) => {
    const headers = { 'x-request-id': 'same-request' }
    const one = await inProcess.ask(query, { ...options, headers })
    const many = await http.ask(query, { ...options, headers })
    expect(one.body).toEqual(many.body)
    expect(one.status).toBe(many.status)
    expect({ status: one.status, ...one.body }).toMatchSnapshot()
  })

  it('hands the viewer, request id, client and trace to subgraphs', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c'
    const headers = {
      'x-request-id': 'r-7',
      traceparent: `00-${trace}-b7ad6b7169203331-01`,
      'apollographql-client-name': 'console',
    }
    for (const graph of [inProcess, http]) {
      const { body, headers: answered } = await graph.ask(
        '{ whoami { id roles businessId clientName requestId traceparent } }',
        { as: ['MERCHANT', 'OPS'], headers },
      )
      expect(body.data.whoami).toMatchObject({
        id: 'usr_1',
        roles: ['MERCHANT', 'OPS'],
        businessId: 'biz_1',
        clientName: 'console',
        requestId: 'r-7',
      })
      expect(body.data.whoami.traceparent).toContain(trace)
      expect(body.data.whoami.traceparent).not.toContain('b7ad6b7169203331')
      expect(answered.get('x-request-id')).toBe('r-7')
    }
  })

  it.each(['in-process', 'http'] as const)(
    'gives up on a subgraph that hangs, and answers the rest (%s)',
    async form => {
      const impatient = await startTestGraph(folder, { subgraphTimeoutMs: 100 }, form)
      const headers = { 'x-request-id': `hangs-${form}` }
      const { body, codes } = await impatient.ask('{ hang whoami { businessId } }', { headers })
      expect(body.data).toEqual({ hang: null, whoami: { businessId: 'biz_default' } })
      expect(codes).toEqual(['UNAVAILABLE'])
      const failures = logged.filter(
        ({ fields, message }) => fields.requestId === `hangs-${form}` && message === 'an operation failed',
      )
      expect(failures.map(({ fields }) => fields)).toEqual([
        expect.objectContaining({ service: 'product', code: 'UNAVAILABLE', reason: expect.stringMatching(/time/i) }),
      ])
      await impatient.close()
    },
  )

  it('survives sockets that the subgraph closed in between', async () => {
    for (let n = 0; n < 3; n++) {
      expect((await http.ask('{ sku(id: "1") { title } }')).body).toEqual({ data: { sku: { title: 'sku 1' } } })
    }
  })
})

describe('a subgraph on its own', () => {
  const claims = {
    viewer: { ...anonymousViewer('biz_1'), id: 'usr_evil', roles: ['ADMIN' as const] },
    requestId: 'r',
    traceparent: '',
    operationName: null,
    clientName: null,
  }
  const body = JSON.stringify({ query: '{ orders { id } }' })

  it.each<[string, Record<string, string>]>([
    ['no signature', {}],
    ['a guessed secret', signClaims('guess', 'order', claims, body, Date.now())],
    ['a signature for another subgraph', signClaims(SECRET, 'product', claims, body, Date.now())],
    ['a signature for another body', signClaims(SECRET, 'order', claims, `${body} `, Date.now())],
    ['an old signature', signClaims(SECRET, 'order', claims, body, Date.now() - 60_000)],
  ])('refuses %s', async (_name, headers) => {
    const answer = await fetch(http.servers[1]!.url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  })
})
