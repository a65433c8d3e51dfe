import fc from 'fast-check'

const LINES = [
  'host: x',
  'Host:x',
  'HOST: y',
  'content-type: application/json',
  'Content-Type:\t application/json \t',
  'accept: application/graphql-response+json;q=0.5, application/json',
  'x-request-id: r-1',
  'X-Empty:',
  "x-!#$%&'*+-.^_`|~9: odd",
  'authorization: Bearer a.b.c',
  'authorization: Bearer again',
  'cookie: a=1; b=2',
  'cookie: c=3',
  'connection: keep-alive',
  'connection: close',
  'Connection: Keep-Alive',
  'connection: upgrade',
  'upgrade: websocket',
  'keep-alive: timeout=5',
  'transfer-encoding: chunked',
  'Transfer-Encoding : chunked',
  'te: trailers',
  'content-length: 3',
  'content-length: +3',
  'content-length: 3, 3',
  'content-length : 3',
  'content-length: 0x3',
  '__proto__: polluted',
  'constructor: c',
  'x-latin: \u00e9',
  'x-control: a\u0001b',
  'x-null: a\u0000b',
  'x-delete: \u007f',
  ' folded',
  '\tfolded',
  'no colon',
  ': no name',
  'two words: x',
  'x-bare: a\rb',
  'x-feed: a\nb',
  'x-smuggled: a\r\n',
]

/** How a head may begin; most as they should. */
const BEGINNINGS = [
  'POST /graphql HTTP/1.1',
  'POST /graphql HTTP/1.0',
  'GET /graphql HTTP/1.1',
  'POST  /graphql HTTP/1.1',
]

/** What somebody may send as a request: the body is announced rightly, wrongly or not at all. */
export const request: fc.Arbitrary<Buffer> = fc
  .record({
    beginning: fc.oneof({ weight: 9, arbitrary: fc.constant(BEGINNINGS[0]!) }, fc.constantFrom(...BEGINNINGS)),
    lines: fc.subarray(LINES, { maxLength: 4 }).chain(lines => fc.shuffledSubarray(lines, { minLength: lines.length })),
    host: fc.oneof({ weight: 9, arbitrary: fc.constant(['host: x']) }, fc.constant([])),
    length: fc.oneof(
      { weight: 9, arbitrary: fc.constant('exact') },
      fc.constantFrom('none', 'twice', 'zeros', 'less', 'more'),
    ),
    lineEnd: fc.oneof({ weight: 19, arbitrary: fc.constant('\r\n') }, fc.constantFrom('\n', '\r', '\r\r\n')),
    body: fc.string({ unit: 'grapheme', maxLength: 40 }),
  })
  .map(({ beginning, lines, host, length, lineEnd, body }) => {
    const bytes = Buffer.byteLength(body)
    const lengths = {
      exact: [`content-length: ${bytes}`],
      none: [],
      twice: [`content-length: ${bytes}`, `content-length: ${bytes}`],
      zeros: [`content-length: 00${bytes}`],
      less: [`content-length: ${Math.max(0, bytes - 1)}`],
      more: [`content-length: ${bytes + 7}`],
    }[length]
    const head = [beginning, ...host, ...lines, ...lengths, '', ''].join(lineEnd)
    return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)])
  })
