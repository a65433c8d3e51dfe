import { payload, validate } from '#shared/errors.ts'
import { changeStatus } from '../catalogue/commands/changeStatuses.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { productStatusChangeInput } from './inputs.ts'

export const productStatusChange: MutationResolvers['productStatusChange'] = (
  _parent,
  { input },
  { deps, viewer, catalogue },
) =>
  payload(async () => {
    const checked = validate(productStatusChangeInput, input)
    await changeStatus(deps, viewer, checked)
    await catalogue.refresh([checked.productId], [])
    return { product: await catalogue.product(checked.productId) }
  })
