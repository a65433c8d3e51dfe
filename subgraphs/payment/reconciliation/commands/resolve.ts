import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { PaymentDeps } from '../../deps.ts'
import { appendAudit } from '../../store/audit.ts'
import type { Resolution } from '../domain/figures.ts'
import { lockException, RESOLVE, resolve } from '../store/exceptions.ts'

export interface ResolveException {
  exceptionId: string
  resolution: Resolution
  note: string
}

/** Resolves a difference and keeps who said what about it. The same resolution again is harmless. */
export async function resolveException(
  deps: PaymentDeps,
  viewer: Viewer,
  { exceptionId, resolution, note }: ResolveException,
): Promise<void> {
  const path = ['input', 'exceptionId']
  await inTransaction(deps.platform.prisma, async tx => {
    const found = await lockException(tx, viewer.businessId, exceptionId)
    if (!found) throw refuse('NOT_FOUND', `expected the id of a difference, got ${exceptionId}`, path)
    if (found.resolution === resolution) return
    if (found.resolution !== null)
      throw refuse('INVALID_TRANSITION', `expected an open difference, got one that is ${found.resolution}`, path)
    await resolve(tx, exceptionId, { resolution, by: actorOf(viewer), at: deps.platform.clock.now() })
    const detail = { resolution, subject: found.subject, key: found.key }
    await appendAudit(deps, tx, viewer, { action: RESOLVE, subjectId: exceptionId, note, detail })
  })
}
