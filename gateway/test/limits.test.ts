import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logged, startTestGraph, type TestGraph } from './graph.ts'

const folder = mkdtempSync(join(tmpdir(), 'fairground-gateway-'))
let graph: TestGraph
beforeAll(async () => {
  graph = await startTestGraph(folder, { maxBodyBytes: 30_000 })
})
afterAll(() => graph.close())

const repeat = (count: number, make: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join(' ')
const nested = (depth: number): string => (depth === 0 ? 'id' : `related(first: 1) { nodes { ${nested(depth - 1)} } }`)
/** 2^30 fields if each fragment were walked where it is used. */
const bomb = `{ sku(id: "1") { ...F0 } } ${repeat(30, n => `fragment F${n} on Sku { a: related(first: 1) { nodes { ...F${n + 1} } } b: related(first: 1) { nodes { ...F${n + 1} } } }`)} fragment F30 on Sku { id }`

describe('limits', () => {
  it.each<[string, string, string, Record<string, unknown>?]>([
    ['deep queries', 'MAX_DEPTH_LIMIT', `{ sku(id: "1") { ${nested(8)} } }`],
    ['many aliases', 'MAX_ALIASES_LIMIT', `{ sku(id: "1") { ${repeat(31, n => `a${n}: title`)} } }`],
    [
      'aliases hidden in fragments',
      'MAX_ALIASES_LIMIT',
      `{ sku(id: "1") { ...F } } fragment F on Sku { ${repeat(31, n => `a${n}: title`)} }`,
    ],
    ['many root fields', 'MAX_ROOT_FIELDS_LIMIT', `{ ${repeat(21, n => `a${n}: sku(id: "1") { id }`)} }`],
    ['huge pages', 'COST_ESTIMATED_TOO_EXPENSIVE', '{ skus(first: 1000000) { nodes { id } } }'],
    [
      'huge pages by variable',
      'COST_ESTIMATED_TOO_EXPENSIVE',
      'query P($n: Int) { skus(first: $n) { nodes { id } } }',
      { n: 1_000_000 },
    ],
    [
      'huge pages by default',
      'COST_ESTIMATED_TOO_EXPENSIVE',
      'query P($n: Int = 1000000) { skus(first: $n) { nodes { id } } }',
    ],
    [
      'pages in pages',
      'COST_ESTIMATED_TOO_EXPENSIVE',
      '{ skus(first: 100) { nodes { related(first: 100) { nodes { id } } } } }',
    ],
    ['fragments that double each other', 'MAX_DEPTH_LIMIT', bomb],
    ['more tokens than any operation needs', 'GRAPHQL_PARSE_FAILED', `{ ${'a '.repeat(10_001)}}`],
  ])('refuse %s', async (_name, code, query, variables) => {
    const answer = await graph.ask(query, { variables })
    expect(answer.codes).toEqual([code])
    expect(answer.body.data).toBeUndefined()
  })

  it('say what was expected and what came', async () => {
    const { body } = await graph.ask(`{ sku(id: "1") { ${nested(8)} } }`)
    expect(body.errors[0].message).toBe('expected a depth of at most 15, got 18')
  })

  it('let ordinary operations through', async () => {
    const { codes } = await graph.ask(
      '{ skus(first: 20) { nodes { id title sold price { amountMinor } related(first: 5) { nodes { id } } } } }',
    )
    expect(codes).toEqual([])
  })

  it('refuse long bodies without reading them to the end', async () => {
    const answer = await graph.post({ query: '{ __typename }', variables: { x: 'y'.repeat(30_000) } })
    expect([answer.status, answer.codes]).toEqual([413, ['PAYLOAD_TOO_LARGE']])
  })
})

describe('errors', () => {
  it('are masked for clients and whole in the log', async () => {
    const { body } = await graph.ask('{ bug }', { headers: { 'x-request-id': 'find-me' } })
    expect(JSON.stringify(body)).not.toContain('hunter2')
    expect(body.errors[0]).toMatchObject({
      path: ['bug'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'find-me' },
    })
    expect(logged.some(({ fields }) => fields.requestId === 'find-me' && String(fields.err).includes('hunter2'))).toBe(
      true,
    )
  })

  it('do not show fields that are for services', async () => {
    expect((await graph.ask('{ secretly }', { as: ['ADMIN'] })).codes).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    const { body } = await graph.ask('{ __type(name: "Query") { fields { name } } }')
    expect(body.data.__type.fields.map((field: { name: string }) => field.name)).not.toContain('secretly')
  })

  it('in production, tell strangers nothing of the schema', async () => {
    const production = await startTestGraph(folder, { production: true })
    const introspection = '{ __schema { queryType { name } } }'
    expect((await production.ask(introspection)).codes).toEqual(['INTROSPECTION_DISABLED'])
    expect((await production.ask(`{ ...I } fragment I on Query ${introspection}`, { as: ['SHOPPER'] })).codes).toEqual([
      'INTROSPECTION_DISABLED',
    ])
    expect((await production.ask(introspection, { as: ['OPS'] })).codes).toEqual([])
    expect(JSON.stringify((await production.ask('{ ordres { id } }')).body)).not.toContain('Did you mean')
    expect((await fetch(production.url)).status).toBe(404)
    await production.close()
  })
})
