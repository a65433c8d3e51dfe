import { MAX_RECORD } from './feed.ts'

/** An object or list that is open around the current character, outside of any record. */
interface Level {
  list: boolean
  /** The key whose value comes next. */
  key: string | null
}

/**
 * Cuts a JSON document into the texts of the records of one list, as its text comes in. It follows only what it needs to
 * find them: strings, keys and nesting. What is wrong within a record, the record's own parsing finds.
 */
export class JsonSplitter {
  #way: readonly string[]
  #text = ''
  #at = 0
  /** Where the current record or key starts in the text, or -1. */
  #start = -1
  #open: Level[] = []
  /** Nesting within the current record. */
  #depth = 0
  #string = false
  #escaped = false
  #state: 'outside' | 'key' | 'list' | 'record' | 'found' = 'outside'
  #begun = false

  constructor(way: readonly string[]) {
    this.#way = way
  }

  /** Takes the next part of the document; answers the records that end in it. */
  push(part: string): string[] {
    this.#text += this.#begun ? part : part.replace(/^\uFEFF/, '')
    const records: string[] = []
    for (; this.#at < this.#text.length; this.#at += 1) this.#step(this.#text.charCodeAt(this.#at), records)
    const from = this.#start < 0 ? this.#at : this.#start
    if (this.#text.length - from > MAX_RECORD) throw new Error(`expected records of at most ${MAX_RECORD} characters`)
    this.#text = this.#text.slice(from)
    this.#at -= from
    if (this.#start >= 0) this.#start = 0
    return records
  }

  /** Throws unless the document was whole and had the list. */
  end(): void {
    if (this.#state !== 'found') {
      const where = this.#way.join('.') || 'the top'
      throw new Error(
        this.#state === 'list' || this.#state === 'record' ? CUT : `expected a list of records at ${where}`,
      )
    }
    if (this.#open.length > 0 || this.#string) throw new Error(CUT)
  }

  #step(char: number, records: string[]): void {
    if (this.#string) this.#inString(char)
    else if (char > SPACE) {
      this.#begun = true
      if (this.#state === 'record') this.#inRecord(char, records)
      else if (this.#state === 'list') this.#inList(char)
      else this.#outside(char)
    }
  }

  #inString(char: number): void {
    if (this.#escaped) this.#escaped = false
    else if (char === BACKSLASH) this.#escaped = true
    else if (char === QUOTE) {
      this.#string = false
      if (this.#state !== 'key') return
      this.#open.at(-1)!.key = JSON.parse(this.#text.slice(this.#start, this.#at + 1)) as string
      this.#start = -1
      this.#state = 'outside'
    }
  }

  #outside(char: number): void {
    const level = this.#open.at(-1)
    if (char === QUOTE) {
      this.#string = true
      // In an object, the text before a colon is a key.
      if (level && !level.list && level.key === null && this.#state !== 'found') {
        this.#state = 'key'
        this.#start = this.#at
      }
    } else if (char === OPEN_LIST && this.#state !== 'found' && this.#isHere()) this.#state = 'list'
    else if (char === OPEN_LIST || char === OPEN_OBJECT) this.#open.push({ list: char === OPEN_LIST, key: null })
    else if (char === CLOSE_LIST || char === CLOSE_OBJECT) {
      if (!level) throw new Error('expected nothing after the document')
      this.#open.pop()
    } else if (char === COMMA && level) level.key = null
  }

  /** Whether a value that starts now is the list. */
  #isHere(): boolean {
    return (
      this.#open.length === this.#way.length &&
      this.#way.every((key, depth) => !this.#open[depth]!.list && this.#open[depth]!.key === key)
    )
  }

  #inList(char: number): void {
    if (char === CLOSE_LIST) this.#state = 'found'
    else if (char !== COMMA) {
      this.#state = 'record'
      this.#start = this.#at
      this.#depth = 0
      this.#nest(char)
    }
  }

  #inRecord(char: number, records: string[]): void {
    if (this.#depth === 0 && (char === COMMA || char === CLOSE_LIST)) {
      records.push(this.#text.slice(this.#start, this.#at))
      this.#start = -1
      this.#state = char === COMMA ? 'list' : 'found'
    } else this.#nest(char)
  }

  #nest(char: number): void {
    if (char === QUOTE) this.#string = true
    else if (char === OPEN_LIST || char === OPEN_OBJECT) this.#depth += 1
    else if (char === CLOSE_LIST || char === CLOSE_OBJECT) this.#depth -= 1
  }
}

const CUT = 'the document ends early'
const SPACE = 0x20
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
