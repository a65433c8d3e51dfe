import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Registry } from 'prom-client'
import { afterEach, expect, it } from 'vitest'
import type { GatewayConfig } from '../../server.ts'
import { startTestGraph, type TestGraph } from '../../test/graph.ts'
import type { LaneSettings } from '../lanes.ts'

const TABLE = { core: ['Mutation.orderCreate'], nonCore: { search: ['Query.skus'], waits: ['Query.hang'] } }
const ORDER = 'mutation { orderCreate(amount: "5") { id } }'
const folder = mkdtempSync(join(tmpdir(), 'fairground-lanes-'))
let graph: TestGraph | undefined

afterEach(async () => {
  await graph?.close()
  graph = undefined
  rmSync(folder, { recursive: true, force: true })
})

async function open(settings: Partial<LaneSettings>, config: Partial<GatewayConfig> = {}) {
  graph = await startTestGraph(folder, { lanes: { table: TABLE, ...settings }, ...config })
  return graph
}

const room = (running: number, waiting: number) => ({ running, waiting })

it.each(['edge', 'apollo'] as const)(
  'takes orders while the non-core lane is full of what never ends (%s)',
  async front => {
    const registry = new Registry()
    const limits = { core: room(4, 4), normal: room(4, 4), 'non-core': room(2, 2) }
    const { ask } = await open({ limits, patienceMs: 60_000 }, { front, registry, subgraphTimeoutMs: 60_000 })
    const left = new AbortController()
    // Two that run, two that wait: nothing of them ever ends.
    const flood = Array.from({ length: 4 }, () =>
      fetch(`${graph!.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ hang }' }),
        signal: left.signal,
      }).catch(() => null),
    )
    const operations = async () => {
      const { values } = await registry.getSingleMetric('fairground_gateway_lane_operations')!.get()
      return Object.fromEntries(values.map(({ labels, value }) => [`${labels.lane} ${labels.state}`, value]))
    }
    await expect.poll(operations).toMatchObject({ 'non-core running': 2, 'non-core waiting': 2 })

    const refused = await ask('{ skus { nodes { id } } }')
    expect([refused.status, refused.codes]).toEqual([503, ['OVERLOADED']])
    expect(refused.headers.get('retry-after')).toBe('1')
    for (let order = 0; order < 6; order += 1) {
      const placed = await ask(ORDER, { as: ['SHOPPER'] })
      expect(placed.body.data).toEqual({ orderCreate: { id: '9' } })
    }
    expect((await ask('{ sku(id: "1") { id } }')).status).toBe(200)
    left.abort()
    await Promise.all(flood)
    // Those who left gave their places back.
    await expect.poll(operations).toMatchObject({ 'non-core running': 0, 'non-core waiting': 0, 'core running': 0 })
    expect((await ask('{ skus { nodes { id } } }')).status).toBe(200)
  },
)

it('lets an operation wait for a place, but not for ever', async () => {
  const { ask } = await open({ limits: { 'non-core': room(1, 1) }, patienceMs: 1 }, { subgraphTimeoutMs: 60_000 })
  const left = new AbortController()
  const first = fetch(`${graph!.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ hang }"}',
    signal: left.signal,
  }).catch(() => null)
  await expect.poll(async () => (await ask('{ skus { nodes { id } } }')).codes).toEqual(['OVERLOADED'])
  left.abort()
  await first
  await expect.poll(async () => (await ask('{ skus { nodes { id } } }')).status).toBe(200)
})

it('is in the lane of the least important of its root fields, however they are asked for', async () => {
  const off = new Set(['search'])
  const { ask } = await open({ controls: { isOff: name => off.has(name), onChange: () => () => {} } })
  const smuggled = [
    '{ sku(id: "1") { id } skus { nodes { id } } }',
    'query A { ...F } fragment F on Query { s: skus { nodes { id } } }',
    '{ sku(id: "1") { id } ... on Query { skus { nodes { id } } } }',
  ]
  for (const query of smuggled) {
    const answer = await ask(query)
    expect([answer.status, answer.codes, answer.body.errors[0].message]).toEqual([
      503,
      ['OVERLOADED'],
      'Switched off for now: search.',
    ])
    expect(answer.headers.get('retry-after')).toBe('60')
  }
  expect((await ask('{ sku(id: "1") { id } }')).status).toBe(200)
})

it('follows switches as they are thrown and released', async () => {
  const off = new Set<string>()
  const listeners = new Set<() => void>()
  const onChange = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const { ask } = await open({ controls: { isOff: name => off.has(name), onChange } })
  const status = async (query: string) => (await ask(query, { as: ['SHOPPER'] })).status
  const set = (change: () => void) => {
    change()
    for (const listener of listeners) listener()
  }
  expect(await status('{ skus { nodes { id } } }')).toBe(200)
  set(() => off.add('waits'))
  expect(await status('{ skus { nodes { id } } }')).toBe(200)
  set(() => off.add('non-core'))
  expect(await status('{ skus { nodes { id } } }')).toBe(503)
  expect(await status(ORDER)).toBe(200)
  set(() => off.clear())
  expect(await status('{ skus { nodes { id } } }')).toBe(200)
})

it('does not start with a table that names what the graph does not have', async () => {
  const table = { core: ['Mutation.orderMake'], nonCore: { search: ['Query.skus', 'Query.finds'] } }
  await expect(startTestGraph(folder, { lanes: { table } })).rejects.toThrow('got Mutation.orderMake, Query.finds')
})
