import { HttpAnswerError } from './errors.ts'

/** How a body's end is told. */
export type Framing = 'length' | 'chunks' | 'close'

/** What matters of an answer's head. */
export interface Head {
  status: number
  framing: Framing
  /** Of the body, where `framing` is `length`. */
  length: number
  contentType: string
  contentEncoding: string
  /** How long the other side keeps the idle connection; 0 when it closes it, undefined when it does not say. */
  keepAliveSeconds: number | undefined
}

const CR = 13
const COLON = 58
const SPACE = 32
/** The bytes of header names. */
const IS_TOKEN = tableOf(byte => /[!#$%&'*+.^_`|~\w-]/.test(String.fromCharCode(byte)))
/** The bytes of header values and reasons: no control characters but tabs. */
const IS_TEXT = tableOf(byte => byte === 9 || (byte >= 32 && byte !== 127))

/**
 * Parses an answer's status line and headers, from `start` to the empty line at `end`. Takes whole lines and nothing
 * else: no folded headers, no line break in a value. Throws HttpAnswerError.
 */
export function parseHead(bytes: Buffer, start: number, end: number): Head {
  const [minor, status] = statusOf(bytes, start)
  // HTTP/1.0 has nothing to say before the answer.
  if (status < (minor === 0 ? 200 : 100)) throw malformed()
  const found: Found = { length: '', coding: '', type: '', encoding: '', connection: '', keepAlive: '' }
  let at = lineEnd(bytes, start + 12, end)
  while (at < end) {
    const name = at + 2
    let colon = name
    while (IS_TOKEN[bytes[colon] as number]) colon++
    if (colon === name || bytes[colon] !== COLON) throw malformed()
    at = lineEnd(bytes, colon + 1, end)
    note(found, bytes, { name, colon, end: at })
  }
  const [framing, length] = status < 200 || status === 204 || status === 304 ? NOTHING : framingOf(found)
  const closes = minor === 0 || (found.connection !== '' && /\bclose\b/i.test(found.connection))
  return {
    status,
    framing,
    length,
    contentType: found.type,
    contentEncoding: found.encoding,
    keepAliveSeconds: closes ? 0 : secondsOf(found.keepAlive),
  }
}

interface Found {
  length: string
  coding: string
  type: string
  encoding: string
  connection: string
  keepAlive: string
}

const STATUS_LINE = /^HTTP\/1\.([01]) (\d{3})[ \r]$/

function statusOf(bytes: Buffer, start: number): [number, number] {
  const [, minor, status] = STATUS_LINE.exec(bytes.toString('latin1', start, start + 13)) ?? []
  if (status === undefined) throw malformed()
  return [Number(minor), Number(status)]
}

/** Where the line ends that holds `at`. */
function lineEnd(bytes: Buffer, at: number, end: number): number {
  let place = at
  while (place < end && IS_TEXT[bytes[place] as number]) place++
  if (bytes[place] !== CR || bytes[place + 1] !== 10) throw malformed()
  return place
}

/** By the length of the name first: most headers are none of those that matter, and are not even cut out. */
function note(found: Found, bytes: Buffer, line: { name: number; colon: number; end: number }): void {
  const width = line.colon - line.name
  if (width !== 10 && width !== 12 && width !== 14 && width !== 16 && width !== 17) return
  const key = KEYS[bytes.toString('latin1', line.name, line.colon).toLowerCase()]
  if (key === undefined) return
  const value = trimmed(bytes, line.colon + 1, line.end)
  if (value === '' && (key === 'length' || key === 'coding')) throw malformed()
  // Equal lengths said twice are one; everything else that is said twice is a list.
  if (key === 'length' && found.length !== '' && found.length !== value) {
    throw new HttpAnswerError('content-length: expected one, got several')
  }
  found[key] = key === 'length' || found[key] === '' ? value : `${found[key]}, ${value}`
}

/** Without the spaces around it. Tabs stay: not everybody takes them for space. */
function trimmed(bytes: Buffer, start: number, end: number): string {
  let from = start
  let to = end
  while (from < to && bytes[from] === SPACE) from++
  while (to > from && bytes[to - 1] === SPACE) to--
  return bytes.toString('latin1', from, to)
}

const KEYS: Record<string, keyof Found | undefined> = Object.assign(Object.create(null), {
  'content-length': 'length',
  'transfer-encoding': 'coding',
  'content-type': 'type',
  'content-encoding': 'encoding',
  connection: 'connection',
  'keep-alive': 'keepAlive',
})

const NOTHING: [Framing, number] = ['length', 0]

function framingOf({ length, coding }: Found): [Framing, number] {
  if (coding !== '') {
    // Two ways to tell the end are how answers are smuggled.
    if (length !== '') throw new HttpAnswerError('expected content-length or transfer-encoding, got both')
    if (coding.toLowerCase() !== 'chunked') {
      throw new HttpAnswerError(`transfer-encoding: expected chunked, got ${coding}`)
    }
    return ['chunks', 0]
  }
  if (length === '') return ['close', 0]
  if (!/^\d{1,15}$/.test(length)) throw new HttpAnswerError('content-length: expected a number')
  return ['length', Number(length)]
}

function secondsOf(keepAlive: string): number | undefined {
  const [, seconds] = keepAlive === '' ? [] : (/timeout=(\d+)/i.exec(keepAlive) ?? [])
  return seconds === undefined ? undefined : Number(seconds)
}

function malformed(): HttpAnswerError {
  return new HttpAnswerError('expected an answer of HTTP/1.1')
}

function tableOf(holds: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (holds(byte) ? 1 : 0))
}
