import { isAscii } from 'node:buffer'

/** How many bytes a byte order mark or the zeros of UTF-16 are looked for in. */
const HEAD = 4096

/**
 * Text of bytes. With `auto` the encoding is that of the byte order mark; else it stays open while all bytes are ASCII,
 * and the first others decide: a feed may say its first Chinese word after megabytes. Bytes that are no text come as
 * U+FFFD, which the pipeline reports per row.
 */
export async function* decode(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  let decoder = encoding === 'auto' ? null : new TextDecoder(encoding)
  let first = true
  for await (const chunk of bytes) {
    if (!decoder && first) decoder = decoderOf(marked(chunk))
    first = false
    if (!decoder && !isAscii(chunk)) decoder = new TextDecoder(guess(chunk))
    yield decoder ? decoder.decode(chunk, { stream: true }) : chunk.toString('latin1')
  }
  if (decoder) yield decoder.decode()
}

const decoderOf = (encoding: string | null) => (encoding ? new TextDecoder(encoding) : null)

/** UTF-16 and UTF-8 by their marks, and UTF-16 without one by the zeros of its Latin letters. */
function marked(start: Buffer): string | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8'
  const zeros = [0, 0]
  const head = start.subarray(0, HEAD)
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2]! += 1
  const many = head.length / 8
  if (zeros[1]! > many && zeros[0]! < zeros[1]! / 8) return 'utf-16le'
  if (zeros[0]! > many && zeros[1]! < zeros[0]! / 8) return 'utf-16be'
  return null
}

function guess(sample: Buffer): string {
  if (isValid(sample, 'utf-8')) return 'utf-8'
  return isValid(sample, 'gb18030') && bytesComeInPairs(sample) ? 'gb18030' : 'windows-1252'
}

function isValid(sample: Buffer, encoding: string): boolean {
  try {
    // Streaming: a character cut off by the sample's end is no mistake.
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Chinese characters are two high bytes nearly always; the accents of Western languages stand between ASCII letters. */
function bytesComeInPairs(sample: Buffer): boolean {
  let pairs = 0
  let single = 0
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at]! < 0x80) continue
    if (at + 1 < sample.length && sample[at + 1]! < 0x80) single += 1
    else pairs += 1
    at += 1
  }
  return pairs > single
}
