import { payload, validate } from '#shared/errors.ts'
import { takeListingOff } from '../commands/changeListing.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { listingInput } from './inputs.ts'

export const listingRemove: MutationResolvers['listingRemove'] = (_parent, { input }, { work, viewer }) =>
  payload(async () => {
    const { listingId } = validate(listingInput, input)
    await takeListingOff(work, viewer, listingId)
    return { listingId }
  })
