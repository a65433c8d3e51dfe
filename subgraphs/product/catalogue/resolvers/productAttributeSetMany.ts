import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { setAttributes } from '../commands/setAttributes.ts'
import { productAttributeSetManyInput } from './inputs.ts'
import { productsOf } from './products.ts'

export const productAttributeSetMany: MutationResolvers['productAttributeSetMany'] = (_parent, { input }, context) =>
  payload(async () => {
    const checked = validate(productAttributeSetManyInput, input)
    return productsOf(context, await setAttributes(context.deps, context.viewer, checked))
  })
