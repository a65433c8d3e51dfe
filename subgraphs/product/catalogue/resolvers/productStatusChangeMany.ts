import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { changeStatuses } from '../commands/changeStatuses.ts'
import { productStatusChangeManyInput } from './inputs.ts'
import { productsOf } from './products.ts'

export const productStatusChangeMany: MutationResolvers['productStatusChangeMany'] = (_parent, { input }, context) =>
  payload(async () => {
    const checked = validate(productStatusChangeManyInput, input)
    return productsOf(context, await changeStatuses(context.deps, context.viewer, checked))
  })
