import { Registry } from 'prom-client'
import { afterEach, describe, expect, it } from 'vitest'
import { anonymousViewer, type Claims, signClaims } from '../auth.ts'
import { refuse } from '../errors.ts'
import { createGraph, GraphCallError, GraphRegistry, httpTarget } from '../graph.ts'
import { allow } from '../permit.ts'
import {
  createSubgraph,
  type OperationReport,
  type RunningServer,
  readSchema,
  type Subgraph,
  serveSubgraph,
} from '../serve.ts'

const SDL = `${readSchema('order').split('type Query')[0]}
  type Query { thing(id: ID!): Thing things: [Thing!]! at(when: DateTime, amount: BigInt): String price: Money
    slow: String bug: String refused: String inner: String }
  type Thing @key(fields: "id") { id: ID! title: String! }
`
const logged: { fields: Record<string, unknown>; message: string }[] = []
const note = (fields: object, message: string) =>
  void logged.push({ fields: fields as Record<string, unknown>, message })
const log = { debug: note, info: note, warn: note, error: note }

function makeSubgraph(): Subgraph {
  return createSubgraph({
    name: 'order',
    typeDefs: SDL,
    resolvers: {
      Query: {
        thing: (_p: unknown, { id }: { id: string }) => ({ id, title: `thing ${id}` }),
        things: () => [null],
        at: (_p: unknown, { when, amount }: { when?: Date; amount?: bigint }) =>
          `${when?.getTime()} ${typeof amount} ${amount}`,
        price: () => ({ amountMinor: 12345678901234567n, currencyCode: 'CNY' }),
        slow: () => new Promise(() => undefined),
        bug: () => {
          throw new TypeError('password=hunter2')
        },
        refused: () => {
          throw refuse('INVALID', 'first: expected 1 to 100, got 0', ['first'])
        },
        inner: (_p: unknown, _a: unknown, ctx: { viewer: Claims['viewer'] }) =>
          `${ctx.viewer.service} ${ctx.viewer.id}`,
      },
      Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, title: `ref ${id}` }) },
    },
    permissions: {
      Query: {
        thing: allow.signedIn,
        things: allow.everyone,
        at: allow.everyone,
        price: allow.everyone,
        slow: allow.everyone,
        bug: allow.everyone,
        refused: allow.everyone,
        inner: allow.service,
      },
      Thing: { '*': allow.roles('SHOPPER') },
    },
    createContext: claims => ({ viewer: claims.viewer }),
    platform: {
      log,
      metrics: { registry: new Registry() },
      startWork: async () => async () => undefined,
      health: async () => ({ db: 'ok' }),
    },
  })
}

const shopper: Claims = {
  viewer: { ...anonymousViewer('biz_1'), id: 'usr_1', roles: ['SHOPPER'] },
  requestId: 'req-1',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  operationName: 'Test',
  clientName: null,
}
const stranger = { ...shopper, viewer: anonymousViewer('biz_1') }
const run = (query: string, claims = shopper, variables = {}) => makeSubgraph().execute({ query, claims, variables })
const codes = (result: { errors?: readonly { extensions: object }[] }) =>
  result.errors?.map(error => (error.extensions as { code: string }).code)

describe('an operation', () => {
  it('uses the shared scalars', async () => {
    const result = await run(
      'query T($w: DateTime, $a: BigInt) { at(when: $w, amount: $a) price { amountMinor currencyCode } }',
      shopper,
      {
        w: '2026-11-21T08:30:00.000Z',
        a: '129900',
      },
    )
    expect(result).toEqual({
      data: { at: '1795249800000 bigint 129900', price: { amountMinor: '12345678901234567', currencyCode: 'CNY' } },
    })
  })

  it.each(['9223372036854775808', '1.5', 'x', 1e300, true])('refuses the BigInt %j', async amount => {
    const result = await run('query T($a: BigInt) { at(amount: $a) }', shopper, { a: amount })
    expect(codes(result)).toEqual(['BAD_USER_INPUT'])
  })

  it('types the errors of documents', async () => {
    expect(codes(await run('{'))).toEqual(['GRAPHQL_PARSE_FAILED'])
    expect(codes(await run('{ nothing }'))).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  })

  it('masks bugs for clients and logs them whole', async () => {
    const result = await run('{ bug }')
    expect(JSON.stringify(result)).not.toContain('hunter2')
    expect(result.errors?.[0]?.toJSON()).toMatchObject({
      path: ['bug'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'req-1' },
    })
    expect(logged.some(({ fields }) => fields.requestId === 'req-1' && String(fields.err).includes('hunter2'))).toBe(
      true,
    )
    expect(codes(await run('{ things { id } }'))).toEqual(['INTERNAL_SERVER_ERROR'])
  })

  it('answers a refusal in a query as bad input', async () => {
    const result = await run('{ refused }')
    expect(result.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', userErrors: [{ path: ['first'] }] })
  })

  it('guards entities asked by reference', async () => {
    const query = 'query T($r: [_Any!]!) { _entities(representations: $r) { ... on Thing { id title } } }'
    const r = [{ __typename: 'Thing', id: '1' }]
    expect((await run(query, shopper, { r })).data).toEqual({ _entities: [{ id: '1', title: 'ref 1' }] })
    expect(codes(await run(query, stranger, { r }))).toContain('UNAUTHENTICATED')
  })

  it('is reported', async () => {
    const subgraph = makeSubgraph()
    const reports: OperationReport[] = []
    subgraph.onOperation(report => reports.push(report))
    await subgraph.execute({ query: 'query Price { price { amountMinor } }', operationName: 'Price', claims: shopper })
    expect(reports).toMatchObject([{ subgraph: 'order', operationName: 'Price', kind: 'query', db: 0, redis: 0 }])
  })
})

describe('over HTTP', () => {
  let server: RunningServer | undefined
  afterEach(async () => {
    await server?.close()
    server = undefined
  })
  const serve = async (extra = {}) => {
    server = await serveSubgraph(makeSubgraph(), { port: 0, secret: 's', log, ...extra })
    return server
  }
  const post = (url: string, body: string, headers: Record<string, string>) =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

  it('answers signed requests only', async () => {
    const { url } = await serve()
    const body = JSON.stringify({ query: '{ thing(id: 1) { title } }' })
    const good = await post(url, body, signClaims('s', 'order', shopper, body, Date.now()))
    expect(await good.json()).toEqual({ data: { thing: { title: 'thing 1' } } })
    for (const headers of [
      {},
      signClaims('guess', 'order', shopper, body, Date.now()),
      signClaims('s', 'payment', shopper, body, Date.now()),
    ]) {
      const refused = await post(url, body, { ...headers })
      expect([refused.status, codes((await refused.json()) as never)]).toEqual([401, ['UNAUTHENTICATED']])
    }
  })

  it('limits bodies, and tells its health', async () => {
    const { url } = await serve({ maxBodyBytes: 100 })
    expect((await post(url, 'x'.repeat(101), {})).status).toBe(413)
    expect((await fetch(url)).status).toBe(405)
    expect(await (await fetch(url.replace('graphql', 'readyz'))).json()).toEqual({ db: 'ok' })
  })

  it('serves calls between subgraphs like in one process', async () => {
    const { url } = await serve()
    const registry = new GraphRegistry()
    const graph = createGraph('payment', registry)
    const call = () => graph.call('order', 'query Inner { inner }', {}, { businessId: 'biz_1', viewer: shopper.viewer })
    await expect(call()).rejects.toMatchObject({ name: 'GraphCallError', retryable: true })
    registry.register('order', makeSubgraph())
    expect(await call()).toEqual({ inner: 'payment usr_1' })
    const target = httpTarget('order', url, 's')
    registry.register('order', target)
    expect(await call()).toEqual({ inner: 'payment usr_1' })
    await expect(graph.call('order', 'query T { thing(id: 1) { id } }', {}, { businessId: 'b' })).rejects.toMatchObject(
      {
        retryable: false,
        codes: ['FORBIDDEN'],
      },
    )
    const slow = graph.call('order', 'query Slow { slow }', {}, { businessId: 'b', timeoutMs: 50 })
    await expect(slow).rejects.toThrow(GraphCallError)
    await target.close()
  })
})
