import { payload, validate } from '#shared/errors.ts'
import { plainText } from '../../channels/pipeline/text.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { updateProduct } from '../commands/updateProduct.ts'
import { productUpdateInput } from './inputs.ts'

export const productUpdate: MutationResolvers['productUpdate'] = (_parent, { input }, { deps, viewer, catalogue }) =>
  payload(async () => {
    const { description, ...checked } = validate(productUpdateInput, input)
    await updateProduct(deps, viewer, {
      ...checked,
      // As feeds' descriptions are: nothing is left that a page would run.
      description: typeof description === 'string' ? plainText(description) || null : description,
    })
    await catalogue.refresh([checked.productId], [])
    return { product: await catalogue.product(checked.productId) }
  })
