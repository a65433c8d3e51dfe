const SECOND = 1000
const DAY = 86_400 * SECOND
/** When an outcome that is not known is looked up: soon, then ever more rarely, then daily. */
const WAITS = [5 * SECOND, 30 * SECOND, 300 * SECOND, 3600 * SECOND]

/** The instant of the next look-up after `checks` of them. */
export function nextCheck(now: Date, checks: number): Date {
  return new Date(now.getTime() + (WAITS[checks] ?? DAY))
}
