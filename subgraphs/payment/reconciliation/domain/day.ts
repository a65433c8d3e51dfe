const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** How long after a day's end a channel may take to write its file. */
const GRACE_MS = HOUR_MS

/** The last day (UTC, YYYY-MM-DD) whose files ought to be there. */
export function lastDay(now: Date): string {
  return new Date(now.getTime() - DAY_MS - GRACE_MS).toISOString().slice(0, 10)
}

/** When a file that could not be fetched is tried again: a minute later, then ever later, at most an hour. */
export function nextFetch(now: Date, attempts: number): Date {
  return new Date(now.getTime() + Math.min(MINUTE_MS * 2 ** attempts, HOUR_MS))
}
