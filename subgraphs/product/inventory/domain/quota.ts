/** A quota of a SKU that content may be selling from, as it is remembered between orders. */
export interface Quota {
  activityId: string
  skuId: string
  businessId: string
  contentId: string
  startsAt: Date
  endsAt: Date
}

export type ActivityStatus = 'SCHEDULED' | 'ACTIVE' | 'ENDED' | 'CLOSED'

export interface Period {
  startsAt: Date
  endsAt: Date
}

/** ENDED: it sells nothing more, and its stock is being returned. CLOSED: everything was returned. */
export function activityStatus(
  { startsAt, endsAt, closedAt }: Period & { closedAt: Date | null },
  now: Date,
): ActivityStatus {
  if (closedAt) return 'CLOSED'
  if (now >= endsAt) return 'ENDED'
  return now < startsAt ? 'SCHEDULED' : 'ACTIVE'
}

const isOpen = ({ startsAt, endsAt }: Period, now: Date) => startsAt <= now && now < endsAt

/** The quota that a line bought through this content draws from: of several, the one that ends first. */
export function quotaFor<Q extends Period & { contentId: string }>(
  quotas: readonly Q[],
  contentId: string | null | undefined,
  now: Date,
): Q | null {
  const open = quotas.filter(quota => quota.contentId === contentId && isOpen(quota, now))
  return open.sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime())[0] ?? null
}

const MAX_BUCKETS = 16
/** Smaller buckets would only split orders of several units. */
const MIN_UNITS = 10

/** How many units each bucket of a quota gets, of those that come from one location. */
export function splitIntoBuckets(units: number): number[] {
  const count = Math.max(1, Math.min(MAX_BUCKETS, Math.floor(units / MIN_UNITS)))
  const [base, extra] = [Math.floor(units / count), units % count]
  return Array.from({ length: count }, (_, index) => base + (index < extra ? 1 : 0))
}
