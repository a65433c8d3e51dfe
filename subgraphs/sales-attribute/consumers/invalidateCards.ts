import type { Work } from '../commands/change.ts'

interface AttributeChanged {
  businessId: string
  contents: { id: string; version: string }[]
}

/**
 * Makes cards unreadable that are older than a committed change. The command did so already, unless its process died
 * or Redis was away; then this is tried until it succeeds.
 */
export async function invalidateCards({ cards }: Work, { businessId, contents }: AttributeChanged): Promise<void> {
  await cards.invalidate(
    businessId,
    contents.map(({ id, version }) => ({ id, version: BigInt(version) })),
  )
}
