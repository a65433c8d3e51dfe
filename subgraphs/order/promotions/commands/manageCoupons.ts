import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { OrderDeps } from '../../deps.ts'
import { normalCode } from '../domain/coupons.ts'
import { managedBy } from './managePromotions.ts'

export interface CreateCoupon {
  promotionId: string
  code: string
  totalLimit?: number | null | undefined
  perCustomerLimit?: number | null | undefined
  idempotencyKey: string
}

/** Makes a coupon of a promotion that asks for one. */
export async function createCoupon(
  { platform }: Pick<OrderDeps, 'platform'>,
  viewer: Viewer,
  { idempotencyKey, ...input }: CreateCoupon,
): Promise<{ couponId: string }> {
  const { businessId } = viewer
  return runIdempotent(
    platform,
    {
      scope: 'order.couponCreate',
      businessId,
      viewerId: actorOf(viewer),
      key: idempotencyKey,
      request: input,
      resourceId: () => newId('cpn'),
    },
    async ({ resourceId: couponId, finish }) => {
      const path = ['input', 'promotionId']
      const where = { id: input.promotionId, ...managedBy(viewer) }
      const promotion = await platform.prisma.promotion.findFirst({ where })
      if (!promotion) throw refuse('NOT_FOUND', `expected the id of a promotion, got ${input.promotionId}`, path)
      if (!promotion.couponRequired || promotion.status === 'ENDED') {
        const message = `expected a promotion with couponRequired that is not ended, got ${promotion.id}`
        throw refuse('INVALID_TRANSITION', message, path)
      }
      const code = normalCode(input.code)
      await inTransaction(platform.prisma, async tx => {
        const { count } = await tx.coupon.createMany({
          data: [
            {
              ...input,
              id: couponId,
              businessId,
              code,
              createdBy: actorOf(viewer),
              createdAt: platform.clock.now(),
            },
          ],
          skipDuplicates: true,
        })
        if (count === 0) throw refuse('CONFLICT', `expected a code that is not taken, got ${code}`, ['input', 'code'])
        await finish(tx, { couponId })
      })
      return { couponId }
    },
  )
}

/** Ends a coupon. Ending an ended one again is harmless. */
export async function endCoupon(
  { platform }: Pick<OrderDeps, 'platform'>,
  viewer: Viewer,
  couponId: string,
): Promise<void> {
  const { businessId, merchantId } = managedBy(viewer)
  const where = { id: couponId, businessId, ...(merchantId ? { promotion: { merchantId } } : {}) }
  const found = await platform.prisma.coupon.findFirst({ where, select: { id: true } })
  if (!found) throw refuse('NOT_FOUND', `expected the id of a coupon, got ${couponId}`, ['input', 'couponId'])
  await platform.prisma.coupon.updateMany({
    where: { id: couponId, endedAt: null },
    data: { endedBy: actorOf(viewer), endedAt: platform.clock.now() },
  })
}
