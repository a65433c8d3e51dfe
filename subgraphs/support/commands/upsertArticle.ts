import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { SupportDeps } from '../deps.ts'

export interface UpsertArticle {
  id?: string | null | undefined
  title: string
  body: string
  language: string
}

/** Adds an article, or writes the next version of one. The indexes notice by the version. Answers its id. */
export async function upsertArticle(
  { platform }: SupportDeps,
  { businessId, id: viewerId }: Viewer,
  { id, title, body, language }: UpsertArticle,
): Promise<string> {
  const at = platform.clock.now()
  const content = { title, body, language, updatedBy: viewerId ?? 'service', updatedAt: at }
  return inTransaction(platform.prisma, async tx => {
    if (id) {
      const where = { id, businessId }
      const { count } = await tx.knowledgeArticle.updateMany({ where, data: { ...content, version: { increment: 1 } } })
      if (count === 0) throw refuse('NOT_FOUND', `expected the id of an article, got ${id}`, ['input', 'id'])
      return id
    }
    const made = newId('kba')
    await tx.knowledgeArticle.create({ data: { id: made, businessId, ...content, createdAt: at } })
    return made
  })
}
