import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { dropEdits } from '../commands/dropEdits.ts'
import { productEditsDropInput } from './product-inputs.ts'

export const productEditsDrop: MutationResolvers['productEditsDrop'] = (
  _parent,
  { input },
  { deps, viewer, catalogue },
) =>
  payload(async () => {
    const checked = validate(productEditsDropInput, input)
    await dropEdits(deps, viewer, checked)
    await catalogue.refresh([checked.productId], [])
    return { product: await catalogue.product(checked.productId) }
  })
