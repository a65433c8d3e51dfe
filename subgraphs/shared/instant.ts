const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

/** The instant that an ISO 8601 text with its offset means, or null. Years 1 to 9999: beyond them ISO 8601, Date and PostgreSQL part ways. */
export function parseInstant(value: unknown): Date | null {
  const date = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null
  // Not a number for what is no date, which compares false.
  const year = date?.getUTCFullYear() ?? 0
  return year >= 1 && year <= 9999 ? date : null
}
