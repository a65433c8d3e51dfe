import { type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { ProductContext } from '../../context.ts'
import { listDeadLetters } from '../store.ts'

export async function searchDeadLetters(_: unknown, input: ConnectionInput, { deps, viewer }: ProductContext) {
  const page = connectionArgs(input, ['instant', 'text'])
  const letters = await listDeadLetters(deps.platform, viewer.businessId, page)
  return connection(letters, page, letter => [letter.at.toISOString(), letter.productId])
}
