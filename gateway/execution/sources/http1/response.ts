import { ChunkReader } from './chunks.ts'
import { HttpAnswerError } from './errors.ts'
import { type Head, parseHead } from './head.ts'

const END_OF_HEAD = Buffer.from('\r\n\r\n')
const MAX_HEAD = 32_768
/** Early hints and the like. */
const MAX_INFORMATIONAL = 16
const NOTHING = Buffer.alloc(0)
const FIRST_SIZE = 16_384

/** Reads one answer from bytes as they arrive, of which nothing is kept: whoever reads may use their memory again. */
export class ResponseReader {
  #maxBytes: number
  #head: Head | undefined
  #headText = ''
  #informational = 0
  #chunks: ChunkReader | undefined
  /** As large as the answer is known to be; where that is not known it grows. */
  #body = NOTHING
  #size = 0
  #refused: HttpAnswerError | undefined

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** Whether anything has come. */
  get started(): boolean {
    return this.#head !== undefined || this.#headText !== '' || this.#informational > 0
  }

  get head(): Head | undefined {
    return this.#head
  }

  /** Returns how many of the bytes belong to the answer when it is whole, else -1. Throws HttpAnswerError. */
  read(bytes: Buffer): number {
    let at = 0
    while (!this.#head) {
      const end = bytes.indexOf(END_OF_HEAD, at)
      if (this.#headText === '' && end >= 0) {
        this.#begin(bytes, at, end)
        at = end + 4
        continue
      }
      at = this.#gather(bytes, at)
      if (at < 0) return -1
    }
    return this.#readBody(bytes, at)
  }

  /** Why the answer is of no use; its body was read for the next one on the connection. */
  get refused(): HttpAnswerError | undefined {
    return this.#refused
  }

  /** What the answer holds. */
  body(): Buffer {
    return this.#size === this.#body.length ? this.#body : this.#body.subarray(0, this.#size)
  }

  /** Whether an answer is whole because its connection was closed. */
  isWholeAtClose(): boolean {
    return this.#head?.framing === 'close'
  }

  /** A head that comes in pieces. */
  #gather(bytes: Buffer, start: number): number {
    const before = this.#headText.length
    this.#headText += bytes.toString('latin1', start, Math.min(bytes.length, start + MAX_HEAD + 1))
    const end = this.#headText.indexOf('\r\n\r\n', Math.max(0, before - 3))
    if (end < 0) {
      if (this.#headText.length > MAX_HEAD) throw new HttpAnswerError('expected a shorter head')
      return -1
    }
    const head = Buffer.from(this.#headText, 'latin1')
    this.#headText = ''
    this.#begin(head, 0, end)
    return start + end + 4 - before
  }

  #begin(bytes: Buffer, start: number, end: number): void {
    if (end - start > MAX_HEAD) throw new HttpAnswerError('expected a shorter head')
    const head = parseHead(bytes, start, end)
    if (head.status === 101) throw new HttpAnswerError('expected an answer, got another protocol')
    if (head.status < 200) {
      this.#informational += 1
      if (this.#informational > MAX_INFORMATIONAL) throw new HttpAnswerError('expected an answer, got status 1xx')
      return
    }
    this.#head = head
    this.#refused = refusalOf(head)
    if (head.framing === 'chunks') this.#chunks = new ChunkReader()
    if (head.framing !== 'length') return
    this.#check(head.length)
    if (!this.#refused) this.#body = Buffer.allocUnsafe(head.length)
  }

  #readBody(bytes: Buffer, start: number): number {
    const { framing, length } = this.#head as Head
    if (framing === 'length') {
      const end = Math.min(bytes.length, start + length - this.#size)
      if (!this.#refused) bytes.copy(this.#body, this.#size, start, end)
      this.#size += end - start
      return this.#size === length ? end : -1
    }
    if (this.#chunks) return this.#chunks.read(bytes, start, (from, to) => this.#keep(bytes, from, to))
    this.#keep(bytes, start, bytes.length)
    return -1
  }

  #keep(bytes: Buffer, start: number, end: number): void {
    const size = this.#size + end - start
    this.#check(size)
    if (!this.#refused) {
      if (size > this.#body.length) this.#grow(size)
      bytes.copy(this.#body, this.#size, start, end)
    }
    this.#size = size
  }

  #grow(size: number): void {
    const larger = Buffer.allocUnsafe(Math.max(size, 2 * this.#body.length, FIRST_SIZE))
    this.#body.copy(larger, 0, 0, this.#size)
    this.#body = larger
  }

  #check(size: number): void {
    if (size > this.#maxBytes) throw new HttpAnswerError(`expected at most ${this.#maxBytes} bytes, got more`)
  }
}

function refusalOf({ status, contentType, contentEncoding }: Head): HttpAnswerError | undefined {
  if (!contentType.includes('json')) {
    return new HttpAnswerError(`expected JSON, got status ${status} with ${contentType || 'no content-type'}`)
  }
  if (contentEncoding !== '') return new HttpAnswerError(`expected a plain answer, got one in ${contentEncoding}`)
  return undefined
}
