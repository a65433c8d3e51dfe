import { actorOf } from '#shared/auth.ts'
import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers, QueryResolvers } from '../../generated/types.ts'
import { importHistory } from '../commands/importHistory.ts'
import { requestReconciliation, subjectOf } from '../commands/reconcile.ts'
import { listHistory } from '../store/read.ts'
import { lastRun, openExceptions } from '../store/reconciliation.ts'
import { orderHistoryImportInput, orderHistoryReconcileInput } from './inputs.ts'

const historicalOrders: QueryResolvers['historicalOrders'] = (_parent, args, { deps, viewer }) =>
  listHistory(deps.platform, viewer.businessId, args)

const orderHistoryReconciliation: QueryResolvers['orderHistoryReconciliation'] = (_parent, _args, { deps, viewer }) =>
  lastRun(deps.platform, subjectOf(viewer.businessId))

const orderHistoryExceptions: QueryResolvers['orderHistoryExceptions'] = (_parent, args, { deps, viewer }) =>
  openExceptions(deps.platform, subjectOf(viewer.businessId), args)

const orderHistoryImport: MutationResolvers['orderHistoryImport'] = (_parent, { input }, { deps, viewer }) =>
  payload(() => {
    const who = { businessId: viewer.businessId, actor: actorOf(viewer) }
    return importHistory(deps.platform, who, validate(orderHistoryImportInput, input))
  })

const orderHistoryReconcile: MutationResolvers['orderHistoryReconcile'] = (_parent, { input }, { deps, viewer }) =>
  payload(async () => {
    const { reason } = validate(orderHistoryReconcileInput, input)
    const who = { businessId: viewer.businessId, actor: actorOf(viewer), reason }
    return { reconciliationId: await requestReconciliation(deps.platform, who) }
  })

export const historyResolvers = {
  Query: { historicalOrders, orderHistoryReconciliation, orderHistoryExceptions },
  Mutation: { orderHistoryImport, orderHistoryReconcile },
}
