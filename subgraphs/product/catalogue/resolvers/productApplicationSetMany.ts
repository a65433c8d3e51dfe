import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { setApplications } from '../commands/setApplications.ts'
import { productApplicationSetManyInput } from './inputs.ts'
import { productsOf } from './products.ts'

export const productApplicationSetMany: MutationResolvers['productApplicationSetMany'] = (
  _parent,
  { input },
  context,
) =>
  payload(async () => {
    const checked = validate(productApplicationSetManyInput, input)
    return productsOf(context, await setApplications(context.deps, context.viewer, checked))
  })
