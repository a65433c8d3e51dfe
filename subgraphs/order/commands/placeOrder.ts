import type { Viewer } from '#shared/auth.ts'
import { inRawTransaction, type RawTx } from '#shared/db.ts'
import { fail, Refusal, refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import { couponPath, normalCode } from '../promotions/domain/coupons.ts'
import type { Offer } from '../promotions/domain/promotion.ts'
import { redeem } from '../promotions/store/redemptions.ts'
import { insertOrders, isOneStatement, type NewLine } from '../store/insert.ts'
import { releaseStock, reserveStock } from '../store/remote.ts'
import { type PricedOrder, type PriceFor, type PriceRequest, priceOrder } from './priceOrder.ts'
import type { ServingDeps } from './together.ts'

export interface PlaceOrder extends PriceRequest {
  expectedTotalMinor?: bigint | null | undefined
  externalId?: string | null | undefined
  idempotencyKey: string
}

type Placeable = Omit<PricedOrder, 'lines'> & { lines: NewLine[] }

/**
 * Places an order: price, hold stock, then write the order and redeem its promotions. The stock is held before the order
 * exists, so no order can be paid that has no stock; if the process dies in between, the retry with the same key finds
 * the same order id and thereby the same reservation, and without a retry the hold expires. Answers the order's id.
 */
export async function placeOrder(deps: ServingDeps, viewer: Viewer, input: PlaceOrder): Promise<{ orderId: string }> {
  const { platform, terms } = deps
  const { businessId } = viewer
  const customerId = viewer.id
  if (!customerId) throw refuse('FORBIDDEN', 'expected a signed-in shopper', [])
  return runIdempotent(
    platform,
    {
      scope: 'order.orderCreate',
      businessId,
      viewerId: customerId,
      key: input.idempotencyKey,
      request: { ...input, expectedTotalMinor: input.expectedTotalMinor?.toString() ?? null },
      resourceId: () => newId('ord'),
    },
    async ({ resourceId: orderId, toFinish }) => {
      const now = platform.clock.now()
      const expiresAt = new Date(now.getTime() + terms.unpaidTimeoutMs)
      const order = { id: orderId, businessId, customerId, expiresAt, now }
      const priced = await priceAndHold(deps, order, input)
      const { row: finish, done } = toFinish({ orderId })
      const row = { ...order, ...priced, externalId: input.externalId ?? null, finish }
      const alone = isOneStatement(priced) && !(await platform.jobs.isAwaited('order.created'))
      if (alone && (await deps.together.insert(row))) {
        done(true)
        return { orderId }
      }
      const write = async (tx: RawTx) => {
        done((await insertOrders(tx, [row])).has(orderId))
        const missed = await redeem(tx, order, priced.applied)
        if (missed.length > 0) throw new UsedUp(missed, input.couponCodes ?? [])
        await platform.jobs.publish(tx, {
          type: 'order.created',
          key: orderId,
          data: {
            orderId,
            businessId,
            customerId,
            totalMinor: priced.total.amountMinor.toString(),
            currencyCode: priced.total.currencyCode,
            expiresAt: expiresAt.toISOString(),
          },
        })
        return null
      }
      const usedUp = await inRawTransaction(platform.pool, write).catch(onlyUsedUp)
      if (usedUp) {
        await releaseStock(platform, businessId, orderId, 'promotion used up')
        throw usedUp
      }
      return { orderId }
    },
  )
}

/** Somebody else took the last redemption between pricing and writing. */
class UsedUp extends Refusal {
  constructor(offers: readonly Offer[], codes: readonly string[]) {
    super(
      offers.map(({ name, coupon }) => {
        if (!coupon)
          return fail('CONFLICT', `the total changed: expected ${name}, it was used up meanwhile`, ['input', 'lines'])
        const index = codes.findIndex(code => normalCode(code) === coupon.code)
        return fail('OUT_OF_STOCK', `expected a coupon that is not used up, got ${coupon.code}`, couponPath(index))
      }),
    )
  }
}

/** Any other refusal may come of an attempt that lost against its twin, whose stock this is. */
function onlyUsedUp(error: unknown): UsedUp {
  if (error instanceof UsedUp) return error
  throw error
}

/** Prices an order and holds its stock. When that fails with gifts it is tried without: they must not stop a sale. */
async function priceAndHold(
  deps: ServingDeps,
  order: { id: string; businessId: string; customerId: string; expiresAt: Date },
  input: PlaceOrder,
): Promise<Placeable> {
  const holdUntil = new Date(order.expiresAt.getTime() + deps.terms.holdGraceMs)
  const hold = (lines: NewLine[]) => reserveStock(deps.platform, order.businessId, order.id, lines, holdUntil)
  const priced = await price(deps, order, input)
  const errors = await hold(priced.lines)
  if (errors.length === 0) return priced
  if (!priced.lines.some(line => line.gift)) throw new Refusal(errors)
  const plain = await price(deps, { ...order, withoutGifts: true }, input)
  const left = await hold(plain.lines)
  if (left.length > 0) throw new Refusal(left)
  return plain
}

/** Prices an order that is to be placed: every code must hold, and the total must be the one that was shown. */
async function price(deps: ServingDeps, order: PriceFor & { id: string }, input: PlaceOrder): Promise<Placeable> {
  const priced = await priceOrder(deps, order, input)
  if (priced.couponErrors.length > 0) throw new Refusal(priced.couponErrors)
  const expected = input.expectedTotalMinor
  if (expected != null && expected !== priced.total.amountMinor) {
    throw refuse('CONFLICT', `the total changed: expected ${expected}, now ${priced.total.amountMinor}`, [
      'input',
      'expectedTotalMinor',
    ])
  }
  return { ...priced, lines: priced.lines.map((line, index) => ({ ...line, id: lineId(order.id, index) })) }
}

/** A line's id follows from its order's, so that a retried attempt reserves for the same lines. */
function lineId(orderId: string, index: number): string {
  return `oln_${orderId.slice(4)}_${index}`
}
