import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { createProduct } from '../commands/createProduct.ts'
import { productCreateInput } from './product-inputs.ts'

export const productCreate: MutationResolvers['productCreate'] = (_parent, { input }, { deps, viewer, catalogue }) =>
  payload(async () => {
    const productId = await createProduct(deps, viewer, validate(productCreateInput, input))
    return { product: await catalogue.product(productId) }
  })
