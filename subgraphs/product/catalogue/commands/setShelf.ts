import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { Refusal, refuse } from '#shared/errors.ts'
import type { ProductDeps } from '../../deps.ts'
import type { ProductUse } from '../domain/records.ts'
import { advanceShelf, insertShelf, lockShelf } from '../store/shelf-rows.ts'
import { versionFault } from './bulk.ts'

export interface SetShelf {
  id: string
  use: ProductUse
  name: string
  /** 0 to make a new one. */
  expectedVersion: number
}

/** Makes a place that lists products, or renames it. */
export async function setShelf({ platform }: ProductDeps, viewer: Viewer, input: SetShelf): Promise<void> {
  const { businessId } = viewer
  const at = platform.clock.now()
  await inTransaction(platform.prisma, async tx => {
    if (input.expectedVersion === 0 && (await insertShelf(tx, businessId, input, at))) return
    const shelf = await lockShelf(tx, businessId, input.id)
    if (!shelf) throw refuse('NOT_FOUND', `expected a shelf, got ${JSON.stringify(input.id)}`, ['input', 'id'])
    const fault = versionFault(shelf, input.expectedVersion, ['input'])
    if (fault) throw new Refusal(fault)
    if (shelf.use !== input.use)
      throw refuse('CONFLICT', `expected ${shelf.use}: the kind of place is fixed; got ${input.use}`, ['input', 'use'])
    await advanceShelf(tx, businessId, shelf, at, input.name)
  })
}
