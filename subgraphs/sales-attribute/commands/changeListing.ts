import type { Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import { type Refusal, refuse } from '#shared/errors.ts'
import { deriveAttributes } from '../store/derive.ts'
import { lockFacts } from '../store/facts.ts'
import {
  type FoundListing,
  findListing,
  type LockedContent,
  lockContent,
  pinListing,
  removeListing,
} from '../store/write.ts'
import { commitChange, type Work } from './change.ts'
import { contentOwner } from './owner.ts'

const PATH = ['input', 'listingId']

/** Takes a listing off. Its row stays: history, clicks and orders refer to it. */
export async function takeListingOff(work: Work, viewer: Viewer, listingId: string): Promise<void> {
  await commitChange(work, viewer.businessId, async (tx, now) => {
    const { listing } = await lockListing(tx, viewer, listingId, contentOwner(viewer))
    if (!(await removeListing(tx, listingId, now))) throw notFound(listingId)
    await deriveAttributes(tx, viewer.businessId, { listingIds: [listingId] }, now)
    return { result: undefined, contentIds: [listing.contentId], listingIds: [listingId] }
  })
}

/** Pins a listing of a live room of the viewing creator, in place of the one pinned before. */
export async function pin(work: Work, viewer: Viewer, listingId: string): Promise<void> {
  await commitChange(work, viewer.businessId, async (tx, now) => {
    const { listing, content } = await lockListing(tx, viewer, listingId, viewer.creatorId ?? '')
    if (content.kind !== 'LIVE_ROOM') throw refuse('INVALID', 'only listings of live rooms can be pinned', PATH)
    if (content.status === 'ENDED')
      throw refuse('INVALID_TRANSITION', 'nothing can be pinned in a room that has ended', PATH)
    if (!(await pinListing(tx, listing.contentId, listingId, now))) throw notFound(listingId)
    return { result: undefined, contentIds: [listing.contentId], listingIds: [listingId] }
  })
}

/** Locks what a change of a listing touches, in the order that all writers keep: fact, then content. */
async function lockListing(
  tx: Tx,
  { businessId }: Viewer,
  id: string,
  owner: string | null,
): Promise<{ listing: FoundListing; content: LockedContent }> {
  const listing = await findListing(tx, businessId, id)
  if (!listing) throw notFound(id)
  await lockFacts(tx, businessId, [listing.skuId])
  const content = await lockContent(tx, businessId, listing.contentId, owner)
  if (!content) throw notFound(id)
  return { listing, content }
}

function notFound(id: string): Refusal {
  return refuse('NOT_FOUND', `expected a listing of yours, got ${id}`, PATH)
}
