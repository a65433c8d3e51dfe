import type { SqlTable } from '../../config/source.ts'
import { type Piece, type SqlDialect, SqlScanner } from './scan.ts'
import { bareName, columnList, lineValues, rowValues, type SqlValue } from './values.ts'

export interface DumpRow {
  table: SqlTable
  values: Record<string, SqlValue>
}

const NAME = '((?:[`"\\[]?[\\w$]+[`"\\]]?\\s*\\.\\s*)?[`"\\[]?[\\w$]+[`"\\]]?)'
const HEAD = new RegExp(`^\\s*(?:INSERT|REPLACE)\\b.*?\\bINTO\\s+${NAME}\\s*(?:\\(([^)]*)\\))?\\s*VALUES\\s*$`, 'is')
const COPY = new RegExp(`^\\s*COPY\\s+${NAME}\\s*(?:\\(([^)]*)\\))?`, 'i')
const CREATE = new RegExp(`\\bCREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${NAME}\\s*\\(`, 'i')
const NO_COLUMN = /^(?:PRIMARY|UNIQUE|KEY|INDEX|CONSTRAINT|FOREIGN|FULLTEXT|SPATIAL|CHECK|EXCLUDE|LIKE)\b/i

/** The rows of the given tables, in the order of the dump (mysqldump, pg_dump with INSERT or COPY). */
export async function* dumpRows(
  text: AsyncIterable<string>,
  tables: readonly SqlTable[],
  dialect: SqlDialect,
): AsyncGenerator<DumpRow> {
  const scanner = new SqlScanner(dialect)
  const reader = new DumpReader(tables, () => scanner.escapes)
  for await (const part of text) yield* reader.read(scanner.push(part))
  yield* reader.read(scanner.end())
}

class DumpReader {
  #wanted: Map<string, SqlTable>
  #created = new Map<string, string[]>()
  #escapes: () => boolean
  #current: { table: SqlTable; columns: readonly string[] } | null = null

  constructor(tables: readonly SqlTable[], escapes: () => boolean) {
    this.#wanted = new Map(tables.map(table => [table.name.toLowerCase(), table]))
    this.#escapes = escapes
  }

  *read(pieces: readonly Piece[]): Generator<DumpRow> {
    for (const piece of pieces) {
      if (piece.kind === 'statement') this.#statement(piece.text)
      else if (piece.kind === 'insert') this.#enter(HEAD.exec(withoutComments(piece.head)))
      else if (this.#current) {
        const values = piece.kind === 'row' ? rowValues(piece.text, this.#escapes()) : lineValues(piece.text)
        yield this.#row(this.#current, values)
      }
    }
  }

  #statement(text: string): void {
    const plain = withoutComments(text)
    const create = CREATE.exec(plain)
    if (create)
      this.#created.set(bareName(create[1]!).toLowerCase(), columnsOf(plain.slice(create.index + create[0].length)))
    this.#enter(COPY.exec(plain))
  }

  #enter(match: RegExpExecArray | null): void {
    this.#current = null
    const table = match && this.#wanted.get(bareName(match[1]!).toLowerCase())
    if (!table) return
    const columns = match[2] ? columnList(match[2]) : (table.columns ?? this.#created.get(table.name.toLowerCase()))
    if (!columns)
      throw new Error(`expected the columns of ${table.name} in the configuration: the dump does not name them`)
    this.#current = { table, columns }
  }

  #row({ table, columns }: { table: SqlTable; columns: readonly string[] }, values: readonly SqlValue[]): DumpRow {
    if (values.length !== columns.length)
      throw new Error(`expected ${columns.length} values in a row of ${table.name}, got ${values.length}`)
    const row: Record<string, SqlValue> = {}
    for (const [index, column] of columns.entries()) row[column] = values[index]!
    return { table, values: row }
  }
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/^\s*(?:--|#).*$/gm, '')
}

/** The names of a CREATE TABLE's columns: the first word of each part that is no key and no constraint. */
function columnsOf(body: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  // Commas and parentheses stand in comments and defaults, too.
  for (const { 0: token, index } of body.matchAll(/'(?:[^'\\]|\\.|'')*'|`[^`]*`|"[^"]*"|[(),]/gs)) {
    if (token === '(') depth += 1
    else if (token === ')') depth -= 1
    if (depth < 0 || (depth === 0 && token === ',')) {
      parts.push(body.slice(start, index).trim())
      start = index + 1
    }
    if (depth < 0) break
  }
  return parts.filter(part => part && !NO_COLUMN.test(part)).map(part => bareName(/^\S+/.exec(part)![0]))
}
