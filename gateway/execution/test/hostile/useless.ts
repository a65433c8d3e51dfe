import { MAX_BYTES } from './graph.ts'
import { http, type Reply } from './server.ts'

export const entities = (...names: unknown[]) => JSON.stringify({ data: { _entities: names.map(name => ({ name })) } })
export const chunked = (text: string) =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${text}`
const promised = (length: number, text: string) =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${text}`

/** Answers to `_entities` of two that are of no use. */
export const useless: Record<string, Reply> = {
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
    socket.write(promised(500, entities('a')), () => socket.resetAndDestroy())
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
