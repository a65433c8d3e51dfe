import { type PaymentDeps, providerOf } from '../deps.ts'
import { applyCharge } from './recordOutcome.ts'
import { applyRefund, providerOfAttempt, sendRefund } from './refund.ts'

const BATCH = 50

/**
 * The janitor: asks the channel about every attempt and refund whose outcome is open and due. A charge the channel has
 * never heard of was not made; a refund it has never heard of is sent again.
 */
export async function lookUpOpen(deps: PaymentDeps): Promise<void> {
  const { prisma, clock } = deps.platform
  const due = {
    where: { status: { in: ['PENDING', 'UNKNOWN'] }, checkAt: { lte: clock.now() } },
    orderBy: { checkAt: 'asc' },
    take: BATCH,
  } as const
  const attempts = await prisma.paymentAttempt.findMany({
    ...due,
    select: { id: true, channelCode: true },
    where: { ...due.where, status: { in: ['PENDING', 'UNKNOWN'] } },
  })
  for (const { id, channelCode } of attempts) {
    const found = await providerOf(deps, channelCode).lookupCharge(id)
    const outcome = found ?? { kind: 'DECLINED' as const, declineCode: 'not_received' }
    await applyCharge(deps, id, outcome, 'lookup')
  }
  const refunds = await prisma.paymentRefund.findMany({
    select: { id: true, attemptId: true },
    where: { ...due.where, status: { in: ['PENDING', 'UNKNOWN'] } },
    take: BATCH,
  })
  for (const { id, attemptId } of refunds) {
    const outcome = await (await providerOfAttempt(deps, attemptId)).lookupRefund(id)
    if (outcome) await applyRefund(deps, id, outcome, 'lookup')
    else await sendRefund(deps, id)
  }
}
