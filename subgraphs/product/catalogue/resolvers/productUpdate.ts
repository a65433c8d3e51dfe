import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { updateProduct } from '../commands/updateProduct.ts'
import { productUpdateInput } from './product-inputs.ts'

export const productUpdate: MutationResolvers['productUpdate'] = (_parent, { input }, { deps, viewer, catalogue }) =>
  payload(async () => {
    const checked = validate(productUpdateInput, input)
    await updateProduct(deps, viewer, checked)
    await catalogue.refresh([checked.productId], [])
    return { product: await catalogue.product(checked.productId) }
  })
