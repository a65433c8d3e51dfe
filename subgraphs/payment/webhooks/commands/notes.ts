import type { PaymentDeps } from '../../deps.ts'
import { countRefusal, recordRefusal } from '../../refusals/commands/record.ts'
import { KEPT_A_MINUTE } from '../../refusals/store/refusals.ts'

type Reason = keyof typeof MESSAGES

const MESSAGES = {
  BAD_SIGNATURE: 'expected a webhook that one of our secrets signed, got another one',
  OUTSIDE_WINDOW: 'expected a webhook that was signed at most 300 seconds ago, got a genuine one from another time',
  CHANGED: 'expected the body that an event id came with first, got another one',
}

/**
 * Keeps refusals of webhooks. Anybody can send what is not genuine: beyond what is kept in a minute it does not reach the
 * database at all.
 */
export function createNotes(deps: Pick<PaymentDeps, 'platform'>): (code: Reason) => Promise<void> {
  const { clock } = deps.platform
  let minute = 0
  const noted = new Map<Reason, number>()
  return async code => {
    const now = Math.floor(clock.now().getTime() / 60_000)
    if (now !== minute) noted.clear()
    minute = now
    const count = (noted.get(code) ?? 0) + 1
    noted.set(code, count)
    if (count > KEPT_A_MINUTE) return countRefusal(deps, { operation: 'webhook', code })
    const nobody = { businessId: null, subjectId: null, actor: null }
    await recordRefusal(deps, { ...nobody, operation: 'webhook', code, message: MESSAGES[code] })
  }
}
