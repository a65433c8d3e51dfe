import type { Platform } from '#shared/platform.ts'
import { performRun, requestRun } from '#shared/reconcile.ts'
import { waitingSubjects } from '../store/reconciliation.ts'
import { historySide, type Sum } from '../store/sums.ts'

/** One subject per business: nothing reads across them. */
const PREFIX = 'orders.history:'
export const subjectOf = (businessId: string) => `${PREFIX}${businessId}`

export function requestReconciliation(
  platform: Platform,
  { businessId, actor, reason }: { businessId: string; actor: string; reason?: string | null | undefined },
): Promise<string> {
  const requestedBy = reason ? `${actor}: ${reason}` : actor
  return requestRun(platform, { subject: subjectOf(businessId), repairs: false, requestedBy })
}

/** Compares items with payments for each business that somebody asked for. */
export async function reconcileHistory(platform: Platform): Promise<void> {
  for (const name of await waitingSubjects(platform, PREFIX)) {
    const businessId = name.slice(PREFIX.length)
    await performRun<Sum, Sum>(platform, {
      name,
      keepsAll: true,
      expected: historySide(platform, businessId, 'items'),
      actual: historySide(platform, businessId, 'payments'),
      differences: (items, payments) => (items.amountMinor === payments.amountMinor ? [] : ['amount']),
    })
  }
}
