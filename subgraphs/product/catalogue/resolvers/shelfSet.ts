import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { setShelf } from '../commands/setShelf.ts'
import { shelfSetInput } from './inputs.ts'

export const shelfSet: MutationResolvers['shelfSet'] = (_parent, { input }, { deps, viewer, entities }) =>
  payload(async () => {
    const checked = validate(shelfSetInput, input)
    await setShelf(deps, viewer, checked)
    return { shelf: await entities.shelves.shelf(checked.id) }
  })
