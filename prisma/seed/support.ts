import type { Platform } from '#shared/platform.ts'
import { articles } from './support-articles.ts'

const BUSINESS = 'biz_demo'

/** The demonstration's knowledge base and the agent's seat, off duty. Idempotent. */
export async function seed({ prisma, clock }: Platform): Promise<void> {
  const at = clock.now()
  await prisma.knowledgeArticle.createMany({
    data: articles.map(([id, language, title, ...paragraphs]) => ({
      id,
      businessId: BUSINESS,
      language,
      title,
      body: paragraphs.join('\n\n'),
      updatedBy: 'usr_ops',
      createdAt: at,
      updatedAt: at,
    })),
    skipDuplicates: true,
  })
  const seat = { id: 'sea_demo_agent', businessId: BUSINESS, agentId: 'usr_agent', onDuty: false, capacity: 5 }
  await prisma.seat.createMany({ data: [{ ...seat, skills: ['general'], updatedAt: at }], skipDuplicates: true })
}
