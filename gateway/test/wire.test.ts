import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { GatewayContext } from '../context.ts'
import type { Listening } from '../http/listen.ts'
import type { Observed } from '../plugins/observe.ts'
import { answerOf, post, startEdge, Wire } from './edge.ts'

const open: Listening[] = []
const start = async (...options: Parameters<typeof startEdge>) => {
  const edge = await startEdge(...options)
  open.push(edge)
  return edge
}
afterEach(() => Promise.all(open.splice(0).map(edge => edge.close())))

const query = (extra: object = {}) => JSON.stringify({ query: '{ a }', ...extra })
const echo = (values: Record<string, unknown>) => answerOf({ a: values })

describe('what comes over the wire', () => {
  it('may be cut anywhere, also within a character', async () => {
    const wire = await Wire.open(await start(echo))
    const text = '活🏊 Ÿ'.repeat(50)
    const bytes = post(query({ variables: { text } }))
    for (const byte of bytes) wire.send(Buffer.from([byte]))
    const answer = await wire.until('}}}')
    expect(Buffer.from(answer, 'latin1').toString()).toContain(JSON.stringify({ data: { a: { text } } }))
    wire.leave()
  })

  it('may come in chunks', async () => {
    const wire = await Wire.open(await start(echo))
    wire.send(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    )
    const body = query({ variables: { b: 1 } })
    for (const part of [body.slice(0, 7), body.slice(7)]) wire.send(`${part.length.toString(16)}\r\n${part}\r\n`)
    wire.send('0\r\n\r\n')
    expect(await wire.until('}}}')).toContain('{"data":{"a":{"b":1}}}')
    wire.leave()
  })

  it('may be several requests at once, answered in their order whichever is done first', async () => {
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const edge = await start(async values => {
      await gates[values.n as number]!.promise
      return echo(values)
    })
    const wire = await Wire.open(edge)
    wire.send(Buffer.concat([0, 1, 2].map(n => post(query({ variables: { n } })))))
    for (const n of [2, 0, 1]) gates[n]!.resolve()
    const answers = await wire.until('}}}', 3)
    expect([...answers.matchAll(/"n":(\d)/g)].map(([, n]) => n)).toEqual(['0', '1', '2'])
    wire.leave()
  })

  it('has a context of its own for each request', async () => {
    const all = Promise.withResolvers<void>()
    const seen: GatewayContext[] = []
    const edge = await start(async (values, context) => {
      if (seen.push(context) === 50) all.resolve()
      await all.promise
      return answerOf({ ...values, requestId: context.requestId, client: context.clientName })
    })
    const ask = async (n: number) => {
      const headers = {
        'content-type': 'application/json',
        'x-request-id': `r${n}`,
        'apollographql-client-name': `c${n}`,
      }
      const answer = await fetch(`${edge.url}/graphql`, { method: 'POST', headers, body: query({ variables: { n } }) })
      expect(answer.headers.get('x-request-id')).toBe(`r${n}`)
      expect(await answer.json()).toEqual({ data: { n, requestId: `r${n}`, client: `c${n}` } })
    }
    await Promise.all(Array.from({ length: 50 }, (_, n) => ask(n)))
    expect(new Set(seen).size).toBe(50)
  })

  it.each<[string, string | Buffer, number]>([
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400],
    ['a number', '7', 400],
    ['nothing', '', 400],
    ['half an object', '{"query":', 400],
    ['a key of the prototype', '{"query":"{ a }","__proto__":{"documentId":"x"}}', 200],
    ['a byte order mark before it', `\ufeff${query()}`, 200],
  ])('may be %s', async (_name, body, status) => {
    const wire = await Wire.open(await start(echo))
    wire.send(post(body))
    expect(await wire.until('}')).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    wire.leave()
  })
})

describe('a body that is too long', () => {
  it('is refused by its length before any of it is sent, also to those who ask first', async () => {
    const edge = await start(echo, { maxBodyBytes: 1_000 })
    const head = (length: number) =>
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nexpect: 100-continue\r\ncontent-length: ${length}\r\n\r\n`
    const long = await Wire.open(edge)
    long.send(head(1_001))
    expect(await long.closed()).toMatch(/^HTTP\/1.1 413 .*PAYLOAD_TOO_LARGE/s)
    const short = await Wire.open(edge)
    short.send(head(query().length))
    await short.until('HTTP/1.1 100 Continue')
    short.send(query())
    expect(await short.until('"data"')).toContain('HTTP/1.1 200 OK')
    short.leave()
  })

  it('is refused when it turns out to be', async () => {
    const wire = await Wire.open(await start(echo, { maxBodyBytes: 1_000 }))
    wire.send(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    )
    wire.send(`7d0\r\n${'x'.repeat(2_000)}\r\n`)
    expect(await wire.until('PAYLOAD_TOO_LARGE')).toMatch(/^HTTP\/1.1 413 .*connection: close/s)
    wire.leave()
  })
})

describe('a client that leaves', () => {
  it('ends what runs for it, and is noted as such', async () => {
    const running = Promise.withResolvers<AbortSignal>()
    const observed = Promise.withResolvers<Observed>()
    const edge = await start(
      async (values, _context, signal) => {
        running.resolve(signal!)
        await new Promise(resolve => signal?.addEventListener('abort', resolve))
        return echo(values)
      },
      { observe: observed.resolve },
    )
    const wire = await Wire.open(edge)
    wire.send(post(query()))
    expect((await running.promise).aborted).toBe(false)
    wire.leave()
    expect(await observed.promise).toMatchObject({ outcome: 'left', kind: 'query' })
    expect((await running.promise).aborted).toBe(true)
  })

  it('in the middle of its request, costs nothing', async () => {
    const observed: Observed[] = []
    let executed = 0
    const count = (values: Record<string, unknown>) => {
      executed += 1
      return echo(values)
    }
    const edge = await start(count, { observe: one => observed.push(one) })
    const wire = await Wire.open(edge)
    wire.send(post(query()).subarray(0, -3))
    const other = await Wire.open(edge)
    wire.leave()
    other.send(post(query()))
    await other.until('"data"')
    other.leave()
    expect(executed).toBe(1)
    expect(observed.filter(({ outcome }) => outcome !== 'ok')).toEqual([])
  })
})

describe('the answer', () => {
  const long = { text: '活 é tea '.repeat(1_000) }

  it.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip', 'gzip, deflate', gunzipSync],
    ['gzip', 'br;q=0.1, gzip;q=0.5', gunzipSync],
    ['br', '*', brotliDecompressSync],
  ] as const)('comes as %s to those who accept %s', async (coding, accepted, decompress) => {
    const latin1 = { ...answerOf(0), encoding: 'latin1' as const }
    latin1.body = Buffer.from(JSON.stringify({ data: long })).toString('latin1')
    for (const answer of [answerOf(long), latin1]) {
      const wire = await Wire.open(await start(() => answer))
      wire.send(post(query(), { 'accept-encoding': accepted, connection: 'close' }))
      const received = await wire.closed()
      const [head = '', ...rest] = received.split('\r\n\r\n')
      const body = Buffer.from(rest.join('\r\n\r\n'), 'latin1')
      expect(head).toContain(`content-encoding: ${coding}`)
      expect(head).toContain(`content-length: ${body.length}`)
      expect(JSON.parse(decompress(body).toString())).toEqual({ data: long })
    }
  })

  it.each([
    ['short', 'gzip', answerOf({ a: 1 })],
    ['for those who cannot read it otherwise', 'identity, br;q=0', answerOf(long)],
    ['for those who do not say', '', answerOf(long)],
  ])('stays as it is: %s', async (_name, accepted, answer) => {
    const wire = await Wire.open(await start(() => answer))
    wire.send(post(query(), { ...(accepted ? { 'accept-encoding': accepted } : {}), connection: 'close' }))
    const [head = '', body = ''] = (await wire.closed()).split('\r\n\r\n')
    expect(head).not.toContain('content-encoding')
    expect(head).toContain(`content-length: ${body.length}`)
    expect(Buffer.from(body, 'latin1').toString()).toBe(answer.body)
  })

  it('to HEAD has the head of GET, and no body', async () => {
    const edge = await start(echo)
    const ask = (method: string) =>
      fetch(`${edge.url}/graphql?query={a}`, { method, headers: { accept: 'application/json' } })
    const [head, get] = [await ask('HEAD'), await ask('GET')]
    expect([head.status, head.headers.get('content-length')]).toEqual([200, get.headers.get('content-length')])
    expect([await head.text(), await get.json()]).toEqual(['', { data: { a: {} } }])
  })

  it('to OPTIONS says what is possible; other methods are not', async () => {
    const edge = await start(echo)
    const options = await fetch(`${edge.url}/graphql`, { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS'])
    const put = await fetch(`${edge.url}/graphql`, { method: 'PUT', body: query() })
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS'])
  })

  it('to headers without end is node’s own, and the connection is over', async () => {
    const wire = await Wire.open(await start(echo))
    wire.send(`POST /graphql HTTP/1.1\r\nhost: x\r\nx-huge: ${'x'.repeat(20_000)}\r\n\r\n`)
    expect(await wire.closed()).toMatch(/^HTTP\/1.1 431 /)
  })

  it('is one whatever the engine throws', async () => {
    const edge = await start(() => {
      throw new TypeError('password=hunter2')
    })
    const answer = await fetch(`${edge.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'find-me' },
      body: query(),
    })
    expect([answer.status, await answer.json()]).toMatchObject([
      500,
      { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'find-me' } }] },
    ])
  })
})
