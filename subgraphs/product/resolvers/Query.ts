import { validate } from '#shared/errors.ts'
import type { QueryResolvers } from '../generated/types.ts'
import { quotesInput } from './inputs.ts'

export const Query: Pick<QueryResolvers, 'product' | 'sku' | 'products' | 'merchant' | 'skuQuotes'> = {
  product: (_parent, { id }, { catalogue }) => catalogue.product(id),
  sku: (_parent, { id }, { catalogue }) => catalogue.sku(id),
  products: (_parent, { filter, ...page }, { catalogue }) => catalogue.list(page, filter ?? {}),
  merchant: (_parent, { id }, { catalogue }) => catalogue.merchant(id),
  skuQuotes: (_parent, args, { quotes, viewer }) => quotes(viewer.businessId, validate(quotesInput, args, []).skuIds),
}
