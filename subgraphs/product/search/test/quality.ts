import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { SearchCard, SearchDocument, SearchIndex } from '../index-port.ts'
import { document, entry, request } from './documents.ts'

/** How good search is, on listings of real shops. */
export interface Question {
  query: string
  isWanted(card: SearchCard): boolean
}

export interface Quality {
  questions: number
  /** The share of questions whose first hit is wanted (P@1). */
  first: number
  /** Of those with a wanted hit among the first ten (hit@10). */
  tenth: number
  /** The mean share of the first ten hits that are wanted. */
  precision: number
}

type Row = Record<string, string>
const rowsOf = (text: string, delimiter: string) =>
  parse(text, { columns: true, bom: true, delimiter, relax_quotes: true }) as Row[]

export async function fillWith(index: SearchIndex, documents: readonly SearchDocument[]): Promise<void> {
  await index.ensure()
  await index.write(documents.map(one => entry(one)))
}

/** Asks with nothing but the words, as somebody would who knows no settings. */
export async function ask(index: SearchIndex, questions: readonly Question[]): Promise<Quality> {
  let [first, tenth, precision] = [0, 0, 0]
  for (const { query, isWanted } of questions) {
    const { hits } = await index.search(request(query, { limit: 10 }))
    const wanted = hits.filter(hit => isWanted(hit.card)).length
    if (hits[0] && isWanted(hits[0].card)) first += 1
    if (wanted > 0) tenth += 1
    precision += wanted / Math.max(1, hits.length)
  }
  const share = (sum: number) => sum / questions.length
  return { questions: questions.length, first: share(first), tenth: share(tenth), precision: share(precision) }
}

const listings = (folder: string, shop: string) => rowsOf(readFileSync(join(folder, `${shop}.csv`), 'utf8'), '|')

/** One shop's listings, to be found by the titles of the same goods in the other's. */
export function matches(folder: string): { documents: SearchDocument[]; questions: Question[] } {
  const documents = listings(folder, 'buy').map(row =>
    document(row.id!, row.name!, { description: row.description || null }),
  )
  const titles = new Map(listings(folder, 'abt').map(row => [row.id, row.name!]))
  const questions = rowsOf(readFileSync(join(folder, 'gt.csv'), 'utf8'), '|').map(({ D1, D2 }) => ({
    query: titles.get(D1!)!,
    isWanted: (card: SearchCard) => card.id === D2,
  }))
  return { documents, questions }
}

/** Listings of Chinese shops, each of which is also the brand. */
export function cosmetics(file: string): SearchDocument[] {
  const rows = rowsOf(gunzipSync(readFileSync(file)).toString('utf8'), ',')
  const byId = new Map(rows.map(row => [row.id!, row]))
  return [...byId.values()].map(row => document(row.id!, row.title!, { brand: row.店名! }))
}

export const brandQuestions = (documents: readonly SearchDocument[]): Question[] =>
  [...new Set(documents.map(one => one.brand!))].map(brand => ({
    query: brand,
    isWanted: card => card.brand === brand,
  }))

/**
 * Parts of six to ten characters out of titles, each as it stands and with one wrong character. What has the part as it
 * stands is wanted.
 */
export function partQuestions(documents: readonly SearchDocument[], count: number) {
  const random = chance(7)
  const below = (limit: number) => Math.floor(random() * limit)
  const characters = [...new Set(documents.flatMap(one => one.title.match(/\p{Script=Han}/gu) ?? []))]
  const runs = documents.flatMap(one => one.title.match(/\p{Script=Han}{6,}/gu) ?? [])
  const parts: Question[] = []
  const wrong: Question[] = []
  for (let n = 0; n < count; n += 1) {
    const run = [...runs[below(runs.length)]!]
    const length = Math.min(run.length, 6 + below(5))
    const at = below(run.length - length + 1)
    const part = run.slice(at, at + length)
    const isWanted = (card: SearchCard) => card.title.includes(part.join(''))
    parts.push({ query: part.join(''), isWanted })
    const others = characters.filter(character => !part.includes(character))
    wrong.push({ query: part.with(below(length), others[below(others.length)]!).join(''), isWanted })
  }
  return { parts, wrong }
}

/** The same numbers from 0 to 1 on each run (a linear congruential generator of Numerical Recipes). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
