import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kind, type OperationDefinitionNode, parse, type TypeNode } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, serveSubgraph } from '#shared/serve.ts'
import { createTestWorld, mutationText, type TestWorld } from '#shared/testing.ts'
import { seed } from '../../prisma/seed/main.ts'
import { type GraphEnv, readGraphEnv } from '../env.ts'
import { type RunningGraph, startGraph } from '../graph.ts'

interface Operation {
  name: string
  body: string
  type: string
  clientName: string
}
const manifestFile = new URL('../../schema/operations/manifest.json', import.meta.url)
const { operations } = JSON.parse(readFileSync(manifestFile, 'utf8')) as { operations: Operation[] }
const queries = operations.filter(({ type }) => type === 'query')

let world: TestWorld
let env: GraphEnv
let inProcess: RunningGraph
let overHttp: RunningGraph
const servers: RunningServer[] = []

beforeAll(async () => {
  world = await createTestWorld()
  await seed(world.shared)
  env = readGraphEnv({ PORT: '0', FAIRGROUND_HOME: mkdtempSync(join(tmpdir(), 'fairground-graph-')) })
  inProcess = await startGraph(env, world.shared)
  const { log } = world.shared
  for (const subgraph of inProcess.subgraphs)
    servers.push(await serveSubgraph(subgraph, { port: 0, secret: env.secret, log }))
  const remotes = Object.fromEntries(servers.map((server, index) => [inProcess.subgraphs[index]!.name, server.url]))
  overHttp = await startGraph({ ...env, remotes }, world.shared)
})
afterAll(async () => {
  await overHttp?.close()
  for (const server of servers) await server.close()
  await inProcess?.close()
  await world.close()
})

async function ask(graph: RunningGraph, role: string, query: string, variables: object) {
  const token = graph.tokens.find(({ identity }) => identity.roles[0] === role)?.token
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-request-id': 'same',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: answers of every operation there is
  return (await response.json()) as any
}

/** A value of each type that variables are of, enough for every query to be executed. */
const SAMPLES: Record<string, unknown> = {
  Int: 3,
  String: 'tea',
  CurrencyCode: 'CNY',
  ID: 'x_unknown',
  PartyType: 'CREATOR',
  OrderPreviewInput: { lines: [{ skuId: 'sku_demo_001', quantity: 1 }], currencyCode: 'CNY' },
}

function sampleVariables(body: string, ids: string): Record<string, unknown> {
  const [operation] = parse(body).definitions as OperationDefinitionNode[]
  const required = (operation?.variableDefinitions ?? []).filter(({ type }) => type.kind === Kind.NON_NULL_TYPE)
  return Object.fromEntries(
    required.map(({ variable, type }) => {
      const name = nameOf(type)
      return [variable.name.value, name === 'ID' ? ids : SAMPLES[name]]
    }),
  )
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type)
}

describe('the whole graph, in one process and over HTTP', () => {
  it('is ready', async () => {
    for (const graph of [inProcess, overHttp]) {
      const answer = await fetch(`${graph.url}/readyz`)
      expect(await answer.json()).toMatchObject({ status: 'ok' })
      expect(answer.status).toBe(200)
    }
  })

  it('measures everything that the alert rules look at', async () => {
    const rules = readFileSync(new URL('../../ops/prometheus/alerts.yml', import.meta.url), 'utf8')
    const named = new Set(rules.match(/fairground_\w+/g)?.map(name => name.replace(/_(bucket|count|sum)$/, '')))
    expect(named.size).toBeGreaterThan(6)
    const metrics = await (await fetch(`${inProcess.url}/metrics`)).text()
    const measured = new Set(metrics.match(/(?<=^# TYPE )\w+/gm))
    expect([...named].filter(name => !measured.has(name))).toEqual([])
    // What is read from the database was read.
    for (const name of ['fairground_dead_letters', 'fairground_outbox_lag_seconds', 'fairground_order_sagas_stuck'])
      expect(metrics).toMatch(new RegExp(`^${name}\\{.*\\} 0`, 'm'))
  })

  it.each(queries.map(query => [`${query.clientName}/${query.name}`, query] as const))(
    'answers %s alike',
    async (_name, query) => {
      for (const role of ['ANONYMOUS', 'SHOPPER', 'OPS', 'ADMIN']) {
        const variables = sampleVariables(query.body, 'x_unknown')
        const one = await ask(inProcess, role, query.body, variables)
        expect(await ask(overHttp, role, query.body, variables)).toEqual(one)
        expect(JSON.stringify(one)).not.toContain('INTERNAL_SERVER_ERROR')
        expect(JSON.stringify(one)).not.toContain('UNAVAILABLE')
      }
    },
  )

  it('notes what it refuses, in one process and over HTTP, under the name that the client gave it', async () => {
    for (const [graph, name] of [
      [inProcess, 'SneakInside'],
      [overHttp, 'SneakOutside'],
    ] as const) {
      const mutation = `mutation ${name} { orderCancel(input: { orderId: "ord_unknown" }) { userErrors { code } }
        orderSagaSkip(input: { orderId: "ord_unknown", step: CLAIM, reason: "x", idempotencyKey: "sneak-0001" }) { userErrors { code } } }`
      await ask(graph, 'SHOPPER', mutation, {})
      const query = `{ operationRefusals(filter: { actor: "usr_shopper" }) { nodes { operation field code requestId } } }`
      const { data } = await ask(graph, 'OPS', query, {})
      const noted = data.operationRefusals.nodes.filter(({ operation }: { operation: string }) => operation === name)
      expect(noted).toHaveLength(2)
      for (const [field, code] of Object.entries({ orderCancel: 'NOT_FOUND', orderSagaSkip: 'FORBIDDEN' }))
        expect(noted).toContainEqual({ operation: name, field, code, requestId: 'same' })
    }
  })

  it('answers the seeded products and rooms alike', async () => {
    const find = (name: string) => queries.find(query => query.name === name)?.body ?? ''
    for (const [list, one, path] of [
      ['DemoProducts', 'Product', 'products'],
      ['LiveRooms', 'LiveRoom', 'liveRooms'],
    ] as const) {
      const first = await ask(inProcess, 'OPS', find(list), { first: 5 })
      expect(await ask(overHttp, 'OPS', find(list), { first: 5 })).toEqual(first)
      const id = first.data[path].nodes[0].id
      const local = await ask(inProcess, 'SHOPPER', find(one), { id })
      expect(local.errors).toBeUndefined()
      expect(await ask(overHttp, 'SHOPPER', find(one), { id })).toEqual(local)
    }
  })

  it('sells the units set aside for a room only to those who come through it', async () => {
    const run = async (role: string, name: string, input: object, selection: string) => {
      const query = mutationText(name, `${selection} userErrors { code }`)
      return (await ask(inProcess, role, query, { input })).data[name]
    }
    const room = '{ liveRoom(id: "room_demo_tea") { listings(first: 1) { nodes { id sku { id } } } } }'
    const [listing] = (await ask(inProcess, 'OPS', room, {})).data.liveRoom.listings.nodes
    const skuId = listing.sku.id as string
    const { token } = await run('SHOPPER', 'attributionTokenCreate', { listingId: listing.id }, 'token')
    const [startsAt, endsAt] = [0, 3_600_000].map(ms => new Date(world.clock.now().getTime() + ms).toISOString())
    const sale = { kind: 'LIVE_ROOM', name: 'Tonight', contentId: 'room_demo_tea', startsAt, endsAt }
    const quotas = [{ skuId, quantity: 3 }]
    const { activity } = await run(
      'OPS',
      'stockActivityCreate',
      { ...sale, quotas, idempotencyKey: 'whole-sale-1' },
      'activity { id }',
    )
    const quota = async () =>
      (
        await ask(inProcess, 'OPS', 'query ($id: ID!) { stockActivity(id: $id) { quotas { available reserved } } }', {
          id: activity.id,
        })
      ).data.stockActivity.quotas[0]
    const order = (idempotencyKey: string, attributionToken: string | null) =>
      run(
        'SHOPPER',
        'orderCreate',
        { lines: [{ skuId, quantity: 2, attributionToken }], currencyCode: 'CNY', idempotencyKey },
        'order { id }',
      )

    const first = await order('whole-order-1', token)
    expect(first.userErrors).toEqual([])
    expect(await quota()).toEqual({ available: 1, reserved: 2 })
    expect((await order('whole-order-2', token)).userErrors).toEqual([{ code: 'OUT_OF_STOCK' }])
    expect((await order('whole-order-3', null)).userErrors).toEqual([])
    expect(await quota()).toEqual({ available: 1, reserved: 2 })
    await run('SHOPPER', 'orderCancel', { orderId: first.order.id }, 'order { id }')
    await expect.poll(quota).toEqual({ available: 3, reserved: 0 })
  })
})
