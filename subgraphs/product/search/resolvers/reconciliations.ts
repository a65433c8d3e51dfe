import { createListLoader } from '#shared/loaders.ts'
import { type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { RunRow } from '#shared/reconcile.ts'
import type { ProductContext } from '../../context.ts'
import { exceptionsOf, listRuns } from '../store.ts'

const SHOWN = 100

/** Runs as the graph shows them. The differences of all of them are read at once, when they are asked for. */
export function toReconciliations(db: Pick<Platform, 'pool'>, businessId: string, runs: readonly RunRow[]) {
  const exceptions = createListLoader(
    (ids: readonly string[]) => exceptionsOf(db, businessId, ids, SHOWN),
    row => row.runId,
  )
  return runs.map(run => ({
    ...run,
    exceptions: async () => (await exceptions.load(run.id)).map(({ key, ...row }) => ({ ...row, productId: key })),
  }))
}

export async function searchReconciliations(
  _: unknown,
  input: ConnectionInput,
  { deps: { platform }, viewer }: ProductContext,
) {
  const page = connectionArgs(input, ['instant', 'text'])
  const runs = toReconciliations(platform, viewer.businessId, await listRuns(platform, page))
  return connection(runs, page, run => [run.requestedAt.toISOString(), run.id])
}
