import { payload, validate } from '#shared/errors.ts'
import { upsertArticle } from '../commands/upsertArticle.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { articleInput } from './inputs.ts'

export const knowledgeArticleUpsert: MutationResolvers['knowledgeArticleUpsert'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const id = await upsertArticle(ctx.deps, ctx.viewer, validate(articleInput, input))
    return { article: await ctx.articles.byId.load(id) }
  })
