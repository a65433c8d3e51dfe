import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { saveLocation } from '../commands/configureStock.ts'
import { stockLocationUpsertInput } from './inputs.ts'

export const stockLocationUpsert: MutationResolvers['stockLocationUpsert'] = (
  _parent,
  { input },
  { deps, viewer, inventory },
) =>
  payload(async () => {
    const checked = validate(stockLocationUpsertInput, input)
    await saveLocation(deps, viewer, checked)
    const locations = await inventory.locations()
    return { location: locations.find(location => location.code === checked.code) ?? null }
  })
