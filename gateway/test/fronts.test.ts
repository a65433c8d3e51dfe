import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ApolloServerPlugin } from '@apollo/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ApolloContext } from '../http/apollo.ts'
import { sha256 } from '../persisted/manifest.ts'
import { type AskOptions, startTestGraph, type TestGraph } from './graph.ts'

const folder = mkdtempSync(join(tmpdir(), 'fairground-gateway-'))
const ran: string[] = []
/** Whether the plugin sets a header that is none. */
let failing = false
let edge: TestGraph
let apollo: TestGraph
beforeAll(async () => {
  edge = await startTestGraph(folder, { production: true })
  const plugin: ApolloServerPlugin<ApolloContext> = {
    async requestDidStart({ contextValue }) {
      ran.push(contextValue.gateway.requestId)
      if (!failing) return
      return {
        willSendResponse: async ({ response }) => void response.http.headers.set('x-plugin', 'a\r\nset-cookie: b'),
      }
    },
  }
  apollo = await startTestGraph(folder, { production: true, front: 'apollo', apolloPlugins: [plugin] })
})
afterAll(() => Promise.all([edge.close(), apollo.close()]))

const hash = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(text) } })

it.each<[string, unknown, AskOptions?]>([
  [
    'data',
    { query: 'query A { orders { id total { amountMinor } sku { title sold } } }', operationName: 'A' },
    { as: ['OPS'] },
  ],
  ['variables', { query: 'query($id: ID!) { sku(id: $id) { title } }', variables: { id: '活' } }],
  ['a mutation', { query: 'mutation { orderCreate(amount: "7") { total { amountMinor } } }' }, { as: ['SHOPPER'] }],
  ['errors', { query: '{ bug sku(id: "1") { title cost { amountMinor } } }' }],
  ['null', { query: '{ orders { id } }' }],
  ['a null violation', { query: '{ brokenList { id } }' }, { as: ['SHOPPER'] }],
  ['introspection of strangers', { query: '{ __schema { queryType { name } } }' }],
  ['introspection', { query: '{ __type(name: "Sku") { fields { name } } }' }, { as: ['OPS'] }],
  ['no GraphQL', { query: '{' }],
  ['an unknown field', { query: '{ ordrs { id } }' }],
  ['an unknown operation', { query: '{ __typename }', operationName: 'B' }],
  ['a missing variable', { query: 'query($id: ID!) { sku(id: $id) { title } }' }],
  ['too high a cost', { query: 'query($n: Int) { skus(first: $n) { nodes { id } } }', variables: { n: 99999 } }],
  ['too deep a query', { query: `{ sku(id: "1") { ${'related { nodes { '.repeat(9)} id ${'} } '.repeat(9)} } }` }],
  ['an unknown hash', { extensions: hash('{ a }') }],
  ['a registration', { query: '{ __typename }', extensions: hash('{ __typename }') }],
  ['a registered hash', { extensions: hash('{ __typename }') }],
  ['a wrong hash', { query: '{ a }', extensions: hash('{ b }') }],
  ['no JSON', '{'],
  ['a batch', [{ query: '{ __typename }' }]],
])('Apollo Server as the front answers %s as our own does', async (_name, body, options = {}) => {
  const headers = { 'x-request-id': 'same' }
  const [ours, theirs] = [
    await edge.post(body, { ...options, headers }),
    await apollo.post(body, { ...options, headers }),
  ]
  expect({ status: theirs.status, body: theirs.body }).toEqual({ status: ours.status, body: ours.body })
  expect(theirs.headers.get('x-request-id')).toBe('same')
})

it('Apollo Server answers GET alike, and runs plugins', async () => {
  for (const query of ['{ sku(id: "1") { title } }', 'mutation { orderCreate(amount: "1") { id } }']) {
    const [ours, theirs] = await Promise.all(
      [edge, apollo].map(async ({ url }) => {
        const answer = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, {
          headers: { accept: 'application/json' },
        })
        const { data, errors } = (await answer.json()) as { data?: unknown; errors?: { extensions: object }[] }
        return {
          status: answer.status,
          allow: answer.headers.get('allow'),
          data,
          codes: errors?.map(({ extensions }) => extensions),
        }
      }),
    )
    expect(theirs?.status).toBe(ours?.status)
    expect([theirs?.data, theirs?.allow]).toEqual([ours?.data, ours?.allow])
  }
  expect(ran).toContain('same')
})

it.each(['POST', 'GET'])(
  'Apollo Server answers a %s whose plugin sets a wrong header as any other failure',
  async method => {
    failing = true
    try {
      const query = '{ __typename }'
      const answer =
        method === 'POST'
          ? await fetch(`${apollo.url}/graphql`, {
              method,
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ query }),
            })
          : await fetch(`${apollo.url}/graphql?query=${query}`, { headers: { accept: 'application/json' } })
      expect(answer.status).toBe(500)
      expect(answer.headers.get('set-cookie')).toBeNull()
      const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] }
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL_SERVER_ERROR'])
    } finally {
      failing = false
    }
  },
)
