import fc from 'fast-check'

/** How an answer goes over the wire. */
export interface Wire {
  bytes: Buffer
  body: Buffer
}

const CRLF = '\r\n'

/** Headers that mean nothing here. */
const header = fc.tuple(
  fc.constantFrom('Date', 'x-powered-by', 'Server', 'ETag', 'x-long', 'cache-control', 'x-length-fake'),
  fc.stringMatching(/^[\w ;=,"/-]{0,40}$/),
)

const sized = (body: Buffer): string[] => [`Content-Length: ${body.length}`]

/** Cuts a body into chunks, with extensions here and there. */
function inChunks(body: Buffer, sizes: readonly number[], extension: string): Buffer {
  const parts: Buffer[] = []
  let at = 0
  for (const size of [...sizes, body.length]) {
    const chunk = body.subarray(at, at + size)
    if (chunk.length === 0) continue
    parts.push(Buffer.from(`${chunk.length.toString(16)}${extension}${CRLF}`), chunk, Buffer.from(CRLF))
    at += size
  }
  return Buffer.concat([...parts, Buffer.from(`0${CRLF}${extension === '' ? '' : `x-trailer: 1${CRLF}`}${CRLF}`)])
}

/** A valid answer with JSON, in every way that HTTP/1.1 has to send it. */
export const answer: fc.Arbitrary<Wire> = fc
  .record({
    body: fc.uint8Array({ maxLength: 600 }).map(bytes => Buffer.from(bytes)),
    framing: fc.constantFrom('length', 'chunks', 'close'),
    sizes: fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 6 }),
    extension: fc.constantFrom('', ';a=b', ';q="x y"'),
    headers: fc.array(header, { maxLength: 5 }),
    hints: fc.integer({ min: 0, max: 2 }),
    status: fc.constantFrom('200 OK', '200', '500 Internal Server Error', '404 '),
  })
  .map(({ body, framing, sizes, extension, headers, hints, status }) => {
    const lines = headers.map(([name, value]) => `${name}: ${value}`)
    const how = { length: sized(body), chunks: ['transfer-encoding:chunked'], close: ['Connection: close'] }[framing]!
    const head = [`HTTP/1.1 ${status}`, ...lines, 'CONTENT-TYPE: application/json', ...how].join(CRLF)
    const early = `HTTP/1.1 103 Early Hints${CRLF}link: x${CRLF}${CRLF}`.repeat(hints)
    const sent = framing === 'chunks' ? inChunks(body, sizes, extension) : body
    return { bytes: Buffer.concat([Buffer.from(`${early}${head}${CRLF}${CRLF}`), sent]), body }
  })

/** Where to cut bytes into what arrives at once. */
export const cuts = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 12 })

export function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map(place => place % bytes.length))].sort((a, b) => a - b)
  return [...ends, bytes.length].map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end))
}
