import type { Embedder, Encode, Vector } from './embedder.ts'
import { conceptsOf, isStopWord, stem, withoutStopCharacters } from './lexicon.ts'

/** Dimensions of the hashed space. At a few thousand distinct features collisions stay rare. */
const DIMENSIONS = 2 ** 20

/** How much a kind of feature counts. Words carry the meaning; parts of words only forgive typing errors. */
const WEIGHTS = { word: 1, bigram: 1, gram: 0.25, character: 0.3, concept: 1.6 }

type Features = Map<string, number>

/** NFKC makes full-width letters and digits ordinary; marks are dropped, so "café" is "cafe". */
function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
}

/** What a text is made of: words and their 3-grams, Chinese bigrams and characters, and concepts of the lexicon. */
function featuresOf(text: string): Features {
  const clean = normalise(text)
  const features: Features = new Map()
  const add = (name: string, weight: number) => features.set(name, (features.get(name) ?? 0) + weight)
  for (const word of clean.match(/[\p{Script=Latin}\p{N}]+/gu) ?? []) {
    if (!isStopWord(word) && !isStopWord(stem(word))) addWord(stem(word), add)
  }
  for (const run of withoutStopCharacters(clean).match(/\p{Script=Han}+/gu) ?? []) addRun([...run], add)
  for (const concept of conceptsOf(clean)) add(concept, WEIGHTS.concept)
  return features
}

function addWord(word: string, add: (name: string, weight: number) => void): void {
  add(`w:${word}`, WEIGHTS.word)
  const edged = `^${word}$`
  for (let at = 0; word.length > 3 && at + 3 <= edged.length; at++) add(`g:${edged.slice(at, at + 3)}`, WEIGHTS.gram)
}

function addRun(characters: readonly string[], add: (name: string, weight: number) => void): void {
  for (const [at, character] of characters.entries()) {
    add(`c:${character}`, WEIGHTS.character)
    const next = characters[at + 1]
    if (next) add(`b:${character}${next}`, WEIGHTS.bigram)
  }
}

/**
 * Hashed TF-IDF vectors: no model, no download, no network, the same everywhere. They find words and the lexicon's
 * synonyms; they understand nothing. Weight = (1 + ln tf) * idf, idf = ln((1 + n) / (1 + df)) + 1 (smoothed, as in
 * Manning, Raghavan and Schütze, Introduction to Information Retrieval, ch. 6); a word the corpus never uses weighs the
 * most, so that a question about something else stays far from everything.
 */
export const lexicalEmbedder: Embedder = {
  name: 'lexical',
  async fit(corpus) {
    const documentFrequency = new Map<string, number>()
    for (const text of corpus) {
      for (const name of featuresOf(text).keys()) documentFrequency.set(name, (documentFrequency.get(name) ?? 0) + 1)
    }
    const idf = (name: string) => Math.log((1 + corpus.length) / (1 + (documentFrequency.get(name) ?? 0))) + 1
    const encode: Encode = async texts => texts.map(text => vectorOf(featuresOf(text), idf))
    return encode
  },
}

function vectorOf(features: Features, idf: (name: string) => number): Vector {
  const vector = new Map<number, number>()
  for (const [name, weight] of features) {
    const dimension = hash(name) % DIMENSIONS
    vector.set(dimension, (vector.get(dimension) ?? 0) + damp(weight) * idf(name))
  }
  const length = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0))
  if (length > 0) for (const [dimension, value] of vector) vector.set(dimension, value / length)
  return vector
}

/** 1 + ln tf, for weights below 1 too. */
const damp = (weight: number) => (weight > 1 ? 1 + Math.log(weight) : weight)

/** FNV-1a, 32 bits, over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0
  }
  return value
}
