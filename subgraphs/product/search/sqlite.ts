import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SearchDocument, SearchFilters, SearchHit, SearchIndex } from './index-port.ts'
import { bigrams, deletions, distance, highlight, type Run, runsOf, tokensOf } from './text.ts'

const SCHEMA = `
  PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS doc (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, business TEXT NOT NULL, version INTEGER NOT NULL,
    live INTEGER NOT NULL, category TEXT, channel TEXT, in_stock INTEGER NOT NULL, json TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS doc_business ON doc (business, live);
  CREATE TABLE IF NOT EXISTS price (n INTEGER NOT NULL, currency TEXT NOT NULL, minor INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS price_n ON price (n, currency, minor);
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (title, rest, content='', contentless_delete=1, prefix='2 3',
    tokenize="unicode61 remove_diacritics 0");
  CREATE TABLE IF NOT EXISTS vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS typo (part TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (part, word)) WITHOUT ROWID;`

/** The embedded index: FTS5 over words and CJK pairs, filters in side tables, typos through words with a letter left out. */
export function sqliteIndex(file: string): SearchIndex {
  const db = openFile(file)
  const inTransaction = (work: () => void) => {
    db.exec('BEGIN IMMEDIATE')
    try {
      work()
      db.exec('COMMIT')
    } catch (error) {
      db.exec('ROLLBACK')
      throw error
    }
  }
  const write = writer(db)
  return {
    ensure: async () => {},
    upsert: async documents =>
      inTransaction(() => {
        for (const document of documents) write(document, true)
      }),
    delete: async entries =>
      inTransaction(() => {
        for (const { id, version } of entries) write({ ...NOTHING, id, version }, false)
      }),
    search: async (query, filters, page) => search(db, query, filters, page),
    count: async () => (db.prepare('SELECT count(*) AS n FROM doc WHERE live = 1').get() as { n: number }).n,
    close: async () => db.close(),
  }
}

/** A damaged file is thrown away: what it held is in PostgreSQL, and an index that lost documents is filled again at the start. */
function openFile(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const open = () => {
    const db = new DatabaseSync(file)
    try {
      db.exec(SCHEMA)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  }
  try {
    return open()
  } catch (error) {
    if (!DAMAGED.includes((error as { errcode?: number }).errcode ?? 0)) throw error
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
    return open()
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGED = [11, 26]

const NOTHING: Omit<SearchDocument, 'id' | 'version'> = {
  businessId: '',
  title: '',
  description: null,
  brand: null,
  category: null,
  channelId: null,
  imageUrl: null,
  prices: [],
  inStock: false,
}

function writer(db: DatabaseSync) {
  // A deleted product keeps its row and version: a late older write must find out that it is late.
  const put = db.prepare(
    `INSERT INTO doc (id, business, version, live, category, channel, in_stock, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET business = excluded.business, version = excluded.version, live = excluded.live,
       category = excluded.category, channel = excluded.channel, in_stock = excluded.in_stock, json = excluded.json
     WHERE excluded.version >= doc.version RETURNING n`,
  )
  const clearWords = db.prepare('DELETE FROM words WHERE rowid = ?')
  const clearPrices = db.prepare('DELETE FROM price WHERE n = ?')
  const addWords = db.prepare('INSERT INTO words (rowid, title, rest) VALUES (?, ?, ?)')
  const addPrice = db.prepare('INSERT INTO price VALUES (?, ?, ?)')
  const addWord = db.prepare('INSERT OR IGNORE INTO vocabulary VALUES (?)')
  const addTypo = db.prepare('INSERT OR IGNORE INTO typo VALUES (?, ?)')
  return (document: SearchDocument, live: boolean) => {
    const { id, businessId, version, category, channelId, inStock, prices } = document
    const values = [
      id,
      businessId,
      version,
      live ? 1 : 0,
      category,
      channelId,
      inStock ? 1 : 0,
      JSON.stringify(document),
    ]
    const row = put.get(...values) as { n: number } | undefined
    if (!row) return
    clearWords.run(row.n)
    clearPrices.run(row.n)
    if (!live) return
    const title = tokensOf(document.title)
    const rest = tokensOf([document.brand, category, (document.description ?? '').slice(0, 4000)].join(' '))
    addWords.run(row.n, title.join(' '), rest.join(' '))
    for (const { currencyCode, amountMinor } of prices) addPrice.run(row.n, currencyCode, BigInt(amountMinor))
    const words = new Set([...title, ...rest].filter(word => /^[a-z]{4,30}$/.test(word)))
    for (const word of words)
      if (addWord.run(word).changes > 0) for (const part of deletions(word)) addTypo.run(part, word)
  }
}

/** A word as typed, or the known words one or two letters away if nobody wrote it so. */
function spellings(db: DatabaseSync, word: string, isLast: boolean): string[] {
  if (!/^[a-z]{4,30}$/.test(word)) return [word]
  const known = db.prepare('SELECT 1 FROM vocabulary WHERE word = ? OR (? AND word >= ? AND word < ?) LIMIT 1')
  if (known.get(word, isLast ? 1 : 0, word, `${word}\u{10FFFF}`)) return [word]
  const parts = deletions(word)
  const rows = db
    .prepare(`SELECT DISTINCT word FROM typo WHERE part IN (${parts.map(() => '?').join(', ')}) LIMIT 500`)
    .all(...parts) as { word: string }[]
  const near = rows
    .map(row => ({ word: row.word, edits: distance(word, row.word) }))
    .filter(({ edits }) => edits <= (word.length < 8 ? 1 : 2))
    .sort((a, b) => a.edits - b.edits || (a.word < b.word ? -1 : 1))
  return near.length > 0 ? near.slice(0, 5).map(({ word: other }) => other) : [word]
}

const quote = (text: string) => `"${text.replaceAll('"', '')}"`

/** The words in FTS5's language. Every word must occur; everything is quoted, so no input is an operator. */
function matchOf(db: DatabaseSync, runs: readonly Run[]): { match: string; marks: Run[] } {
  const marks: Run[] = []
  const terms = runs.map((run, index) => {
    const isLast = index === runs.length - 1
    if (run.cjk) {
      marks.push(run)
      return [...run.text].length === 1 ? `${quote(run.text)} *` : quote(bigrams(run.text).join(' '))
    }
    const words = spellings(db, run.text, isLast)
    for (const text of words) marks.push({ text, cjk: false })
    return `(${words.map(word => (isLast ? `${quote(word)} *` : quote(word))).join(' OR ')})`
  })
  return { match: terms.join(' AND '), marks }
}

function search(db: DatabaseSync, query: string, filters: SearchFilters, page: { offset: number; limit: number }) {
  const runs = runsOf(query.slice(0, 500)).slice(0, 16)
  const { match, marks } = matchOf(db, runs)
  const conditions = ['d.live = 1', 'd.business = ?']
  const values: (string | number | bigint)[] = [filters.businessId]
  const add = (condition: string, ...more: (string | number | bigint)[]) => {
    conditions.push(condition)
    values.push(...more)
  }
  if (match) add('words MATCH ?', match)
  else if (query.trim()) return { hits: [] as SearchHit[], total: 0 }
  if (filters.category) add('d.category = ?', filters.category)
  if (filters.channelId) add('d.channel = ?', filters.channelId)
  if (filters.inStock != null) add('d.in_stock = ?', filters.inStock ? 1 : 0)
  if (filters.currencyCode) {
    const from = filters.minPriceMinor ?? 0n
    const to = filters.maxPriceMinor ?? 9_000_000_000_000_000_000n
    add(
      'EXISTS (SELECT 1 FROM price p WHERE p.n = d.n AND p.currency = ? AND p.minor BETWEEN ? AND ?)',
      filters.currencyCode,
      from,
      to,
    )
  }
  const from = `FROM ${match ? 'words JOIN doc d ON d.n = words.rowid' : 'doc d'} WHERE ${conditions.join(' AND ')}`
  const { total } = db.prepare(`SELECT count(*) AS total ${from}`).get(...values) as { total: number }
  // The id makes the order total: pages neither repeat nor skip.
  const order = match ? 'round(bm25(words, 10.0, 1.0), 6), d.id' : 'd.id'
  const rows = db
    .prepare(`SELECT d.json ${from} ORDER BY ${order} LIMIT ? OFFSET ?`)
    .all(...values, page.limit, page.offset) as { json: string }[]
  const hits = rows.map(row => {
    const document = JSON.parse(row.json) as SearchDocument
    return { document, highlightedTitle: highlight(document.title, marks) }
  })
  return { hits, total }
}
