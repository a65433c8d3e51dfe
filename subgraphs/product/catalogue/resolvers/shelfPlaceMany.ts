import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { placeProducts } from '../commands/arrangeShelf.ts'
import { shelfPlaceManyInput } from './inputs.ts'

export const shelfPlaceMany: MutationResolvers['shelfPlaceMany'] = (_parent, { input }, { deps, viewer, entities }) =>
  payload(async () => {
    const checked = validate(shelfPlaceManyInput, input)
    const { errors } = await placeProducts(deps, viewer, checked)
    return { shelf: await entities.shelves.shelf(checked.shelfId), userErrors: errors }
  })
