import { connection, connectionArgs } from '#shared/pagination.ts'
import type { QueryResolvers } from '../../generated/types.ts'

export const paymentRefusals: QueryResolvers['paymentRefusals'] = async (
  _parent,
  { operation, code, ...input },
  { refusals },
) => {
  const page = connectionArgs(input, ['instant', 'text'])
  const rows = await refusals.list({ operation: operation ?? null, code: code ?? null }, page)
  return connection(rows, page, row => [row.at.toISOString(), row.id])
}
