import { payload, validate } from '#shared/errors.ts'
import { pin } from '../commands/changeListing.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { listingInput } from './inputs.ts'

export const listingPin: MutationResolvers['listingPin'] = (_parent, { input }, { work, viewer, store }) =>
  payload(async () => {
    const { listingId } = validate(listingInput, input)
    await pin(work, viewer, listingId)
    return { listing: await store.listings.load(listingId) }
  })
