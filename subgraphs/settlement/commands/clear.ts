import { inTransaction, type Tx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import type { SettlementDeps } from '../deps.ts'
import { clearingEntries } from '../domain/ledger.ts'
import { NATURAL_PLATFORM_BPS, reverse, type Share, split, type Terms } from '../domain/split.ts'
import { holdOpenPeriod, lockOrderEvents, post } from '../store/write.ts'

export interface OrderCompleted {
  orderId: string
  businessId: string
  currencyCode: string
  lines: CompletedLine[]
}

interface CompletedLine {
  lineId: string
  merchantId: string | null
  amountMinor: string
  attribution: { creatorId: string; contentId: string; split: { creatorBps: number; platformBps: number } } | null
}

export interface OrderRefunded {
  refundId: string
  orderId: string
  businessId: string
  lines: { lineId: string; amountMinor: string }[]
}

interface ClearedLine extends Terms {
  businessId: string
  orderId: string
  contentId: string | null
  currencyCode: string
  /** When the hold of what the line earned is over. */
  payableAt: Date
}

/** Splits each line of a completed order; what was refunded of it before is reversed at once. A repeat changes nothing. */
export async function clearOrder(deps: SettlementDeps, event: OrderCompleted): Promise<void> {
  await inTransaction(deps.platform.prisma, async tx => {
    await lockOrderEvents(tx, event.orderId)
    for (const line of event.lines) {
      const known = await tx.clearing.findUnique({
        where: { orderLineId_refundId: { orderLineId: line.lineId, refundId: '' } },
      })
      if (known) continue
      const cleared = termsOf(deps, event, line)
      const amountMinor = BigInt(line.amountMinor)
      // A gift, or a line that promotions took all of: nobody earns of it, and nothing of it can be refunded.
      if (amountMinor === 0n) continue
      await insert(deps, tx, cleared, '', amountMinor, split(amountMinor, event.currencyCode, cleared))
      await applyRefunds(deps, tx, cleared)
    }
    const { orderId, businessId } = event
    // Also after a repeat: who asks again has not heard of the first time.
    await deps.platform.jobs.publish(tx, {
      type: 'settlement.orderCleared',
      key: orderId,
      data: { orderId, businessId },
    })
  })
}

/** Takes a refund: reverses it if its lines are cleared, else keeps it until they are. A repeat changes nothing. */
export async function reverseOrder(deps: SettlementDeps, event: OrderRefunded): Promise<void> {
  await inTransaction(deps.platform.prisma, async tx => {
    await lockOrderEvents(tx, event.orderId)
    const receivedAt = deps.platform.clock.now()
    const data = event.lines.map(({ lineId, amountMinor }) => ({
      refundId: event.refundId,
      orderLineId: lineId,
      amountMinor: BigInt(amountMinor),
      receivedAt,
    }))
    await tx.lineRefund.createMany({ data, skipDuplicates: true })
    const cleared = await tx.clearing.findMany({
      where: { orderLineId: { in: event.lines.map(line => line.lineId) }, refundId: '' },
    })
    for (const { orderLineId, ...line } of cleared) await applyRefunds(deps, tx, { ...line, lineId: orderLineId })
  })
}

function termsOf(
  { platform, holdMs }: SettlementDeps,
  event: OrderCompleted,
  { lineId, merchantId, attribution }: CompletedLine,
): ClearedLine {
  return {
    businessId: event.businessId,
    orderId: event.orderId,
    currencyCode: event.currencyCode,
    lineId,
    merchantId,
    creatorId: attribution?.creatorId ?? null,
    contentId: attribution?.contentId ?? null,
    creatorBps: attribution?.split.creatorBps ?? 0,
    platformBps: attribution?.split.platformBps ?? NATURAL_PLATFORM_BPS,
    payableAt: new Date(platform.clock.now().getTime() + holdMs),
  }
}

/** Reverses the line's refunds that were not reversed yet, in the order they came. */
async function applyRefunds(deps: SettlementDeps, tx: Tx, line: ClearedLine): Promise<void> {
  const refunds = await tx.lineRefund.findMany({
    where: { orderLineId: line.lineId },
    orderBy: [{ appliedAt: 'asc' }, { receivedAt: 'asc' }, { refundId: 'asc' }],
  })
  let refunded = refunds
    .filter(refund => refund.appliedAt !== null)
    .reduce((sum, refund) => sum + refund.amountMinor, 0n)
  for (const { refundId, amountMinor } of refunds.filter(refund => refund.appliedAt === null)) {
    await insert(deps, tx, line, refundId, -amountMinor, reverse(refunded, amountMinor, line.currencyCode, line))
    await tx.lineRefund.update({
      where: { refundId_orderLineId: { refundId, orderLineId: line.lineId } },
      data: { appliedAt: deps.platform.clock.now() },
    })
    refunded += amountMinor
  }
}

async function insert(
  { platform }: SettlementDeps,
  tx: Tx,
  line: ClearedLine,
  refundId: string,
  amountMinor: bigint,
  shares: readonly Share[],
): Promise<void> {
  const at = platform.clock.now()
  const periodId = await holdOpenPeriod(tx, line.businessId, at)
  const { lineId, businessId, orderId, contentId, currencyCode, merchantId, creatorId, creatorBps, platformBps } = line
  const id = newId('clr')
  await tx.clearing.create({
    data: {
      id,
      businessId,
      periodId,
      orderId,
      orderLineId: lineId,
      refundId,
      currencyCode,
      amountMinor,
      merchantId,
      creatorId,
      contentId,
      creatorBps: creatorId === null ? 0 : creatorBps,
      platformBps,
      clearedAt: at,
      // What a refund takes back ripens with what it reverses: until then neither was owed to anybody.
      payableAt: new Date(Math.max(line.payableAt.getTime(), at.getTime())),
    },
  })
  await tx.clearingShare.createMany({ data: shares.map(share => ({ clearingId: id, ...share })) })
  const kind = refundId === '' ? 'CLEARING' : 'REVERSAL'
  await post(tx, { businessId, kind, reference: id, orderId, currencyCode, entries: clearingEntries(shares), at })
}
