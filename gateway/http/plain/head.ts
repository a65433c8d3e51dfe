import type { IncomingHttpHeaders } from 'node:http'

/** The head of a plain request. */
export interface PlainHead {
  headers: IncomingHttpHeaders
  /** Where the body begins. */
  bodyStart: number
  bodyBytes: number
}

/** `part`: its end has not arrived. `other`: for node:http to read, and to refuse if it is wrong. */
export type HeadReading = PlainHead | 'part' | 'other'

const REQUEST_LINE = 'POST /graphql HTTP/1.1\r\n'
const REQUEST_LINE_BYTES = Buffer.from(REQUEST_LINE)
const HEAD_END = Buffer.from('\r\n\r\n')
/** A little more than half of what node:http takes. */
const MAX_HEAD_BYTES = 9_000

/** Lines of a name, a colon and visible ASCII, as most clients send them; nothing that two parsers could read differently. */
const PLAIN_HEADERS = /^(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e]*\r\n)+$/
const LENGTH = /^\d{1,9}$/

/** What changes how a message or its connection is read, or what is asked on the way. */
const LEFT_TO_NODE = new Set([
  ...['transfer-encoding', 'expect', 'upgrade', 'trailer', 'te', 'http2-settings', 'proxy-connection', 'keep-alive'],
  '__proto__',
])

/**
 * Reads the head of `POST /graphql` if nothing about it is special. Strict: whoever wants more than a plain request, and
 * whoever sends something wrong, is left to node:http.
 */
export function readHead(bytes: Buffer): HeadReading {
  const end = bytes.indexOf(HEAD_END)
  if (end < 0) return mayBecomePlain(bytes) ? 'part' : 'other'
  if (end > MAX_HEAD_BYTES) return 'other'
  const head = bytes.toString('latin1', 0, end + 2)
  if (!head.startsWith(REQUEST_LINE)) return 'other'
  const lines = head.slice(REQUEST_LINE.length)
  const headers = PLAIN_HEADERS.test(lines) ? headersOf(lines) : null
  if (headers === null || !isPlain(headers)) return 'other'
  return { headers, bodyStart: end + 4, bodyBytes: Number(headers['content-length']) }
}

function mayBecomePlain(bytes: Buffer): boolean {
  const compared = Math.min(bytes.length, REQUEST_LINE_BYTES.length)
  return bytes.length <= MAX_HEAD_BYTES && bytes.compare(REQUEST_LINE_BYTES, 0, compared, 0, compared) === 0
}

/** Names in lower case, as node:http has them. Null when one is there twice, or says what is not plain. */
function headersOf(lines: string): IncomingHttpHeaders | null {
  const headers: IncomingHttpHeaders = {}
  for (let at = 0; at < lines.length; ) {
    const colon = lines.indexOf(':', at)
    const end = lines.indexOf('\r\n', colon)
    const name = lines.slice(at, colon).toLowerCase()
    if (name in headers || LEFT_TO_NODE.has(name)) return null
    headers[name] = lines.slice(colon + 1, end).trim()
    at = end + 2
  }
  return headers
}

function isPlain({ host, connection, 'content-length': length }: IncomingHttpHeaders): boolean {
  const kept = connection === undefined || connection === 'keep-alive' || connection === 'Keep-Alive'
  return host !== undefined && kept && length !== undefined && LENGTH.test(length)
}
