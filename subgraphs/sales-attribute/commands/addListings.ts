import type { Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import { fail, Refusal, refuse, type UserError } from '#shared/errors.ts'
import { GraphCallError } from '#shared/graph.ts'
import type { Money } from '#shared/money.ts'
import { MAX_LISTINGS } from '../domain/records.ts'
import { deriveAttributes } from '../store/derive.ts'
import { addFacts, lockFacts } from '../store/facts.ts'
import { type ListingGround, type ListingTerms, listingGround, placedSkus, putListings } from '../store/listings.ts'
import { readQuotes, type SkuQuote } from '../store/remote.ts'
import { lockContent } from '../store/write.ts'
import { type Change, commitChange, type Work } from './change.ts'

export interface AddListings {
  contentId: string
  items: {
    skuId: string
    commissionPlanId?: string | null | undefined
    price?: Money | null | undefined
    promotionText?: string | null | undefined
  }[]
}

/**
 * Lists SKUs in content of the viewing creator. Listing one again changes its terms; the same terms again change
 * nothing. Answers the listing ids in the order of the items.
 */
export async function addListings(work: Work, viewer: Viewer, input: AddListings): Promise<string[]> {
  const { businessId } = viewer
  const planIds = input.items.flatMap(item => item.commissionPlanId ?? [])
  const ground = await listingGround(work.platform, businessId, input.contentId, planIds)
  checkContent(ground.content?.creatorId === viewer.creatorId ? ground.content : null, input.contentId)
  const quotes = await quotesOf(work, businessId, input)
  const terms = termsOf(input, ground, quotes)
  return commitChange(work, businessId, tx => put(work, tx, viewer, input.contentId, terms, [...quotes.values()]))
}

/** Writes what was checked. The content is checked again under its lock. */
async function put(
  { platform }: Work,
  tx: Tx,
  { businessId, creatorId }: Viewer,
  contentId: string,
  terms: readonly ListingTerms[],
  quotes: readonly SkuQuote[],
): Promise<Change<string[]>> {
  const now = platform.clock.now()
  const skuIds = terms.map(({ skuId }) => skuId)
  await addFacts(tx, businessId, quotes, now)
  await lockFacts(tx, businessId, skuIds)
  const content = checkContent(await lockContent(tx, businessId, contentId, creatorId ?? ''), contentId)
  const placed = await placedSkus(tx, contentId)
  const active = new Set(placed.filter(({ state }) => state === 'ACTIVE').map(({ skuId }) => skuId))
  const count = new Set([...active, ...skuIds]).size
  if (count > MAX_LISTINGS) {
    throw refuse('TOO_MANY_ITEMS', `expected at most ${MAX_LISTINGS} listings in one place, got ${count}`, [
      'input',
      'items',
    ])
  }
  const ids = await putListings(tx, { id: contentId, businessId, creatorId: content.creatorId }, placed, terms, now)
  await deriveAttributes(tx, businessId, { listingIds: [...ids.values()] }, now)
  // A change of a SKU that was not listed anywhere told nobody here; it is asked again once it is.
  await platform.jobs.publish(tx, { type: 'listing.added', key: contentId, data: { businessId, skuIds } })
  const listingIds = skuIds.map(skuId => ids.get(skuId) ?? '')
  return { result: listingIds, contentIds: [contentId], listingIds }
}

function checkContent<T extends { status: string | null }>(content: T | null, contentId: string): T {
  const path = ['input', 'contentId']
  if (!content) throw refuse('NOT_FOUND', `expected content of yours, got ${contentId}`, path)
  if (content.status === 'ENDED')
    throw refuse('INVALID_TRANSITION', 'nothing can be listed in a room that has ended', path)
  return content
}

async function quotesOf({ platform }: Work, businessId: string, input: AddListings): Promise<Map<string, SkuQuote>> {
  try {
    return await readQuotes(
      platform,
      businessId,
      input.items.map(({ skuId }) => skuId),
    )
  } catch (error) {
    if (!(error instanceof GraphCallError) || !error.retryable) throw error
    platform.log.warn({ err: error }, 'products could not be asked')
    throw refuse('UNAVAILABLE', 'products cannot be asked now; try again later', ['input', 'items'])
  }
}

function termsOf(
  { items }: AddListings,
  { plans }: ListingGround,
  quotes: ReadonlyMap<string, SkuQuote>,
): ListingTerms[] {
  const errors: UserError[] = []
  const standard = plans.find(plan => plan.isStandard)
  const terms = items.flatMap((item, index): ListingTerms[] => {
    const path = ['input', 'items', index]
    const quote = quotes.get(item.skuId)
    const plan = item.commissionPlanId ? plans.find(({ id }) => id === item.commissionPlanId) : standard
    if (!quote) errors.push(fail('NOT_FOUND', `expected a SKU, got ${item.skuId}`, [...path, 'skuId']))
    if (!plan) errors.push(missingPlan(item.commissionPlanId, [...path, 'commissionPlanId']))
    if (quote && item.price && item.price.currencyCode !== quote.currencyCode) {
      const message = `expected a price in ${quote.currencyCode}, got ${item.price.currencyCode}`
      errors.push(fail('CURRENCY_MISMATCH', message, [...path, 'price', 'currencyCode']))
    }
    if (!plan) return []
    return [
      {
        skuId: item.skuId,
        priceMinor: item.price?.amountMinor.toString() ?? null,
        currencyCode: item.price?.currencyCode ?? null,
        promotionText: item.promotionText || null,
        commissionPlanId: plan.id,
        planVersion: plan.version,
      },
    ]
  })
  if (errors.length > 0) throw new Refusal(errors.slice(0, 20))
  return terms
}

function missingPlan(id: string | null | undefined, path: (string | number)[]): UserError {
  if (id) return fail('NOT_FOUND', `expected a commission plan, got ${id}`, path)
  return fail('REQUIRED', 'expected a commission plan: this business has no standard one', path)
}
