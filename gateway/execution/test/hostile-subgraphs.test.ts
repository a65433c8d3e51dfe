import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type HostileGraph, hostileGraph } from './hostile/graph.ts'
import { http } from './hostile/server.ts'
import { chunked, entities, useless } from './hostile/useless.ts'

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

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
