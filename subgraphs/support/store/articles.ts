import type { Viewer } from '#shared/auth.ts'
import { byKey, createLoader } from '#shared/loaders.ts'
import type { Platform } from '#shared/platform.ts'
import type { ArticleRecord } from '../domain/retrieval.ts'

export interface ArticleRow {
  id: string
  business_id: string
  title: string
  body: string
  language: string
  version: number
  updated_at: Date
}

export const ARTICLE_COLUMNS = 'a.id, a.business_id, a.title, a.body, a.language, a.version, a.updated_at'

export function toArticle({ id, title, body, language, version, ...row }: ArticleRow): ArticleRecord {
  return { id, title, body, language, version, businessId: row.business_id, updatedAt: row.updated_at }
}

export type ArticleStore = ReturnType<typeof articleStore>

/** Reads of the knowledge base of the viewer's business. Help pages are public within it. */
export function articleStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const byId = createLoader<string, ArticleRecord>(async ids => {
    const sql = `SELECT ${ARTICLE_COLUMNS} FROM support.knowledge_article a WHERE a.id = ANY($1) AND a.business_id = $2`
    const { rows } = await pool.query<ArticleRow>(sql, [ids, viewer.businessId])
    return byKey(ids, rows.map(toArticle), row => row.id)
  })
  return { byId }
}
