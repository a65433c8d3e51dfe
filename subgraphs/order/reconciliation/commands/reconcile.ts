import { actorOf, type Viewer } from '#shared/auth.ts'
import { refuse } from '#shared/errors.ts'
import { type Exception, performRun, type RunRow, requestDueRun, requestRun, type Subject } from '#shared/reconcile.ts'
import { recordPayment } from '../../commands/recordPayment.ts'
import type { OrderDeps } from '../../deps.ts'
import { differences, type MoneyState } from '../domain/money.ts'
import { subjectOf } from '../store/reconciliations.ts'
import { businesses, orderSide, paymentSide } from '../store/sides.ts'

const EVERY_MS = 3_600_000
/** Older orders were compared every hour of this time. */
const WINDOW_MS = 30 * 86_400_000
/** Events take seconds; who pays at once must not be a difference. */
const SETTLED_MS = 10 * 60_000

/** Compares what orders say was paid with what payments say, business by business; called by the sweeper. */
export async function reconcilePayments(deps: OrderDeps): Promise<void> {
  for (const businessId of await businesses(deps.platform)) {
    await requestDueRun(deps.platform, subjectOf(businessId), EVERY_MS)
    await reconcileBusiness(deps, businessId)
  }
}

/** Does the comparison that was asked for; answers null when none was. */
export function reconcileBusiness(deps: OrderDeps, businessId: string): Promise<RunRow | null> {
  const { platform } = deps
  const now = platform.clock.now().getTime()
  const window = { businessId, since: new Date(now - WINDOW_MS), settledBefore: new Date(now - SETTLED_MS) }
  const subject: Subject<MoneyState, MoneyState> = {
    name: subjectOf(businessId),
    expected: orderSide(platform, window),
    actual: paymentSide(platform, window),
    differences,
    repair: exceptions => recordLost(deps, businessId, exceptions),
  }
  return performRun(platform, subject)
}

/**
 * Records payments that their orders do not know of, as the lost event would have: the order becomes paid, or, when it is
 * closed, the money goes back. Everything else needs people.
 */
async function recordLost(
  deps: OrderDeps,
  businessId: string,
  exceptions: readonly Exception<MoneyState, MoneyState>[],
): Promise<string[]> {
  const lost = exceptions.filter(({ expected, actual }) => !expected && actual?.paymentIntentId)
  for (const { key: orderId, actual } of lost) {
    const { paymentIntentId, receivedMinor: amountMinor, currencyCode } = actual!
    const event = { orderId, businessId, amountMinor, currencyCode, paymentIntentId: paymentIntentId! }
    await recordPayment(deps, event)
  }
  return lost.map(({ key }) => key)
}

/** Asks for a comparison. One that is waiting or running is the answer. */
export function requestReconciliation(
  { platform }: Pick<OrderDeps, 'platform'>,
  viewer: Viewer,
  repairs: boolean,
): Promise<string> {
  return requestRun(platform, { subject: subjectOf(viewer.businessId), repairs, requestedBy: actorOf(viewer) })
}

/** Resolves a difference by hand, with who and why. If it is still there, the next comparison opens a new one. */
export async function resolveException(
  { platform }: Pick<OrderDeps, 'platform'>,
  viewer: Viewer,
  { exceptionId, resolution }: { exceptionId: string; resolution: string },
): Promise<void> {
  const where = { id: toId(exceptionId), subject: subjectOf(viewer.businessId) }
  const data = { resolvedAt: platform.clock.now(), resolution, resolvedBy: actorOf(viewer) }
  const { count } = await platform.prisma.orderReconciliationException.updateMany({
    where: { ...where, resolvedAt: null },
    data,
  })
  if (count === 1) return
  const path = ['input', 'exceptionId']
  const known = await platform.prisma.orderReconciliationException.findFirst({ where })
  if (!known) throw refuse('NOT_FOUND', `expected the id of an exception, got ${exceptionId}`, path)
  if (known.resolution === resolution && known.resolvedBy === data.resolvedBy) return
  throw refuse(
    'INVALID_TRANSITION',
    `expected an exception that is open, got one resolved by ${known.resolvedBy}`,
    path,
  )
}

/** No exception has the number 0. */
function toId(text: string): bigint {
  return /^\d{1,18}$/.test(text) ? BigInt(text) : 0n
}
