import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type HostileGraph, hostileGraph, MAX_BYTES } from './hostile/graph.ts'
import { http, type Reply } from './hostile/server.ts'

const entities = (...names: unknown[]) => JSON.stringify({ data: { _entities: names.map(name => ({ name })) } })
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const chunked = (text: string) =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${text}`
const promised = (length: number, text: string) =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${text}`

/** Answers to `_entities` of two that are of no use. */
const useless: Record<string, Reply> = {
  'truncated JSON': http(entities('a', 'b').slice(0, -4)),
  'JSON with something after it': http(`${entities('a', 'b')}]`),
  'a body over the limit': http(`{"data":"${'x'.repeat(MAX_BYTES)}"}`),
  'a body over the limit, in chunks': chunked(`400000\r\n${'x'.repeat(0x400000)}\r\n0\r\n\r\n`),
  HTML: http('<html></html>', { type: 'text/html' }),
  'HTML with status 500': http('<html></html>', { status: '500 Oops', type: 'text/html' }),
  'status 500 with JSON that is no GraphQL': http('{"error":"boom"}', { status: '500 Oops' }),
  'a redirect': http('', { status: '302 Found\r\nlocation: http://127.0.0.1:1/' }),
  'an empty body': http(''),
  null: http('null'),
  'a list': http('[]'),
  'a string': http('"data"'),
  'data that is a list': http('{"data":[]}'),
  'data: null without an error': http('{"data":null}'),
  'errors that are no list': http('{"data":null,"errors":{"0":"x"}}'),
  'entities that are no list': http('{"data":{"_entities":{"0":{"name":"a"}}}}'),
  'entities missing': http('{"data":{}}'),
  'too few entities': http(entities('a')),
  'too many entities': http(entities('a', 'b', 'c')),
  'a byte that is no UTF-8': http(
    Buffer.concat([
      Buffer.from('{"data":{"_entities":[{"name":"'),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('"},{"name":"b"}]}}'),
    ]),
  ),
  'UTF-8 for half of a surrogate pair': http(
    Buffer.concat([
      Buffer.from('{"data":{"_entities":[{"name":"'),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from('"},{"name":"b"}]}}'),
    ]),
  ),
  'a control character in a string': http('{"data":{"_entities":[{"name":"a\nb"},{"name":"b"}]}}'),
  'chunks of a wrong size': chunked(`zz\r\n${entities('a', 'b')}\r\n0\r\n\r\n`),
  'a chunk size that overflows': chunked(`fffffffffffffffff\r\n${entities('a', 'b')}\r\n0\r\n\r\n`),
  'no HTTP at all': `${entities('a', 'b')}\n\n`,
  'a header without an end': `HTTP/1.1 200 OK\r\nx-long: ${'h'.repeat(200_000)}`,
  'a reset in the body': socket => {
    socket.write(promised(500, entities('a')))
    setTimeout(() => socket.resetAndDestroy(), 20)
  },
  'a connection closed in the body': socket => void socket.end(promised(500, entities('a', 'b'))),
  'a connection closed in a chunk': socket => void socket.end(chunked('50\r\n{"data":')),
  'a slow drip': socket => {
    socket.write(promised(1000, '{'))
    const drip = setInterval(() => socket.write(' '), 20)
    socket.on('close', () => clearInterval(drip))
  },
  silence: () => undefined,
}

describe.each([true, false])('subgraphs that answer anything (compiled: %s)', codegen => {
  let graph: HostileGraph
  beforeAll(async () => {
    graph = await hostileGraph(codegen)
  })
  afterAll(() => graph.close())
  beforeEach(() => {
    graph.bad.reply = () => http(entities('a', 'b'))
  })
  const query = '{ items { id name } note }'

  it.each(Object.entries(useless))('%s: an error with path and service, and the rest', async (_, reply) => {
    graph.bad.reply = () => reply
    const { data, errors } = await graph.ask(query)
    expect(data).toEqual({
      items: [
        { id: '1 nobody', name: null },
        { id: '2', name: null },
      ],
      note: 'kept',
    })
    expect(errors!.map(({ path }) => path)).toEqual([
      ['items', 0, 'name'],
      ['items', 1, 'name'],
    ])
    for (const { extensions, message } of errors!) {
      expect(extensions).toMatchObject({
        service: 'bad',
        code: expect.stringMatching(/^(UNAVAILABLE|INVALID_SUBGRAPH_ANSWER)$/),
      })
      expect(message).not.toMatch(/127\.0\.0\.1|JSON|undici|socket/i)
    }
    graph.bad.reply = () => http(entities('a', 'b'))
    expect((await graph.ask(query)).errors, 'the next request').toBeUndefined()
  })

  it('takes the last of several equal keys, and names of prototypes as names', async () => {
    const odd = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}'
    graph.bad.reply = () =>
      http(`{"data":{"_entities":[{"name":"x",${odd},"name":"a"},{${odd},"name":"b"}],${odd}},${odd}}`)
    expect(await graph.ask(query)).toEqual({
      data: {
        items: [
          { id: '1 nobody', name: 'a' },
          { id: '2', name: 'b' },
        ],
        note: 'kept',
      },
    })
    graph.bad.reply = () =>
      http(`{"data":{"raw":{${odd}}},"errors":[{"message":"m","path":["__proto__","x"],"extensions":{${odd}}}]}`)
    await graph.ask('{ raw }')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('keeps entities apart: null, of another kind, in another place', async () => {
    graph.bad.reply = () => http('{"data":{"_entities":[null,{"name":"b"}]}}')
    expect((await graph.ask(query)).data).toMatchObject({ items: [{ name: null }, { name: 'b' }] })
    graph.bad.reply = () => http('{"data":{"_entities":[["name"],{"name":{"deep":"b"}}]}}')
    const { data, errors } = await graph.ask(query)
    expect(data).toMatchObject({ items: [{ name: null }, { name: null }], note: 'kept' })
    expect(errors!.length).toBeGreaterThan(0)
  })

  it.each([1_000, 100_000])('lists in lists, %d deep', async depth => {
    graph.bad.reply = () => http(`{"data":{"_entities":[{"name":${nested(depth)}},{"name":"b"}]}}`)
    expect(await graph.ask(query)).toMatchObject({
      data: { items: [{ name: null }, { name: 'b' }] },
      errors: [{ path: ['items', 0, 'name'] }],
    })
    graph.bad.reply = () => http(`{"data":{"_entities":[{"name":"a"},{"name":"b"}],"more":${nested(depth)}}}`)
    expect((await graph.ask(query)).data).toMatchObject({ items: [{ name: 'a' }, { name: 'b' }] })
  })

  // What a custom scalar may be, nobody knows: it comes through, or it is an error.
  const deepScalar = async (depth: number) => {
    graph.bad.reply = () => http(`{"data":{"raw":${nested(depth)}}}`)
    const { data, errors } = await graph.ask('{ raw note }')
    expect(data === null || data.raw !== null || errors!.length > 0).toBe(true)
  }
  it('a custom scalar 1000 lists deep', () => deepScalar(1_000))
  it('a custom scalar 100000 lists deep', () => deepScalar(100_000))

  it('passes a string of a megabyte on', async () => {
    const long = 'é"\\\u2028'.repeat(150_000)
    graph.bad.reply = () => http(entities(long, 'b'))
    expect((await graph.ask(query)).data).toMatchObject({ items: [{ name: long }, { name: 'b' }] })
  })

  it('reads chunks of a byte, with extensions and trailers', async () => {
    const bytes = [...Buffer.from(entities('a', 'é'))].map(byte =>
      Buffer.concat([Buffer.from('1;x="y"\r\n'), Buffer.from([byte]), Buffer.from('\r\n')]),
    )
    graph.bad.reply = () =>
      Buffer.concat([Buffer.from(chunked('')), ...bytes, Buffer.from('0\r\nx-trailer: 1\r\n\r\n')])
    expect((await graph.ask(query)).data).toMatchObject({ items: [{ name: 'a' }, { name: 'é' }] })
  })

  it('does not repeat a mutation whose connection breaks', async () => {
    let changes = 0
    graph.bad.reply = () => {
      changes++
      return socket => socket.destroy()
    }
    expect(await graph.ask('mutation { change { name } }')).toMatchObject({
      data: { change: null },
      errors: [{ path: ['change'] }],
    })
    expect(changes).toBe(1)
  })

  it('keeps memory bounded while hundreds of answers are too long', async () => {
    graph.bad.reply = () => useless['a body over the limit, in chunks']!
    const before = process.memoryUsage().rss
    for (let round = 0; round < 25; round++) await Promise.all(Array.from({ length: 8 }, () => graph.ask(query)))
    expect((process.memoryUsage().rss - before) / 1024 ** 2).toBeLessThan(400)
  })
})
