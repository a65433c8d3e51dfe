import { inTransaction, type Tx } from '#shared/db.ts'
import type { SalesAttributeDeps } from '../deps.ts'
import type { CardCache, ContentVersion } from '../store/cards.ts'
import { bumpContents } from '../store/write.ts'

/** What commands are given. */
export interface Work extends SalesAttributeDeps {
  cards: CardCache
}

/** What a command changed, beside its own answer. */
export interface Change<T> {
  result: T
  contentIds: readonly string[]
  listingIds: readonly string[]
}

/** A SKU may be listed in thousands of places: one event names this many at most. */
const EVENT_BATCH = 500

/**
 * Runs a change of content, listings or attributes: gives each content its next version in the same transaction, and
 * after the commit makes older cards unreadable. The event in the outbox does that again, in case this process dies or
 * Redis is away between the two.
 */
export async function commitChange<T>(
  work: Work,
  businessId: string,
  run: (tx: Tx, now: Date) => Promise<Change<T>>,
): Promise<T> {
  const { platform, cards } = work
  const now = platform.clock.now()
  const { result, contents } = await inTransaction(platform.prisma, async tx => {
    const change = await run(tx, now)
    const contents = await bumpContents(tx, businessId, [...new Set(change.contentIds)].sort(), now)
    await publishChanges(work, tx, businessId, contents, change.listingIds)
    return { result: change.result, contents }
  })
  if (contents.length > 0) {
    await cards
      .invalidate(businessId, contents)
      .catch(err => platform.log.warn({ err }, 'cards are invalidated later, by event'))
  }
  return result
}

async function publishChanges(
  { platform }: Work,
  tx: Tx,
  businessId: string,
  contents: readonly ContentVersion[],
  listingIds: readonly string[],
): Promise<void> {
  for (let start = 0; start < contents.length; start += EVENT_BATCH) {
    const batch = contents.slice(start, start + EVENT_BATCH)
    await platform.jobs.publish(tx, {
      type: 'attribute.changed',
      key: batch[0]?.id ?? '',
      data: {
        businessId,
        listingIds: start === 0 ? listingIds.slice(0, EVENT_BATCH) : [],
        contentIds: batch.map(({ id }) => id),
        contents: batch.map(({ id, version }) => ({ id, version: version.toString() })),
      },
    })
  }
}
