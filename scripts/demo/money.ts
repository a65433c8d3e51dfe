import { type Answer, assert, money, succeed, until } from './client.ts'
import type { Demo, PaidOrder, Room } from './demo.ts'

const minor = (amounts: Answer[]) =>
  amounts.reduce((total: bigint, { amount }: Answer) => total + BigInt(amount.amountMinor), 0n)

/** Clearing splits the order, the period is closed and paid out. Answers the period's id. */
export async function settle(demo: Demo, order: PaidOrder, room: Room): Promise<string> {
  const finance = demo.as('FINANCE')
  const { clearings } = await until(
    'the order to be cleared',
    () => finance('Clearings', { orderId: order.id }),
    answer => answer.clearings.length === 1,
  )
  const { shares } = clearings[0]
  demo.say(
    'clearing',
    shares.map((share: Answer) => `${share.partyType.toLowerCase()} ${share.amount.amountMinor}`).join(', '),
  )
  assert(minor(shares) === BigInt(order.total.amountMinor), 'the shares sum to the order’s total')
  const variables = { liveRoomId: room.id, currencyCode: order.total.currencyCode }
  const { liveRoom } = await finance('ContentEarnings', variables)
  demo.say(
    'earnings',
    `the room sold for ${money(liveRoom.earnings.gross)}, its creator earned ${money(liveRoom.earnings.creatorNet)}`,
  )
  const { period } = await succeed(
    finance('SettlementPeriodClose', { input: { idempotencyKey: `demo-close-${demo.run}` } }),
  )
  const payout = { input: { periodId: period.id, idempotencyKey: `demo-payout-${demo.run}` } }
  await succeed(finance('SettlementPayoutRun', payout))
  const paid = await until(
    'the payouts to be paid',
    () => finance('SettlementPeriod', { id: period.id }),
    answer =>
      answer.settlementPeriod.payouts.length > 0 &&
      answer.settlementPeriod.payouts.every((one: Answer) => one.status === 'PAID'),
  )
  demo.say(
    'payout',
    paid.settlementPeriod.payouts
      .map((one: Answer) => `${one.partyType.toLowerCase()} ${one.amount.amountMinor}`)
      .join(', '),
  )
  await invariants(demo)
  return period.id
}

/** Half of the line is refunded; each party gives back its part, and a second refund of the rest ends at exactly zero. */
export async function refundPart(demo: Demo, order: PaidOrder, _period: string): Promise<void> {
  const half = (BigInt(order.total.amountMinor) / 2n).toString()
  await refund(demo, order, 'part', [
    { orderLineId: order.lineId, amount: { amountMinor: half, currencyCode: order.total.currencyCode } },
  ])
  const { clearings } = await cleared(demo, order, 2)
  const reversal = clearings.find((clearing: Answer) => clearing.refundId)
  assert(minor(reversal.shares) === -BigInt(half), 'the reversal’s shares sum to what was refunded')
  demo.say(
    'reversed',
    reversal.shares.map((share: Answer) => `${share.partyType.toLowerCase()} ${share.amount.amountMinor}`).join(', '),
  )
  await refund(demo, order, 'rest')
  const all = await cleared(demo, order, 3)
  const parties = Map.groupBy(
    all.clearings.flatMap((clearing: Answer) => clearing.shares),
    (share: Answer) => share.partyId,
  )
  for (const [party, shares] of parties) assert(minor(shares) === 0n, `what ${party} got and gave back is exactly zero`)
  demo.say('reversed', 'the rest; every party is at exactly zero')
  await invariants(demo)
}

async function refund(demo: Demo, order: PaidOrder, part: string, lines?: object[]): Promise<void> {
  const shopper = demo.as('SHOPPER')
  const input = { orderId: order.id, lines, reason: 'too much tea', idempotencyKey: `demo-refund-${part}-${demo.run}` }
  const asked = await succeed(shopper('OrderRefundRequest', { input }))
  await succeed(demo.as('OPS')('OrderRefundApprove', { input: { refundId: asked.refund.id } }))
  const done = await until(
    'the refund to arrive',
    () => shopper('Order', { id: order.id }),
    answer => answer.order.refunds.find((one: Answer) => one.id === asked.refund.id)?.status === 'SUCCEEDED',
  )
  demo.say('refund', `${money(asked.refund.amount)}; the order is now ${done.order.paymentStatus}`)
}

const cleared = (demo: Demo, order: PaidOrder, count: number) =>
  until(
    'the refund to be reversed',
    () => demo.as('FINANCE')('Clearings', { orderId: order.id }),
    answer => answer.clearings.length === count,
  )

async function invariants(demo: Demo): Promise<void> {
  const { settlementInvariants } = await demo.as('FINANCE')('SettlementInvariants')
  for (const { name, holds, violations } of settlementInvariants) assert(holds, `${name} (${violations})`)
  demo.say('invariants', `${settlementInvariants.length} hold`)
}
