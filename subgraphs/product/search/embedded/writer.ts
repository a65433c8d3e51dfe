import type { DatabaseSync } from 'node:sqlite'
import type { SearchDocument, SearchEntry } from '../index-port.ts'
import { textsOf } from '../relevance/texts.ts'
import { isSpellable } from '../spelling.ts'
import { tieOf } from '../tie.ts'
import { COUNTED, type LabelStore, labelsOf, labelToken } from './labels.ts'
import { inTransaction, placeOf } from './schema.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Longer descriptions are searched by their beginning. */
const SEARCHED_DESCRIPTION = 4000
const COUNTED_KINDS: ReadonlySet<string> = new Set(COUNTED)

interface Placed {
  n: number
  document: SearchDocument
  tie: number
}

interface Price {
  currency: string
  minor: number
}

function lowestOf(prices: readonly Price[]): Map<string, number> {
  const lowest = new Map<string, number>()
  for (const { currency, minor } of prices) lowest.set(currency, Math.min(minor, lowest.get(currency) ?? minor))
  return lowest
}

/** Writes entries in one transaction. */
export function writer(db: DatabaseSync, labels: LabelStore, vocabulary: Vocabulary) {
  const count = db.prepare('UPDATE counter SET value = value + ? WHERE name = ? RETURNING value')
  const version = db.prepare('SELECT n, version, live FROM doc WHERE id = ?')
  // A removed product keeps its row and version: a late older write must find out that it is late.
  const put =
    db.prepare(`INSERT INTO doc (n, id, version, live, hash, tie, created, sales7, sales30, labels) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, live = excluded.live, hash = excluded.hash, created = excluded.created,
      sales7 = excluded.sales7, sales30 = excluded.sales30, labels = excluded.labels`)
  const dropWords = db.prepare('DELETE FROM words WHERE rowid = ?')
  const dropCard = db.prepare('DELETE FROM card WHERE n = ?')
  const pricesOf = db.prepare('SELECT currency, minor FROM price WHERE n = ?')
  const dropLowest = db.prepare('DELETE FROM lowest WHERE currency = ? AND minor = ? AND tie = ? AND n = ?')
  const dropPrices = db.prepare('DELETE FROM price WHERE n = ?')
  const addPrice = db.prepare('INSERT OR IGNORE INTO price VALUES (?, ?, ?)')
  const addLowest = db.prepare('INSERT INTO lowest (currency, minor, tie, n) VALUES (?, ?, ?, ?)')
  const addCard = db.prepare('INSERT INTO card VALUES (?, ?, ?, ?)')
  const addWords = db.prepare('INSERT INTO words (rowid, title, rest, labels) VALUES (?, ?, ?, ?)')

  /** Makes room for an entry, or answers null when what is there is newer. */
  const place = ({ id, version: given, document }: SearchEntry): Placed | null => {
    const known = version.get(id) as { n: number; version: number; live: number } | undefined
    if (known && known.version > given) return null
    const n = known?.n ?? placeOf((count.get(1, 'arrivals') as { value: number }).value)
    const tie = tieOf(id)
    const found = document ? labelsOf(document).map(label => [label.kind, labels.put(label)] as const) : []
    const facets = new Set(found.filter(([kind]) => COUNTED_KINDS.has(kind)).map(([, v]) => v))
    const { createdAt = 0, unitsSold7Days = 0, unitsSold30Days = 0, hash = '' } = document ?? {}
    put.run(
      n,
      id,
      given,
      document ? 1 : 0,
      hash,
      tie,
      createdAt,
      unitsSold7Days,
      unitsSold30Days,
      [...facets].join(' '),
    )
    const more = (document ? 1 : 0) - (known?.live ?? 0)
    if (more !== 0) count.get(more, 'live')
    if (known?.live) {
      dropWords.run(n)
      dropCard.run(n)
      for (const [currency, minor] of lowestOf(pricesOf.all(n) as unknown as Price[]))
        dropLowest.run(currency, minor, tie, n)
      dropPrices.run(n)
    }
    return document && { n, document, tie }
  }

  const fill = ({ n, document, tie }: Placed) => {
    const { description, hash: _hash, codes, ...card } = document
    const searched = description?.slice(0, SEARCHED_DESCRIPTION) ?? null
    const { title, named, rest } = textsOf({ ...card, codes, description: searched })
    const prices = document.prices.map(({ amountMinor, currencyCode }) => ({
      currency: currencyCode,
      minor: Math.min(Number(amountMinor), Number.MAX_SAFE_INTEGER),
    }))
    for (const { currency, minor } of prices) addPrice.run(n, currency, minor)
    for (const [currency, minor] of lowestOf(prices)) addLowest.run(currency, minor, tie, n)
    addCard.run(n, title.join(' '), rest.join(' '), JSON.stringify(card))
    const tokens = new Set(labelsOf(document).map(label => labelToken(labels.put(label))))
    addWords.run(n, title.join(' '), rest.join(' '), [...tokens].join(' '))
    for (const word of new Set([...title, ...named])) if (isSpellable(word)) vocabulary.add(word)
  }

  return (entries: readonly SearchEntry[]) => {
    try {
      inTransaction(db, () => {
        const placed = entries.map(place).filter(entry => entry !== null)
        // In the order of n: FTS5 starts a new segment whenever a row comes before the one it wrote last.
        for (const entry of placed.sort((a, b) => a.n - b.n)) fill(entry)
      })
    } catch (error) {
      labels.forget()
      vocabulary.forget()
      throw error
    }
  }
}
