/**
 * What the payment hub and the channel know an attempt at a refund by. A channel refunds once per reference, so each
 * attempt has its own; the first is the refund's id.
 */
export function referenceOf(refundId: string, attempt: number): string {
  return attempt === 1 ? refundId : `${refundId}_${attempt}`
}

/** Which attempt a reference is of; null when it is of none. */
export function attemptOf(refundId: string, reference: string): number | null {
  if (reference === refundId) return 1
  const attempt = reference.startsWith(`${refundId}_`) ? Number(reference.slice(refundId.length + 1)) : Number.NaN
  return Number.isSafeInteger(attempt) && attempt > 1 ? attempt : null
}

/** What became of an attempt, or what operations did about it. */
export type RefundNews = 'SUCCEEDED' | 'FAILED' | 'REVERSED' | 'RETRIED' | 'SETTLED'

interface News {
  attempt: number
  kind: RefundNews
}

/** How often the money was given: by attempts that were not taken back, and otherwise. */
export function timesGiven(news: readonly News[]): number {
  const of = (kind: RefundNews) => new Set(news.filter(one => one.kind === kind).map(({ attempt }) => attempt))
  const reversed = of('REVERSED')
  return [...of('SUCCEEDED')].filter(attempt => !reversed.has(attempt)).length + of('SETTLED').size
}

/**
 * Where a refund is by all that is known of its attempts, in whatever order that came: what says that money was given counts
 * more than that it was declined, and that it was taken back more than either. What was settled otherwise stays so.
 */
export function standingOf(news: readonly News[], current: number): 'APPROVED' | 'FAILED' | 'SUCCEEDED' {
  if (timesGiven(news) > 0) return 'SUCCEEDED'
  const lost = news.some(({ attempt, kind }) => attempt === current && (kind === 'FAILED' || kind === 'REVERSED'))
  return lost ? 'FAILED' : 'APPROVED'
}
