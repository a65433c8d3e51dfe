import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Exchange } from './exchange.ts'
import { acceptedCoding, type Coding } from './negotiate.ts'

export interface Answer {
  status: number
  contentType: string
  cacheControl: string
  body: string
  /** How the characters of `body` become bytes. */
  encoding: 'latin1' | 'utf8'
}

/**
 * Shorter answers are sent as they are. Measured: below this the way to the compressing thread and back takes longer
 * than what it saves on the wire; see docs/decisions/0005.
 */
const COMPRESSED_FROM = 2_048

/** What changes the answer besides the address; only said of those that may be kept. */
const VARIES = 'accept, accept-encoding, authorization, origin'

/** Sends an answer, in one write where it is not compressed. */
export function respond(exchange: Exchange, answer: Answer): void | Promise<void> {
  const { request } = exchange
  const coding =
    answer.body.length < COMPRESSED_FROM ? null : acceptedCoding(single(request.headers['accept-encoding']))
  if (coding) return respondCompressed(exchange, answer, coding)
  const { body, encoding } = answer
  const length = encoding === 'latin1' ? body.length : Buffer.byteLength(body)
  // Text without other characters is the same in both, and quicker to write as latin1.
  exchange.send(answer.status, headersOf(exchange, answer, length), body, length === body.length ? 'latin1' : encoding)
}

async function respondCompressed(exchange: Exchange, answer: Answer, coding: Coding): Promise<void> {
  const body = await compress(Buffer.from(answer.body, answer.encoding), coding)
  exchange.send(answer.status, headersOf(exchange, answer, body.length, coding), body)
}

/** One array of headers, written at once: `setHeader` would keep, check and look up each by name. */
function headersOf({ requestId, headers }: Exchange, answer: Answer, length: number, coding?: Coding): string[] {
  const { status, contentType, cacheControl } = answer
  const all = ['content-type', contentType, 'content-length', String(length), 'cache-control', cacheControl]
  all.push('x-request-id', requestId)
  if (coding) all.push('content-encoding', coding)
  if (cacheControl !== 'no-store') all.push('vary', VARIES)
  if (headers.length > 0) all.push(...headers)
  // The rest of a refused body is not read, so the connection cannot carry another request.
  if (status === 413) all.push('connection', 'close')
  return all
}

const brotliAsync = promisify(brotliCompress)
const gzipAsync = promisify(gzip)
/** The lowest qualities that are worth it: answers are made once and sent once. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_MODE]: 1 } }
const GZIP = { level: 1 }

function compress(body: Buffer, coding: Coding): Promise<Buffer> {
  return coding === 'br' ? brotliAsync(body, BROTLI) : gzipAsync(body, GZIP)
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value
}
