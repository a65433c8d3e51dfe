const SECOND = 1000
const DAY = 86_400 * SECOND
/** When an outcome that is not known is looked up: soon, then ever more rarely, then daily. */
const WAITS = [5 * SECOND, 30 * SECOND, 300 * SECOND, 3600 * SECOND]
/**
 * A movement whose answer is awaited is looked up after this: later than any answer is waited for, because a channel that
 * has not read the request yet would say that there was none.
 */
export const AWAITED_MS = 10 * SECOND

/** The instant of the next look-up after `checks` of them. */
export function nextCheck(now: Date, checks: number): Date {
  return new Date(now.getTime() + (WAITS[checks] ?? DAY))
}

/** The first look-up of a movement that is being asked for now. */
export function firstCheck(now: Date): Date {
  return new Date(now.getTime() + AWAITED_MS)
}
