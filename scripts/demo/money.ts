import { type Answer, succeed } from '../client/client.ts'
import { assert, money, until } from './checks.ts'
import type { Demo, PaidOrder, Room } from './demo.ts'

const minor = (amounts: Answer[]) =>
  amounts.reduce((total: bigint, { amount }: Answer) => total + BigInt(amount.amountMinor), 0n)
const shown = (shares: Answer[]) =>
  shares.map(({ partyType, amount }: Answer) => `${partyType.toLowerCase()} ${amount.amountMinor}`).join(', ')

/** Clearing splits the order, the period is closed and paid out. */
export async function settle(demo: Demo, order: PaidOrder, room: Room): Promise<void> {
  const finance = demo.as('FINANCE')
  const { clearings } = await cleared(demo, order, 1)
  const { shares } = clearings[0]
  demo.say('clearing', shown(shares))
  assert(minor(shares) === BigInt(order.total.amountMinor), 'the shares sum to the order’s total')
  const variables = { liveRoomId: room.id, currencyCode: order.total.currencyCode }
  const { liveRoom } = await finance('ContentEarnings', variables)
  const { gross, creatorNet } = liveRoom.earnings
  demo.say('earnings', `the room sold for ${money(gross)}, its creator earned ${money(creatorNet)}`)
  const close = { input: { idempotencyKey: `demo-close-${demo.run}` } }
  const { period } = await succeed(finance('SettlementPeriodClose', close))
  await payOut(demo, period)
  await invariants(demo)
}

/** Who owes from an earlier period, after a refund of what was paid out, carries that first. */
async function payOut(demo: Demo, period: Answer): Promise<void> {
  const finance = demo.as('FINANCE')
  const owed = period.statements.filter(
    ({ partyType, closing }: Answer) => partyType !== 'PLATFORM' && BigInt(closing.amountMinor) > 0n,
  )
  assert(owed.length > 0, 'the period owes somebody')
  await succeed(
    finance('SettlementPayoutRun', { input: { periodId: period.id, idempotencyKey: `demo-payout-${demo.run}` } }),
  )
  const { settlementPeriod } = await until(
    'the payouts to be paid',
    () => finance('SettlementPeriod', { id: period.id }),
    answer =>
      answer.settlementPeriod.payouts.length >= owed.length &&
      answer.settlementPeriod.payouts.every((one: Answer) => one.status === 'PAID'),
  )
  demo.say('payout', shown(settlementPeriod.payouts))
}

/** Half of the line is refunded; each party gives back its part, exactly. The next period takes it off. */
export async function refundPart(demo: Demo, order: PaidOrder): Promise<void> {
  const half = (BigInt(order.total.amountMinor) / 2n).toString()
  const amount = { amountMinor: half, currencyCode: order.total.currencyCode }
  await refund(demo, order, [{ orderLineId: order.lineId, amount }])
  const { clearings } = await cleared(demo, order, 2)
  const reversal = clearings.find((clearing: Answer) => clearing.refundId)
  assert(minor(reversal.shares) === -BigInt(half), 'the reversal’s shares sum to what was refunded')
  demo.say('reversed', shown(reversal.shares))
  await invariants(demo)
}

async function refund(demo: Demo, order: PaidOrder, lines: object[]): Promise<void> {
  const shopper = demo.as('SHOPPER')
  const input = { orderId: order.id, lines, reason: 'too much tea', idempotencyKey: `demo-refund-${demo.run}` }
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
    'the order to be cleared',
    () => demo.as('FINANCE')('Clearings', { orderId: order.id }),
    answer => answer.clearings.length === count,
  )

async function invariants(demo: Demo): Promise<void> {
  const { settlementInvariants } = await demo.as('FINANCE')('SettlementInvariants')
  for (const { name, holds, violations } of settlementInvariants) assert(holds, `${name} (${violations})`)
  demo.say('invariants', `${settlementInvariants.length} hold`)
}
