/**
 * Milliseconds of an instant as feeds write it: 2016/11/4, 2016-11-04 10:00, 2016-11-04T10:00:00+08:00, 2016年11月4日, or a
 * count of seconds or milliseconds. What names no zone is in UTC. Null if it is none.
 */
export function instantOf(text: string): number | null {
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1000
  if (/^\d{12,13}$/.test(text)) return Number(text)
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text,
    )
  if (!parts) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone] = parts
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  // Date.UTC carries what does not exist into the next month.
  if (new Date(at).getUTCDate() !== Number(day) || Number(hour) > 23) return null
  return at - offsetOf(zone)
}

function offsetOf(zone: string | undefined): number {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '')
  if (!parts) return 0
  const minutes = Number(parts[2]) * 60 + Number(parts[3])
  return (parts[1] === '-' ? -minutes : minutes) * 60_000
}
