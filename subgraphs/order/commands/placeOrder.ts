import type { Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { Refusal, refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import type { OrderDeps } from '../deps.ts'
import { type LineRequest, type PricedLine, priceLines } from '../domain/pricing.ts'
import { readQuotes, readTokens, reserveStock } from '../store/remote.ts'
import { logTransitions } from '../store/write.ts'

export interface PlaceOrder {
  lines: (LineRequest & { quantity: number })[]
  currencyCode: string
  expectedTotalMinor?: bigint | null | undefined
  idempotencyKey: string
}

type Line = PricedLine & { id: string }

/**
 * Places an order: price, hold stock, then write the order. The stock is held before the order exists, so no order can
 * be paid that has no stock; if the process dies in between, the retry with the same key finds the same order id and
 * thereby the same reservation, and without a retry the hold expires. Answers the order's id.
 */
export async function placeOrder(
  { platform, terms }: OrderDeps,
  viewer: Viewer,
  input: PlaceOrder,
): Promise<{ orderId: string }> {
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
    async ({ resourceId: orderId, finish }) => {
      const priced = await price({ platform }, businessId, input)
      const lines = priced.lines.map((line, index) => ({ ...line, id: lineId(orderId, index) }))
      const now = platform.clock.now()
      const expiresAt = new Date(now.getTime() + terms.unpaidTimeoutMs)
      const holdUntil = new Date(expiresAt.getTime() + terms.holdGraceMs)
      const errors = await reserveStock(platform, businessId, orderId, lines, holdUntil)
      if (errors.length > 0) throw new Refusal(errors)
      const answer = { orderId }
      await inTransaction(platform.prisma, async tx => {
        await insertOrder(tx, { id: orderId, businessId, customerId, lines, total: priced.total, expiresAt, now })
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
        await finish(tx, answer)
      })
      return answer
    },
  )
}

/** A line's id follows from its order's, so that a retried attempt reserves for the same lines. */
function lineId(orderId: string, index: number): string {
  return `oln_${orderId.slice(4)}_${index}`
}

async function price({ platform }: Pick<OrderDeps, 'platform'>, businessId: string, input: PlaceOrder) {
  const skuIds = [...new Set(input.lines.map(line => line.skuId))]
  const tokens = [...new Set(input.lines.flatMap(line => line.attributionToken ?? []))]
  const [quotes, resolved] = await Promise.all([
    readQuotes(platform, businessId, skuIds),
    readTokens(platform, businessId, tokens),
  ])
  const priced = priceLines(input.lines, quotes, resolved, input.currencyCode)
  if ('errors' in priced) throw new Refusal(priced.errors)
  const expected = input.expectedTotalMinor
  if (expected != null && expected !== priced.total.amountMinor) {
    throw refuse('CONFLICT', `the total changed: expected ${expected}, now ${priced.total.amountMinor}`, [
      'input',
      'expectedTotalMinor',
    ])
  }
  return priced
}

interface NewOrder {
  id: string
  businessId: string
  customerId: string
  lines: Line[]
  total: Money
  expiresAt: Date
  now: Date
}

async function insertOrder(
  tx: Tx,
  { id, businessId, customerId, lines, total, expiresAt, now }: NewOrder,
): Promise<void> {
  await tx.salesOrder.create({
    data: {
      id,
      businessId,
      customerId,
      status: 'CREATED',
      paymentStatus: 'UNPAID',
      fulfilmentStatus: 'UNFULFILLED',
      refundStatus: 'NONE',
      stockStatus: 'HELD',
      currencyCode: total.currencyCode,
      totalMinor: total.amountMinor,
      expiresAt,
      createdAt: now,
      updatedAt: now,
    },
  })
  await tx.orderLine.createMany({ data: lines.map((line, position) => toRow(id, line, position)) })
  await logTransitions(tx, id, [{ axis: 'ORDER', from: null, to: 'CREATED' }], { actor: customerId, at: now })
}

function toRow(orderId: string, line: Line, position: number) {
  const { skuId: _sku, price: _price, ...attribution } = line.attribution ?? { skuId: null, price: null }
  return {
    id: line.id,
    orderId,
    position,
    skuId: line.skuId,
    productId: line.productId,
    merchantId: line.merchantId,
    title: line.title,
    quantity: line.quantity,
    unitPriceMinor: line.unitPrice.amountMinor,
    totalMinor: line.total.amountMinor,
    ...attribution,
  }
}
