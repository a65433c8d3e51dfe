import { type PaymentDeps, providerOf } from '../deps.ts'
import type { PaymentProvider } from '../provider/port.ts'
import { claimRefund, type OpenRefund, readOpenRefund } from '../store/refunds.ts'
import { applyRefund } from './recordRefund.ts'
import { withdraw } from './supersede.ts'

/**
 * Sends a refund that has no outcome yet; the channel refunds once per reference, so a repeat is harmless. What it
 * declined before under another reference it is asked about first: it may have paid that after all.
 */
export async function sendRefund(deps: PaymentDeps, refundId: string): Promise<void> {
  const refund = await readOpenRefund(deps.platform, refundId)
  if (!refund) return
  const provider = providerOf(deps, refund.channelCode)
  const standing = await standingOfEarlier(deps, provider, refund)
  if (standing === 'GIVEN') return letGo(deps, provider, refundId, refund.sent)
  // The janitor asks again.
  if (standing === 'OPEN') return applyRefund(deps, refundId, { kind: 'PENDING' }, 'lookup')
  const at = deps.platform.clock.now()
  if (!(await claimRefund(deps.platform, refundId, at))) return
  const { attemptId: chargeReference, amountMinor } = refund
  const request = { reference: refundId, chargeReference, amountMinor, at }
  await applyRefund(deps, refundId, await provider.follow('refund', request), 'answer')
}

/** Withdraws what is not needed any more, unless the channel has got it: then what came of it counts. */
async function letGo(deps: PaymentDeps, provider: PaymentProvider, refundId: string, sent: boolean): Promise<void> {
  const outcome = sent ? await provider.lookup('refund', refundId) : null
  return outcome ? applyRefund(deps, refundId, outcome, 'lookup') : withdraw(deps, refundId, sent)
}

/** Whether other attempts at the same refund gave the money, may still, or certainly did not. */
async function standingOfEarlier(
  deps: PaymentDeps,
  provider: PaymentProvider,
  { earlier }: OpenRefund,
): Promise<'GIVEN' | 'OPEN' | 'FREE'> {
  if (earlier.some(({ status }) => status === 'SUCCEEDED')) return 'GIVEN'
  for (const { id } of earlier.filter(({ status }) => status !== 'REVERSED')) {
    const outcome = await provider.lookup('refund', id)
    if (!outcome || outcome.kind === 'DECLINED') continue
    if (outcome.kind !== 'SUCCEEDED' && outcome.kind !== 'REVERSED') return 'OPEN'
    await applyRefund(deps, id, outcome, 'lookup')
    if (outcome.kind === 'SUCCEEDED') return 'GIVEN'
  }
  return 'FREE'
}
