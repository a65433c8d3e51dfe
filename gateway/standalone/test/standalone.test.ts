import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeSupergraph } from '../../supergraph/compose.ts'
import { readOptions, UsageError } from '../options.ts'
import { type Standalone, startStandalone } from '../server.ts'
import { follow } from '../supergraph.ts'

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n`
const people = `${LINK} type Query { me: Person } type Person @key(fields: "id") { id: ID!  seen: String }`
const mail = `${LINK} type Person @key(fields: "id") { id: ID!  address: String }`
const supergraph = (first = people) =>
  composeSupergraph([
    { name: 'people', sdl: first },
    { name: 'mail', sdl: mail },
  ]).supergraphSdl

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

interface Sent {
  headers: Record<string, unknown>
}

/** Answers GraphQL with what the headers said. */
function serve(sdl: string, resolvers: object): Server {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }])
  return createServer(async (request, response) => {
    const { query, variables } = (await json(request)) as { query: string; variables?: Record<string, unknown> }
    const contextValue: Sent = { headers: request.headers }
    const result = await graphql({ schema, source: query, variableValues: variables, contextValue })
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result))
  })
}

const me = { id: '1', seen: (_: unknown, { headers }: Sent) => `${headers.authorization} ${headers['x-secret']}` }
const folder = mkdtempSync(join(tmpdir(), 'fairground-standalone-'))
const socket = join(folder, 'mail.sock')
const servers = [
  serve(people.replace('seen: String', 'seen: String  name: String'), {
    Query: { me: () => ({ ...me, name: 'Ada' }) },
  }),
  serve(mail, { Person: { __resolveReference: ({ id }: { id: string }) => ({ id, address: `${id}@example.org` }) } }),
] as const
let gateway: Standalone

beforeAll(async () => {
  await new Promise<void>(resolve => servers[0].listen(0, '127.0.0.1', resolve))
  await new Promise<void>(resolve => servers[1].listen(socket, resolve))
  const { port } = servers[0].address() as AddressInfo
  const args = [
    '--subgraph',
    `people=http://127.0.0.1:${port}/graphql`,
    '--subgraph',
    `mail=unix:${socket}:/graphql`,
    '--share',
    'people=off',
  ]
  const options = readOptions(['--supergraph', 'given', '--port', '0', ...args])
  gateway = await startStandalone({ ...options, supergraphSdl: supergraph(), codegen: true, log })
})

afterAll(async () => {
  await gateway.close()
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true })
})

const ADA = { authorization: 'Bearer ada', 'x-secret': 'kept' }

async function ask(query: string, headers: Record<string, string> = ADA) {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as { data?: unknown; errors?: { message: string }[] }
}

describe('the gateway alone', () => {
  it('answers over TCP and unix sockets, and hands on the headers that it may', async () => {
    const { data } = await ask('{ me { seen address } }')
    expect(data).toEqual({ me: { seen: 'Bearer ada undefined', address: '1@example.org' } })
  })

  it('takes another supergraph, and keeps the one it has when the other is none', async () => {
    expect((await ask('{ me { name } }')).errors?.[0]?.message).toContain('Cannot query field "name"')
    await gateway.swap(supergraph(people.replace('seen: String', 'seen: String  name: String')))
    await expect(gateway.swap('type Query { broken: Int }')).rejects.toThrow()
    expect((await ask('{ me { name address } }')).data).toEqual({ me: { name: 'Ada', address: '1@example.org' } })
  })

  it('shares fetches among requests that nothing tells apart, of subgraphs where it may', async () => {
    const told: Record<string, string>[] = [
      ADA,
      { cookie: 'a=1' },
      { 'x-secret': 'kept' },
      { 'x-request-id': '1', traceparent: '00-1' },
    ]
    for (const headers of told) await ask('{ me { address } }', headers)
    const counts = (await (await fetch(`${gateway.url}/metrics`)).text())
      .split('\n')
      .filter(line => line.startsWith('fairground_gateway_sharing_total'))
    expect(counts.map(line => line.replace('fairground_gateway_sharing_total', '')).sort()).toEqual([
      '{subgraph="mail",by="batch",what="asked"} 2',
      '{subgraph="mail",by="batch",what="sent"} 2',
      '{subgraph="mail",by="flight",what="asked"} 2',
      '{subgraph="mail",by="flight",what="sent"} 2',
    ])
  })

  it('serves health, metrics and an explorer', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics', '/']) {
      expect((await fetch(gateway.url + path)).status).toBe(200)
    }
    expect(await (await fetch(`${gateway.url}/metrics`)).text()).toContain('fairground_gateway_answers_total')
  })
})

describe('following a supergraph', () => {
  it('hands on what changed, once, and goes on after one that is refused', async () => {
    const texts = ['one', 'one', 'bad', 'bad', 'two']
    const taken: string[] = []
    const refused: string[] = []
    const { look, stop } = follow(
      { read: async () => texts.shift() ?? 'two' },
      {
        first: 'one',
        everySeconds: 0,
        swap: async sdl => {
          if (sdl === 'bad') throw new Error('no supergraph')
          taken.push(sdl)
        },
        log: { info: () => undefined, error: (_, message) => refused.push(message) },
      },
    )
    for (let round = 0; round < 6; round++) await look()
    stop()
    expect({ taken, refused: refused.length }).toEqual({ taken: ['two'], refused: 1 })
  })
})

describe('the command line', () => {
  it.each([
    [[], '--supergraph: expected a file or a URL'],
    [['serve', '--supergraph', 'x'], 'expected explain or nothing, got serve'],
    [['explain', '--supergraph', 'x'], 'explain: expected the file of an operation'],
    [['--supergraph', 'x', '--port', '70000'], '--port: expected a number up to 65535, got 70000'],
    [['--supergraph', 'x', '--timeout', '-1'], '--timeout'],
    [['--supergraph', 'x', '--subgraph', 'orders'], '--subgraph: expected <name>=<url>, got orders'],
    [['--supergraph', 'x', '--share', 'much'], '--share: expected one of off, flight, batch, auto, got much'],
    [['--supergraph', 'x', '--share', 'mail='], '--share: expected one of off, flight, batch, auto, got mail='],
    [['--supergraph', 'x', '--unknown'], '--unknown'],
  ])('says what was expected of %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(UsageError)
    expect(() => readOptions(args)).toThrow(message)
  })

  it('takes what is shared of all subgraphs and of one', () => {
    const { share } = readOptions(['--supergraph', 'x', '--share', 'off', '--share', 'mail=batch'])
    expect(share).toEqual({ otherwise: 'off', by: new Map([['mail', 'batch']]) })
    expect(readOptions(['--supergraph', 'x']).share.otherwise).toBe('auto')
  })
})
