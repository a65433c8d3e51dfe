import { type PaymentDeps, providerOf } from '../deps.ts'
import { nextCheck } from '../domain/schedule.ts'
import type { MovementKind, Outcome } from '../provider/port.ts'
import { type Due, dueMovements, postpone } from '../store/due.ts'
import { sendCapture } from './capture.ts'
import { applyCapture } from './recordCapture.ts'
import { applyCharge } from './recordOutcome.ts'
import { applyRefund } from './recordRefund.ts'
import { sendRefund } from './sendRefund.ts'

/** Look-ups at a time: a channel that does not answer must not hold up the others for long. */
const AT_ONCE = 5

/**
 * The janitor: asks the channel about every movement whose outcome is open and due. A charge the channel has never heard
 * of was not made; a capture, void or refund it has never heard of is sent again. One that cannot be looked up is put off
 * and the others go on.
 */
export async function lookUpOpen(deps: PaymentDeps): Promise<void> {
  const waiting = await dueMovements(deps.platform)
  const next = async () => {
    for (let due = waiting.shift(); due; due = waiting.shift()) await lookUp(deps, due)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next))
}

async function lookUp(deps: PaymentDeps, due: Due): Promise<void> {
  const { platform } = deps
  try {
    const outcome = await providerOf(deps, due.channelCode).lookup(due.kind, due.id)
    await act(deps, due, outcome)
  } catch (error) {
    platform.log.error({ err: error, kind: due.kind, id: due.id }, 'look-up failed; it is put off')
    await postpone(platform, due, nextCheck(platform.clock.now(), due.checks + 1))
  }
}

async function act(
  deps: PaymentDeps,
  { kind, id }: { kind: MovementKind; id: string },
  outcome: Outcome | null,
): Promise<void> {
  if (kind === 'charge')
    return void (await applyCharge(deps, id, outcome ?? { kind: 'DECLINED', declineCode: 'not_received' }, 'lookup'))
  if (kind === 'refund') return outcome ? applyRefund(deps, id, outcome, 'lookup') : sendRefund(deps, id)
  return outcome ? applyCapture(deps, id, outcome, 'lookup') : sendCapture(deps, id)
}
