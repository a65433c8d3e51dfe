import { DatabaseSync } from 'node:sqlite'
import { sizeOf } from './labels.ts'
import { LISTED_STARTS } from './starts.ts'

/**
 * Rows of `doc` are what is filtered, counted and sorted by; `card` has the result card and the text that hits are
 * scored by; `words` is the full-text index of all tokens and of the labels, which are what discrete filters match.
 *
 * n        a permutation of the order of arrival: the first hits in the order of n are a fair sample of all hits
 * tie      a hash of the id: the order of products that sort alike
 * labels   ids of `label`, for facets
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS doc (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, live INTEGER NOT NULL,
    hash TEXT NOT NULL, tie INTEGER NOT NULL, created INTEGER NOT NULL, sales7 INTEGER NOT NULL, sales30 INTEGER NOT NULL,
    labels TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS doc_created ON doc (created DESC, tie) WHERE live = 1;
  CREATE INDEX IF NOT EXISTS doc_sales7 ON doc (sales7 DESC, tie) WHERE live = 1;
  CREATE INDEX IF NOT EXISTS doc_sales30 ON doc (sales30 DESC, tie) WHERE live = 1;
  CREATE TABLE IF NOT EXISTS card (n INTEGER PRIMARY KEY, title TEXT NOT NULL, rest TEXT NOT NULL, json TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS price (n INTEGER NOT NULL, currency TEXT NOT NULL, minor INTEGER NOT NULL,
    PRIMARY KEY (n, currency, minor)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS lowest (currency TEXT NOT NULL, minor INTEGER NOT NULL, tie INTEGER NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (currency, minor, tie, n)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS label (v INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, value NOT NULL,
    UNIQUE (kind, name, value));
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (title, rest, labels, content='', contentless_delete=1,
    prefix='${LISTED_STARTS.join(' ')}', tokenize='ascii');
  CREATE TABLE IF NOT EXISTS vocabulary (w INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS spelling (key INTEGER NOT NULL, w INTEGER NOT NULL, PRIMARY KEY (key, w)) WITHOUT ROWID;
  INSERT OR IGNORE INTO counter VALUES ('arrivals', 0), ('live', 0);`

/** Raised when the tables, the tokens or the labels change: an index of another form is built anew. */
const FORM = 3

/** Opens one index. A file of another form is taken for damaged. */
export function openTables(file: string): DatabaseSync {
  const db = new DatabaseSync(file)
  try {
    db.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824`)
    db.function('size_of', { deterministic: true }, minor => sizeOf(Number(minor)))
    inTransaction(db, () => {
      const { user_version: form } = db.prepare('PRAGMA user_version').get() as { user_version: number }
      if (form === 0) db.exec(`${SCHEMA}; PRAGMA user_version = ${FORM}`)
      else if (form !== FORM) throw Object.assign(new Error(`expected an index of form ${FORM}`), { errcode: 26 })
    })
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
export const isDamage = (error: unknown) => [11, 26].includes((error as { errcode?: number }).errcode ?? 0)

/** Places of arrivals: a golden-section permutation, so that any number of arrivals lies evenly in the range. */
const PLACES = 2 ** 27
const STEP = 82_951_257
export const placeOf = (arrival: number) => Math.imul(arrival, STEP) & (PLACES - 1)

/** How many hits there are in all, when the first `hits` in the order of n end at `last`. */
export const estimateHits = (hits: number, last: number) => Math.round((hits * PLACES) / (last + 1))
