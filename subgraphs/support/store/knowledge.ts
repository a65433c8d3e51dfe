import { LRUCache } from 'lru-cache'
import type { Platform } from '#shared/platform.ts'
import type { Embedder } from '../domain/embedder.ts'
import { type Answer, answer, buildIndex, type KnowledgeIndex, type Thresholds } from '../domain/retrieval.ts'
import { ARTICLE_COLUMNS, type ArticleRow, toArticle } from './articles.ts'

export interface KnowledgeBase {
  /** Answers from the articles of the business as they are now. */
  answer(businessId: string, question: string, thresholds: Thresholds): Promise<Answer>
}

interface Cached {
  /** Number of articles and sum of their versions: versions only grow and articles stay, so any change changes it. */
  fingerprint: string
  index: Promise<KnowledgeIndex>
}

/** How many businesses' indexes are kept; another business's next question rebuilds its index. */
const MAX_INDEXES = 50

/** The indexes of the businesses, in memory, each rebuilt when the articles' versions say so. */
export function knowledgeBase({ pool }: Pick<Platform, 'pool'>, embedder: Embedder): KnowledgeBase {
  const cache = new LRUCache<string, Cached>({ max: MAX_INDEXES })

  async function load(businessId: string): Promise<KnowledgeIndex> {
    const sql = `SELECT ${ARTICLE_COLUMNS} FROM support.knowledge_article a WHERE a.business_id = $1 ORDER BY a.id`
    const { rows } = await pool.query<ArticleRow>(sql, [businessId])
    return buildIndex(embedder, rows.map(toArticle))
  }

  async function current(businessId: string): Promise<KnowledgeIndex> {
    const { rows } = await pool.query<{ fingerprint: string }>(
      `SELECT count(*) || ':' || coalesce(sum(version), 0) AS fingerprint FROM support.knowledge_article WHERE business_id = $1`,
      [businessId],
    )
    const fingerprint = rows[0]!.fingerprint
    const known = cache.get(businessId)
    if (known?.fingerprint === fingerprint) return known.index
    const index = load(businessId)
    cache.set(businessId, { fingerprint, index })
    // A failed build must not be kept.
    index.catch(() => cache.delete(businessId))
    return index
  }

  return {
    answer: async (businessId, question, thresholds) => answer(await current(businessId), question, thresholds),
  }
}
