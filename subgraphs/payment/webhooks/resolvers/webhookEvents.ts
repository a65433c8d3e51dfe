import { connection, connectionArgs } from '#shared/pagination.ts'
import type { QueryResolvers } from '../../generated/types.ts'

export const webhookEvents: QueryResolvers['webhookEvents'] = async (
  _parent,
  { state, reference, ...input },
  { webhooks },
) => {
  const page = connectionArgs(input, ['instant', 'text'])
  const rows = await webhooks.list({ state: state ?? null, reference: reference ?? null }, page)
  return connection(rows, page, row => [row.receivedAt.toISOString(), row.id])
}
