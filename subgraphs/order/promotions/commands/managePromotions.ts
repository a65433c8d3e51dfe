import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { fail, Refusal, refuse, type UserError } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { OrderDeps } from '../../deps.ts'
import { readQuotes } from '../../store/remote.ts'
import type { PromotionKind, Stacking } from '../domain/promotion.ts'
import { managedMerchant } from '../store/promotions.ts'

export interface CreatePromotion {
  name: string
  kind: PromotionKind
  merchantId?: string | null | undefined
  skuIds?: string[] | null | undefined
  currencyCode: string
  percentBps?: number | null | undefined
  amountOffMinor?: bigint | null | undefined
  giftSkuId?: string | null | undefined
  giftQuantity?: number | null | undefined
  thresholdMinor?: bigint | null | undefined
  stacking: Stacking
  priority: number
  couponRequired: boolean
  totalLimit?: number | null | undefined
  perCustomerLimit?: number | null | undefined
  startsAt: Date
  endsAt: Date
  idempotencyKey: string
}

/** Makes a promotion as a draft. A merchant's is for its own goods, gifts included; its SKUs must exist and be theirs. */
export async function createPromotion(
  { platform }: Pick<OrderDeps, 'platform'>,
  viewer: Viewer,
  { idempotencyKey, ...input }: CreatePromotion,
): Promise<{ promotionId: string }> {
  const { businessId } = viewer
  const { amountOffMinor, skuIds, ...terms } = input
  const merchantId = merchantOf(viewer, input.merchantId)
  return runIdempotent(
    platform,
    {
      scope: 'order.promotionCreate',
      businessId,
      viewerId: actorOf(viewer),
      key: idempotencyKey,
      request: input,
      resourceId: () => newId('prm'),
    },
    async ({ resourceId: promotionId, finish }) => {
      const now = platform.clock.now()
      if (input.endsAt <= now) {
        throw refuse('INVALID', `expected a time after ${now.toISOString()}, got ${input.endsAt.toISOString()}`, [
          'input',
          'endsAt',
        ])
      }
      const errors = await skuErrors(platform, businessId, merchantId, input)
      if (errors.length > 0) throw new Refusal(errors)
      await inTransaction(platform.prisma, async tx => {
        await tx.promotion.create({
          data: {
            ...terms,
            id: promotionId,
            businessId,
            merchantId,
            status: 'DRAFT',
            amountMinor: amountOffMinor ?? null,
            skuIds: skuIds ?? [],
            createdBy: actorOf(viewer),
            createdAt: now,
          },
        })
        await finish(tx, { promotionId })
      })
      return { promotionId }
    },
  )
}

function merchantOf(viewer: Viewer, asked: string | null | undefined): string | null {
  const own = managedMerchant(viewer)
  if (own === undefined) throw refuse('FORBIDDEN', 'expected a merchant or operations', ['input', 'merchantId'])
  if (own !== null && asked != null && asked !== own) {
    throw refuse('FORBIDDEN', `expected your own merchant, got ${asked}`, ['input', 'merchantId'])
  }
  return own ?? asked ?? null
}

async function skuErrors(
  platform: OrderDeps['platform'],
  businessId: string,
  merchantId: string | null,
  { skuIds, giftSkuId }: CreatePromotion | Omit<CreatePromotion, 'idempotencyKey'>,
): Promise<UserError[]> {
  const named = [
    ...(skuIds ?? []).map((skuId, index) => ({ skuId, path: ['input', 'skuIds', index] })),
    ...(giftSkuId ? [{ skuId: giftSkuId, path: ['input', 'giftSkuId'] }] : []),
  ]
  if (named.length === 0) return []
  const quotes = await readQuotes(platform, businessId, [...new Set(named.map(({ skuId }) => skuId))])
  return named.flatMap(({ skuId, path }) => {
    const quote = quotes.get(skuId)
    const theirs = quote && (merchantId === null || quote.merchantId === merchantId)
    return theirs ? [] : [fail('NOT_FOUND', `expected a SKU that this promotion can be for, got ${skuId}`, path)]
  })
}

type Move = { from: readonly string[]; to: 'PUBLISHED' | 'ENDED' }
const PUBLISH: Move = { from: ['DRAFT'], to: 'PUBLISHED' }
const END: Move = { from: ['DRAFT', 'PUBLISHED'], to: 'ENDED' }

/** Publishes a promotion. Publishing a published one again is harmless. */
export function publishPromotion(deps: Pick<OrderDeps, 'platform'>, viewer: Viewer, id: string): Promise<void> {
  return movePromotion(deps, viewer, id, PUBLISH)
}

/** Ends a promotion. Ending an ended one again is harmless. */
export function endPromotion(deps: Pick<OrderDeps, 'platform'>, viewer: Viewer, id: string): Promise<void> {
  return movePromotion(deps, viewer, id, END)
}

async function movePromotion(
  { platform }: Pick<OrderDeps, 'platform'>,
  viewer: Viewer,
  id: string,
  { from, to }: Move,
): Promise<void> {
  const where = { id, ...managedBy(viewer) }
  const [by, at] = [actorOf(viewer), platform.clock.now()]
  const progress = to === 'PUBLISHED' ? { publishedBy: by, publishedAt: at } : { endedBy: by, endedAt: at }
  const { count } = await platform.prisma.promotion.updateMany({
    where: { ...where, status: { in: [...from] } },
    data: { status: to, ...progress },
  })
  if (count === 1) return
  const found = await platform.prisma.promotion.findFirst({ where, select: { status: true } })
  if (found?.status === to) return
  const path = ['input', 'promotionId']
  if (!found) throw refuse('NOT_FOUND', `expected the id of a promotion, got ${id}`, path)
  throw refuse('INVALID_TRANSITION', `expected a promotion that is ${from.join(' or ')}, got ${found.status}`, path)
}

/** Whose promotions the viewer may change, as a condition of the write itself. */
export function managedBy(viewer: Viewer): { businessId: string; merchantId?: string } {
  const merchantId = managedMerchant(viewer)
  if (merchantId === undefined) throw refuse('FORBIDDEN', 'expected a merchant or operations', ['input'])
  return { businessId: viewer.businessId, ...(merchantId === null ? {} : { merchantId }) }
}
