import { MAX_RECORD } from '../feed.ts'

/** What a dump consists of, as far as rows are concerned. */
export type Piece =
  | { kind: 'statement'; text: string }
  /** The text of an INSERT before its first row. */
  | { kind: 'insert'; head: string }
  /** One parenthesised row of the INSERT before. */
  | { kind: 'row'; text: string }
  /** One line of the COPY whose statement came before. */
  | { kind: 'line'; text: string }

export type SqlDialect = 'auto' | 'mysql' | 'postgresql'

const INSERT = /^\s*(?:INSERT|REPLACE)\b[\s\S]*\bVALUES\s*$/i
const COPY = /^\s*COPY\b[\s\S]*\bFROM\s+stdin\b/i

/**
 * Cuts a dump into statements, and INSERTs into their rows, as its text comes in: a dump may say a whole table in one
 * statement. It follows quotes, comments and parentheses; what is in them, `values.ts` reads.
 */
export class SqlScanner {
  #text = ''
  #at = 0
  #start = 0
  #depth = 0
  #mode: 'statement' | 'rows' | 'copy' = 'statement'
  /** What ends the quotation or comment that is open, and whether a backslash escapes in it. */
  #until = ''
  #backslash = false
  #escapes: boolean
  #auto: boolean

  constructor(dialect: SqlDialect) {
    this.#auto = dialect === 'auto'
    this.#escapes = dialect === 'mysql'
  }

  /** Whether a backslash escapes in texts, as in MySQL. Known once a name in backticks was seen. */
  get escapes(): boolean {
    return this.#escapes
  }

  push(part: string): Piece[] {
    this.#text += part
    const pieces: Piece[] = []
    // Tokens have at most two characters (or a dollar quote's tag): the last few wait for what follows them.
    const limit = this.#text.length - LOOKAHEAD
    while (this.#at < limit) this.#next(pieces, limit)
    return this.#cut(pieces)
  }

  end(): Piece[] {
    const pieces: Piece[] = []
    this.#text += '\n'
    while (this.#at < this.#text.length) this.#next(pieces, this.#text.length)
    if (this.#until && this.#until !== '\n') throw new Error('the dump ends within a quotation or comment')
    if (this.#mode !== 'statement') throw new Error('the dump ends within a statement')
    return pieces
  }

  #cut(pieces: Piece[]): Piece[] {
    // What lies between rows is not kept.
    if (this.#mode === 'rows' && this.#depth === 0 && !this.#until) this.#start = this.#at
    if (this.#at - this.#start > MAX_RECORD) {
      if (this.#mode !== 'statement') throw new Error(`expected rows of at most ${MAX_RECORD} characters`)
      // A long statement that is none of ours: only its end matters.
      this.#start = this.#at
    }
    this.#text = this.#text.slice(this.#start)
    this.#at -= this.#start
    this.#start = 0
    return pieces
  }

  #next(pieces: Piece[], limit: number): void {
    if (this.#mode === 'copy') this.#copyLine(pieces)
    else if (this.#until) this.#quoted(limit)
    else if (this.#jump(SPECIAL, limit)) this.#special(pieces)
  }

  /** Takes what means something outside of quotations and comments. */
  #special(pieces: Piece[]): void {
    const char = this.#text[this.#at]!
    const two = this.#text.slice(this.#at, this.#at + 2)
    if (char === "'" || char === '"' || char === '`') this.#open(char)
    else if (two === '--' || (char === '#' && this.#atLineStart())) this.#until = '\n'
    else if (two === '/*') this.#until = '*/'
    else if (char === '$' && !this.#escapes) this.#dollar()
    else if (char === '(') this.#parenthesis(pieces)
    this.#at += 1
    if (char === ')') this.#close(pieces)
    else if (char === ';' && this.#depth === 0) this.#end(pieces)
  }

  /** Goes to the next character of a kind; false if there is none before the limit, where it then stands. */
  #jump(kind: RegExp, limit: number): boolean {
    kind.lastIndex = this.#at
    const index = kind.exec(this.#text)?.index ?? limit
    this.#at = Math.min(index, limit)
    return index < limit
  }

  #open(char: string): void {
    this.#until = char
    if (char === '`' && this.#auto) this.#escapes = true
    const marked = /(?:^|\W)E$/i.test(this.#text.slice(Math.max(0, this.#at - 2), this.#at))
    this.#backslash = (this.#escapes && char !== '`') || (char === "'" && marked)
  }

  #quoted(limit: number): void {
    const quote = this.#until.length === 1 && this.#until !== '\n'
    if (!quote) {
      const end = this.#text.indexOf(this.#until, this.#at)
      this.#at = end < 0 || end >= limit ? limit : end + this.#until.length
      if (end >= 0 && end < limit) this.#until = ''
    } else if (this.#jump(ENDS[this.#until]!, limit)) {
      const escaped = this.#text[this.#at] === '\\'
      if (!escaped) this.#until = ''
      this.#at += escaped && this.#backslash ? 2 : 1
    }
  }

  #dollar(): void {
    const tag = /^\$\w{0,30}\$/.exec(this.#text.slice(this.#at, this.#at + LOOKAHEAD))
    if (!tag) return
    this.#until = tag[0]
    this.#at += tag[0].length - 1
  }

  #atLineStart(): boolean {
    const line = this.#text.lastIndexOf('\n', this.#at) + 1
    return this.#text.slice(line, this.#at).trim() === ''
  }

  #parenthesis(pieces: Piece[]): void {
    if (this.#depth === 0) {
      const before = this.#text.slice(this.#start, this.#at)
      if (this.#mode === 'statement' && INSERT.test(before)) {
        pieces.push({ kind: 'insert', head: before })
        this.#mode = 'rows'
      }
      if (this.#mode === 'rows') this.#start = this.#at
    }
    this.#depth += 1
  }

  #close(pieces: Piece[]): void {
    this.#depth = Math.max(0, this.#depth - 1)
    if (this.#depth > 0 || this.#mode !== 'rows') return
    pieces.push({ kind: 'row', text: this.#text.slice(this.#start, this.#at) })
    this.#start = this.#at
  }

  #end(pieces: Piece[]): void {
    const text = this.#text.slice(this.#start, this.#at - 1)
    this.#start = this.#at
    if (this.#mode === 'statement') pieces.push({ kind: 'statement', text })
    this.#mode = this.#mode === 'statement' && COPY.test(text) ? 'copy' : 'statement'
    // The rest of the line of the COPY itself.
    if (this.#mode === 'copy') this.#until = '\n'
  }

  #copyLine(pieces: Piece[]): void {
    const end = this.#text.indexOf('\n', this.#at)
    if (end < 0) {
      this.#at = this.#text.length
      return
    }
    const line = this.#text.slice(this.#start, end).replace(/\r$/, '')
    this.#at = end + 1
    this.#start = this.#at
    if (this.#until) this.#until = ''
    else if (line === '\\.') this.#mode = 'statement'
    else pieces.push({ kind: 'line', text: line })
  }
}

const LOOKAHEAD = 32
const SPECIAL = /['"`#/$();-]/g
const ENDS: Record<string, RegExp> = { "'": /['\\]/g, '"': /["\\]/g, '`': /`/g }
