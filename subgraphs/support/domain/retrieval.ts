import { type CitationRecord, languageOf, SENTENCES } from './conversation.ts'
import { cosine, type Embedder, type Encode, type Vector } from './embedder.ts'

export interface ArticleRecord {
  id: string
  businessId: string
  title: string
  body: string
  language: string
  version: number
  updatedAt: Date
}

/** From `answer` on the bot answers; from `askBack` on it asks which article is meant; below it offers a person. */
export interface Thresholds {
  answer: number
  askBack: number
}

export interface Answer {
  body: string
  citations: CitationRecord[]
  /** The cosine of the nearest article, from 0 to 1. */
  confidence: number
}

interface Passage {
  article: ArticleRecord
  text: string
  title: Vector
  content: Vector
}

export interface KnowledgeIndex {
  encode: Encode
  passages: Passage[]
}

/** More passages than this help nobody. */
const MAX_CITATIONS = 2
/** A second article is cited only when it is nearly as near as the first. */
const NEARLY = 0.9
/** Another language than the question's is used only when it is clearly nearer. */
const OTHER_LANGUAGE = 0.6
const MAX_EXCERPT = 600

/** Splits a text into paragraphs of a length that can be quoted. */
export function passagesOf(body: string): string[] {
  return body
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph.length > 0)
    .map(paragraph =>
      paragraph.length > MAX_EXCERPT ? `${[...paragraph].slice(0, MAX_EXCERPT - 1).join('')}…` : paragraph,
    )
}

/** Builds the index of one business. Memory grows with the number of paragraphs, about 2 kB each. */
export async function buildIndex(embedder: Embedder, articles: readonly ArticleRecord[]): Promise<KnowledgeIndex> {
  const pieces = articles.flatMap(article => passagesOf(article.body).map(text => ({ article, text })))
  const encode = await embedder.fit(articles.map(article => `${article.title}\n${article.body}`))
  const titles = await encode(pieces.map(({ article }) => article.title))
  const contents = await encode(pieces.map(({ article, text }) => `${article.title}\n${text}`))
  return { encode, passages: pieces.map((piece, at) => ({ ...piece, title: titles[at]!, content: contents[at]! })) }
}

/** The nearest passage of each article, nearest first. Ties go by id, so that the same question has the same answer. */
async function search(index: KnowledgeIndex, question: string): Promise<CitationRecord[]> {
  const [vector] = await index.encode([question])
  const language = languageOf(question)
  const best = new Map<string, { passage: Passage; score: number; content: number }>()
  for (const passage of index.passages) {
    const content = cosine(vector!, passage.content)
    const foreign = languageOf(passage.article.title) === language ? 1 : OTHER_LANGUAGE
    const score = foreign * Math.max(content, cosine(vector!, passage.title))
    const known = best.get(passage.article.id)
    if (!known || score > known.score || (score === known.score && content > known.content)) {
      best.set(passage.article.id, { passage, score, content })
    }
  }
  return [...best.values()]
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.passage.article.id < b.passage.article.id ? -1 : 1))
    .map(({ passage: { article, text }, score }) => ({
      articleId: article.id,
      articleVersion: article.version,
      excerpt: text,
      score: Math.round(score * 10_000) / 10_000,
    }))
}

/**
 * Answers a question from the knowledge base alone: the answer's words are the excerpts it cites. Below the threshold it
 * asks back with the titles of the nearest articles, and further below it offers a person.
 */
export async function answer(index: KnowledgeIndex, question: string, thresholds: Thresholds): Promise<Answer> {
  const found = await search(index, question)
  const confidence = found[0]?.score ?? 0
  const sentences = SENTENCES[languageOf(question)]
  if (confidence < thresholds.askBack) return { body: sentences.offerPerson, citations: [], confidence }
  if (confidence < thresholds.answer) {
    const titles = found
      .filter(({ score }) => score >= thresholds.askBack)
      .slice(0, 3)
      .map(({ articleId }) => titleOf(index, articleId))
    return { body: [sentences.askBack, ...titles.map(title => `- ${title}`)].join('\n'), citations: [], confidence }
  }
  const language = languageOf(titleOf(index, found[0]!.articleId))
  const citations = found
    .filter(
      ({ score, articleId }) =>
        score >= thresholds.answer &&
        score >= NEARLY * confidence &&
        languageOf(titleOf(index, articleId)) === language,
    )
    .slice(0, MAX_CITATIONS)
  return { body: citations.map(({ excerpt }) => excerpt).join('\n\n'), citations, confidence }
}

function titleOf(index: KnowledgeIndex, articleId: string): string {
  return index.passages.find(passage => passage.article.id === articleId)!.article.title
}
