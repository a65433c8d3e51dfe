import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { removeProducts } from '../commands/arrangeShelf.ts'
import { shelfRemoveManyInput } from './inputs.ts'

export const shelfRemoveMany: MutationResolvers['shelfRemoveMany'] = (_parent, { input }, { deps, viewer, entities }) =>
  payload(async () => {
    const { productIds, ...checked } = validate(shelfRemoveManyInput, input)
    const { errors } = await removeProducts(deps, viewer, { ...checked, items: productIds })
    return { shelf: await entities.shelves.shelf(checked.shelfId), userErrors: errors }
  })
