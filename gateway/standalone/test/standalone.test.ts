import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { sha256 } from '../../persisted/manifest.ts'
import { asksForHelp, readOptions, UsageError } from '../options.ts'
import { type Standalone, startStandalone } from '../server.ts'
import { follow } from '../supergraph.ts'
import { namedPeople, type Subgraphs, startSubgraphs, supergraph } from './subgraphs.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

const folder = mkdtempSync(join(tmpdir(), 'fairground-standalone-'))
let subgraphs: Subgraphs
let gateway: Standalone

const start = (redisUrl = '') => {
  const options = readOptions(['--supergraph', 'given', '--port', '0', '--share', 'people=off', ...subgraphs.args])
  return startStandalone({
    ...options,
    supergraphSdl: supergraph(),
    codegen: true,
    splice: true,
    plain: true,
    redisUrl,
    log,
  })
}

beforeAll(async () => {
  subgraphs = await startSubgraphs(join(folder, 'mail.sock'))
  gateway = await start()
})

afterAll(async () => {
  await gateway.close()
  subgraphs.close()
  rmSync(folder, { recursive: true })
})

const ADA = { authorization: 'Bearer ada', 'x-secret': 'kept' }

const ask = (query: string, headers?: Record<string, string>) => post(gateway, { query }, headers)

async function post({ url }: Standalone, body: object, headers: Record<string, string> = ADA) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
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
    await gateway.swap(supergraph(namedPeople))
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
  })

  it('counts what was planned before, who answered, and supergraphs', async () => {
    const alone = await start()
    const count = async (series: string) =>
      (await (await fetch(`${alone.url}/metrics`)).text()).split('\n').find(line => line.startsWith(`${series} `))
    expect(await count('fairground_gateway_swaps_total{outcome="taken"}')).toMatch(/ 0$/)
    for (const query of ['{ me { seen } }', '{ me { seen } }', '{ me { address } }', '{ me { seen } }'])
      await post(alone, { query })
    expect(await count('fairground_gateway_plans_total{hit="true"}')).toMatch(/ 2$/)
    expect(await count('fairground_gateway_plans_total{hit="false"}')).toMatch(/ 2$/)
    expect(await count('fairground_gateway_answers_total{path="splice",handover=""}')).toMatch(/ 4$/)
    await alone.swap(supergraph(namedPeople))
    await expect(alone.swap('type Query { broken: Int }')).rejects.toThrow()
    expect(await count('fairground_gateway_swaps_total{outcome="taken"}')).toMatch(/ 1$/)
    expect(await count('fairground_gateway_swaps_total{outcome="refused"}')).toMatch(/ 1$/)
    await alone.close()
  })
})

describe('hashes that clients register', () => {
  it('are known to the gateways on one Redis, and to no others', async () => {
    const gateways = await Promise.all([start(inject('redisUrl')), start(inject('redisUrl')), start()])
    const [one, other, alone] = gateways
    const query = '{ shared: __typename }'
    const hash = { extensions: { persistedQuery: { version: 1, sha256Hash: sha256(query) } } }
    expect(await post(one, { query, ...hash })).toEqual({ data: { shared: 'Query' } })
    await expect.poll(() => post(other, hash)).toEqual({ data: { shared: 'Query' } })
    expect((await post(alone, hash)).errors?.[0]?.message).toBe('PersistedQueryNotFound')
    await Promise.all(gateways.map(each => each.close()))
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

  it('tries one that was refused again when it is told to', async () => {
    const asked: string[] = []
    const { look } = follow(
      { read: async () => 'two' },
      {
        first: 'one',
        everySeconds: 0,
        swap: async sdl => {
          if (asked.push(sdl) === 1) throw new Error('not now')
        },
        log,
      },
    )
    for (const again of [false, false, true, true]) await look(again)
    expect(asked).toEqual(['two', 'two'])
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
    [['--supergraph', 'x', '--pipeline', '0'], '--pipeline: expected a number from 1 to 64, got 0'],
    [['--supergraph', 'x', '--pipeline', 'mail=many'], '--pipeline: expected a number from 1 to 64, got mail=many'],
    [['--supergraph', 'x', '--unknown'], '--unknown'],
  ])('says what was expected of %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(UsageError)
    expect(() => readOptions(args)).toThrow(message)
  })

  it('is explained where that is asked for', async () => {
    expect(asksForHelp(['--supergraph', 'x', '-h'])).toBe(true)
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['gateway/standalone.ts', '--help'])
    expect(stdout).toMatch(/^Serves a Federation 2 supergraph/)
    expect(stderr).toBe('')
  })

  it('takes what goes together to all subgraphs and to one', () => {
    const { pipeline } = readOptions(['--supergraph', 'x', '--pipeline', '8', '--pipeline', 'mail=1'])
    expect(pipeline).toEqual({ otherwise: 8, by: new Map([['mail', 1]]) })
    expect(readOptions(['--supergraph', 'x']).pipeline.otherwise).toBe(1)
  })

  it('takes what is shared of all subgraphs and of one', () => {
    const { share } = readOptions(['--supergraph', 'x', '--share', 'off', '--share', 'mail=batch'])
    expect(share).toEqual({ otherwise: 'off', by: new Map([['mail', 'batch']]) })
    expect(readOptions(['--supergraph', 'x']).share.otherwise).toBe('auto')
  })
})
