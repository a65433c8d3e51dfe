import { connection, connectionArgs } from '#shared/pagination.ts'
import type { QueryResolvers } from '../../generated/types.ts'
import { toNumber } from '../store/exceptions.ts'

export const Query: Pick<QueryResolvers, 'paymentReconciliations' | 'paymentReconciliationExceptions'> = {
  paymentReconciliations: async (_parent, { channelCode, ...input }, { reconciliation }) => {
    const page = connectionArgs(input, ['instant', 'text'])
    const rows = await reconciliation.list(channelCode ?? null, page)
    return connection(rows, page, row => [`${row.day}T00:00:00.000Z`, row.id])
  },
  paymentReconciliationExceptions: async (_parent, { open, channelCode, ...input }, { reconciliation }) => {
    const page = connectionArgs(input, ['bigint'])
    const rows = await reconciliation.exceptions({ open: open ?? null, channelCode: channelCode ?? null }, page)
    return connection(rows, page, row => [toNumber(row.id) ?? ''])
  },
}
