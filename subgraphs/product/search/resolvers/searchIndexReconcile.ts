import { payload } from '#shared/errors.ts'
import { requestRun } from '#shared/reconcile.ts'
import type { ProductContext } from '../../context.ts'
import { SUBJECT } from '../reconcile.ts'
import { readRun } from '../store.ts'
import { toReconciliations } from './reconciliations.ts'

type Args = { input: { repair: boolean } }

export const searchIndexReconcile = (_: unknown, { input }: Args, { deps, viewer }: ProductContext) =>
  payload(async () => {
    const request = { subject: SUBJECT, repairs: input.repair, requestedBy: viewer.id ?? 'admin' }
    const run = await readRun(deps.platform, await requestRun(deps.platform, request))
    return { reconciliation: run ? toReconciliations(deps.platform, viewer.businessId, [run])[0] : null }
  })
