import type { Platform } from '#shared/platform.ts'
import { deriveAttributes } from '../../subgraphs/sales-attribute/store/derive.ts'
import { DEMO_BUSINESS, demoProducts, demoStock } from './catalogue.ts'

const PLAN = 'pln_standard'
const creators = [
  { id: 'cre_demo_lin', displayName: '林小满', bio: '爱茶的人,每晚八点。' },
  { id: 'cre_demo_ava', displayName: 'Ava Harper', bio: 'Small kitchens, good tools.' },
]
const contents = [
  {
    id: 'room_demo_tea',
    creatorId: 'cre_demo_lin',
    kind: 'LIVE_ROOM',
    title: '今晚八点喝好茶',
    status: 'LIVE',
    statusRank: 0,
    from: 0,
    count: 20,
  },
  {
    id: 'room_demo_home',
    creatorId: 'cre_demo_ava',
    kind: 'LIVE_ROOM',
    title: 'A kitchen that works',
    status: 'SCHEDULED',
    statusRank: 1,
    from: 12,
    count: 6,
  },
  {
    id: 'art_demo_1',
    creatorId: 'cre_demo_ava',
    kind: 'ARTICLE',
    title: 'Five things I would buy again',
    status: null,
    statusRank: 0,
    from: 15,
    count: 5,
  },
]

type Tx = Parameters<Parameters<Platform['prisma']['$transaction']>[0]>[0]

/** Seeds creators, a plan, two live rooms and an article with what they sell. Running it again changes nothing. */
export async function seed({ prisma, clock }: Platform): Promise<void> {
  const at = clock.now()
  const own = { businessId: DEMO_BUSINESS, createdAt: at }
  await prisma.$transaction(async tx => {
    await tx.creator.createMany({ data: creators.map(creator => ({ ...creator, ...own })), skipDuplicates: true })
    const plan = { id: PLAN, version: 1, name: 'Standard', creatorBps: 1500, platformBps: 500, isStandard: true }
    await tx.commissionPlan.createMany({ data: [{ ...plan, ...own }], skipDuplicates: true })
    await tx.content.createMany({
      data: contents.map(({ from: _from, count: _count, ...content }) => ({
        ...content,
        ...own,
        updatedAt: at,
        startsAt: content.status === 'LIVE' ? at : null,
        publishedAt: content.kind === 'ARTICLE' ? at : null,
      })),
      skipDuplicates: true,
    })
    await seedFacts(tx, at)
    await seedListings(tx, at)
  })
}

/** What is known of the SKUs; version 0, so that the first event from the product system wins. */
async function seedFacts(tx: Tx, at: Date): Promise<void> {
  const skus = demoProducts.flatMap(product => product.skus.map(sku => ({ product, sku })))
  await tx.skuFact.createMany({
    data: skus.map(({ product, sku }, index) => ({
      businessId: DEMO_BUSINESS,
      skuId: sku.id,
      productId: product.id,
      merchantId: product.merchantId,
      priceMinor: sku.priceMinor,
      currencyCode: product.currencyCode,
      saleable: true,
      available: demoStock(index),
      updatedAt: at,
    })),
    skipDuplicates: true,
  })
}

/** The first SKU of so many products each; the first one pinned in a room on air. */
async function seedListings(tx: Tx, at: Date): Promise<void> {
  const listings = contents.flatMap(({ id, creatorId, from, count, status }) =>
    demoProducts.slice(from, from + count).map((product, position) => ({
      id: `lst_${id}_${position}`,
      businessId: DEMO_BUSINESS,
      contentId: id,
      skuId: product.skus[0]!.id,
      position,
      pinned: status === 'LIVE' && position === 0,
      pid: `${creatorId}:${id}:${position}`,
      state: 'ACTIVE',
      commissionPlanId: PLAN,
      planVersion: 1,
      promotionText: product.language === 'zh' ? '直播专享' : 'Live offer',
      createdAt: at,
      updatedAt: at,
    })),
  )
  await tx.listing.createMany({ data: listings, skipDuplicates: true })
  await deriveAttributes(tx, DEMO_BUSINESS, { listingIds: listings.map(listing => listing.id) }, at)
}
