import type { IncomingMessage } from 'node:http'
import { TooLargeError } from '#shared/serve.ts'
import { textOf } from '../execution/plan/bytes.ts'
import { RequestError } from './errors.ts'
import type { RequestHead } from './exchange.ts'

/** The client left before its request was whole. */
export class LeftError extends Error {
  override name = 'LeftError'
}

/** Reads a whole body, giving up at the limit without keeping more. Most bodies come in one piece, which is not copied. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let first: Buffer | undefined
    let more: Buffer[] | undefined
    let size = 0
    const refuse = () => {
      request.removeAllListeners('data')
      // Or the connection would be reset before the client reads why.
      request.resume()
      reject(new TooLargeError(`expected a body of at most ${maxBytes} bytes, got more`))
    }
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return refuse()
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBytes) return refuse()
      if (first === undefined) first = chunk
      else {
        more ??= [first]
        more.push(chunk)
      }
    })
    request.on('end', () => resolve(more ? Buffer.concat(more, size) : (first ?? EMPTY)))
    request.on('error', cause => reject(new LeftError('expected a whole request', { cause })))
  })
}

const EMPTY = Buffer.alloc(0)

/** Refuses what is not said to be JSON: such a request needs no preflight, so any page could have sent it. */
export function expectJson({ headers }: RequestHead): void {
  const given = headers['content-type']
  if (given !== 'application/json') {
    const [type, ...parameters] = (given ?? '').split(';').map(part => part.trim().toLowerCase())
    const charset = parameters.find(parameter => parameter.startsWith('charset='))?.slice(8)
    const isUtf8 = charset === undefined || /^"?utf-?8"?$/.test(charset)
    if (type !== 'application/json' || !isUtf8) {
      throw new RequestError(415, 'BAD_REQUEST', `content-type: expected application/json, got ${given || 'none'}`)
    }
  }
  const coding = headers['content-encoding']
  if (coding !== undefined && coding !== 'identity') {
    throw new RequestError(415, 'BAD_REQUEST', `content-encoding: expected none, got ${coding}`, {
      headers: { 'accept-encoding': 'identity' },
    })
  }
}

/** The JSON of a body. */
export function parseBody(raw: Buffer): unknown {
  try {
    return JSON.parse(textOf(raw))
  } catch {
    throw new RequestError(400, 'BAD_REQUEST', 'expected a JSON body in UTF-8')
  }
}
