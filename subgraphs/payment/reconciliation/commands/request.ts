import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { PaymentDeps } from '../../deps.ts'
import { appendAudit } from '../../store/audit.ts'
import { lastDay } from '../domain/day.ts'
import { noteFiles, requestFile } from '../store/files.ts'

/** Has a channel's file of a day fetched and compared, also again. Answers the comparison's id. */
export async function requestReconciliation(
  deps: PaymentDeps,
  viewer: Viewer,
  { channelCode, day }: { channelCode: string; day: string },
): Promise<string> {
  const { platform, providers } = deps
  const codes = Object.keys(providers)
  if (!codes.includes(channelCode)) {
    const message = `expected one of ${codes.join(', ')}, got ${JSON.stringify(channelCode)}`
    throw refuse('NOT_FOUND', message, ['input', 'channelCode'])
  }
  const now = platform.clock.now()
  const last = lastDay(now)
  if (day > last) throw refuse('INVALID', `expected a day up to ${last}, got ${day}`, ['input', 'day'])
  // Days before it that nobody has noted yet would be skipped from then on.
  await noteFiles(platform, last, now)
  return inTransaction(platform.prisma, async tx => {
    const id = await requestFile(tx, { businessId: viewer.businessId, channelCode, day }, now)
    await appendAudit(deps, tx, viewer, { action: 'reconciliation.request', subjectId: id })
    return id
  })
}
