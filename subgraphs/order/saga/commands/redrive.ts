import { actorOf, hasRole, type Viewer } from '#shared/auth.ts'
import { fail, Refusal } from '#shared/errors.ts'
import { type DeadLetterScope, findDeadLetters, redriveDeadLetters } from '#shared/jobs.ts'
import type { OrderDeps } from '../../deps.ts'

/**
 * Sends dead letters back to their queues. Who and why is written first: what was moved without a record could not be
 * told from what was never there. A repeat finds the record and leaves what is gone alone.
 */
export async function redriveLetters(
  { platform }: OrderDeps,
  viewer: Viewer,
  { ids, reason }: { ids: string[]; reason: string },
): Promise<number> {
  const { prisma, jobs, clock } = platform
  const { businessId } = viewer
  const scope = letterScope(platform, viewer)
  const letters = await findDeadLetters(jobs, scope, ids)
  const known = await prisma.orderDeadLetterRedrive.findMany({
    where: { businessId, deadLetterId: { in: ids } },
    select: { deadLetterId: true },
  })
  const seen = new Set([...letters.map(({ id }) => id), ...known.map(({ deadLetterId }) => deadLetterId)])
  const errors = ids.flatMap((id, index) =>
    seen.has(id) ? [] : [fail('NOT_FOUND', `expected the id of a dead letter, got ${id}`, ['input', 'ids', index])],
  )
  if (errors.length > 0) throw new Refusal(errors)
  const at = clock.now()
  const actor = actorOf(viewer)
  await prisma.orderDeadLetterRedrive.createMany({
    data: letters.map(({ id, event, key }) => ({
      businessId,
      deadLetterId: id,
      eventType: event,
      eventKey: key,
      actor,
      reason,
      at,
    })),
  })
  return redriveDeadLetters(jobs, scope.subgraph, letters)
}

/** Operations see those of their business; who administers the platform also those that name none. */
export function letterScope({ subgraph }: Pick<OrderDeps['platform'], 'subgraph'>, viewer: Viewer): DeadLetterScope {
  return { subgraph, businessId: viewer.businessId, unnamed: hasRole(viewer, 'ADMIN') }
}
