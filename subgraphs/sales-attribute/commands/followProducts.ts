import { deriveAttributes } from '../store/derive.ts'
import { closeFacts, knownFacts, lockFacts, newerStock, refreshFacts, takeStock } from '../store/facts.ts'
import { QUOTE_BATCH, readQuotes } from '../store/remote.ts'
import { commitChange, type Work } from './change.ts'

export interface StockChanged {
  businessId: string
  skuId: string
  available: number
  version: number | string
}

/** Those of these levels that are to be followed. Most SKUs are listed nowhere, and most orders change their stock. */
export async function newsOfStock({ platform }: Work, stocks: readonly StockChanged[]): Promise<Set<StockChanged>> {
  return new Set(await newerStock(platform, stocks))
}

/** Takes a new stock level into all listings of the SKU. Older ones and repeats change nothing. */
export async function followStock(work: Work, { businessId, skuId, available, version }: StockChanged): Promise<void> {
  await commitChange(work, businessId, async (tx, now) => {
    const taken = await takeStock(tx, businessId, { skuId, available, version: BigInt(version) }, now)
    const changes = taken ? await deriveAttributes(tx, businessId, { skuIds: [skuId] }, now) : []
    return { result: undefined, ...idsOf(changes) }
  })
}

export interface SkusChanged {
  businessId: string
  skuIds: string[]
  /** The product's version; absent when it is only time to look again. */
  version?: number | string
}

/**
 * Reads listed SKUs again and takes what they say into their listings. The answer is at least as new as the event, so
 * it is stored under the event's version; a later event's answer is never overwritten.
 */
export async function followProduct(work: Work, { businessId, skuIds, version }: SkusChanged): Promise<void> {
  const upTo = version === undefined ? null : BigInt(version)
  for (let start = 0; start < skuIds.length; start += QUOTE_BATCH) {
    await followBatch(work, businessId, skuIds.slice(start, start + QUOTE_BATCH), upTo)
  }
}

async function followBatch(
  work: Work,
  businessId: string,
  skuIds: readonly string[],
  version: bigint | null,
): Promise<void> {
  const known = await knownFacts(work.platform, businessId, skuIds)
  const seen = new Map(known.map(fact => [fact.skuId, fact.productVersion]))
  const stale = known.filter(fact => version === null || fact.productVersion < version).map(fact => fact.skuId)
  if (stale.length === 0) return
  const answer = await readQuotes(work.platform, businessId, stale)
  const quotes = [...answer.values()].map(quote => ({ ...quote, seenVersion: seen.get(quote.skuId) ?? 0n }))
  const gone = stale.filter(skuId => !answer.has(skuId))
  await commitChange(work, businessId, async (tx, now) => {
    await lockFacts(tx, businessId, stale)
    const written = await refreshFacts(tx, businessId, quotes, version, now)
    const closed = version === null ? [] : await closeFacts(tx, businessId, gone, version, now)
    const changes = await deriveAttributes(tx, businessId, { skuIds: [...written, ...closed] }, now)
    return { result: undefined, ...idsOf(changes) }
  })
}

function idsOf(changes: readonly { listingId: string; contentId: string }[]): {
  contentIds: string[]
  listingIds: string[]
} {
  return {
    contentIds: changes.map(({ contentId }) => contentId),
    listingIds: changes.map(({ listingId }) => listingId),
  }
}
