import { payload, validate } from '#shared/errors.ts'
import { addListings } from '../commands/addListings.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { listingAddInput } from './inputs.ts'

export const listingAdd: MutationResolvers['listingAdd'] = (_parent, { input }, { work, viewer, store }) =>
  payload(async () => {
    const ids = await addListings(work, viewer, validate(listingAddInput, input))
    const listings = await Promise.all(ids.map(id => store.listings.load(id)))
    // One may have been taken off again meanwhile.
    return { listings: listings.filter(listing => listing !== null) }
  })
