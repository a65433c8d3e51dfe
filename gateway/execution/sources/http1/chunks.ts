import { HttpAnswerError } from './errors.ts'

/** Sizes, extensions and trailers are short where they are honest. */
const MAX_LINE = 4_096
const MAX_TRAILERS = 16_384
const TOKEN = "[!#$%&'*+.^_`|~\\w-]+"
const TRAILER = new RegExp(`^${TOKEN}:[\\t\\x20-\\x7e\\x80-\\xff]*\\r$`)
const QUOTED = '"[\\t\\x20\\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]*"'
/** Eight digits are 4 GiB: more than any limit, and no number that loses digits. */
const SIZE = new RegExp(`^([\\da-f]{1,8})(?:;${TOKEN}(?:=(?:${TOKEN}|${QUOTED}))?)*\\r$`, 'i')

/** Takes a chunked body apart, however its bytes arrive. Throws HttpAnswerError. */
export class ChunkReader {
  #state: 'size' | 'data' | 'after' | 'trailers' = 'size'
  /** A line of which the end has not come. */
  #line = ''
  #left = 0
  #trailers = 0

  /** Hands over what is data of `bytes` from `start` on. Returns where the body ends, or -1 when it goes on. */
  read(bytes: Buffer, start: number, data: (start: number, end: number) => void): number {
    let at = start
    while (at < bytes.length) {
      if (this.#state === 'data') {
        const end = Math.min(bytes.length, at + this.#left)
        data(at, end)
        this.#left -= end - at
        at = end
        if (this.#left === 0) this.#state = 'after'
        continue
      }
      const lineEnd = bytes.indexOf(10, at)
      this.#line += bytes.toString('latin1', at, lineEnd < 0 ? bytes.length : lineEnd)
      if (this.#line.length > MAX_LINE) throw new HttpAnswerError('expected a chunk, got a line that is too long')
      if (lineEnd < 0) return -1
      at = lineEnd + 1
      if (this.#endLine()) return at
    }
    return -1
  }

  /** True when it was the last line of the body. */
  #endLine(): boolean {
    const line = this.#line
    this.#line = ''
    if (!line.endsWith('\r')) throw new HttpAnswerError('expected lines of a chunked body to end as they should')
    if (this.#state === 'trailers') {
      this.#trailers += line.length
      if (this.#trailers > MAX_TRAILERS) throw new HttpAnswerError('expected fewer trailers')
      if (line !== '\r' && !TRAILER.test(line)) throw new HttpAnswerError('expected a trailer')
      return line === '\r'
    }
    if (this.#state === 'after') {
      if (line !== '\r') throw new HttpAnswerError('expected the end of a chunk')
      this.#state = 'size'
      return false
    }
    this.#left = sizeOf(line)
    this.#state = this.#left === 0 ? 'trailers' : 'data'
    return false
  }
}

function sizeOf(line: string): number {
  const [, digits] = SIZE.exec(line) ?? []
  if (digits === undefined) throw new HttpAnswerError('expected the size of a chunk')
  return Number.parseInt(digits, 16)
}
