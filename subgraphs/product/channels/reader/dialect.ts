import { parse } from 'csv-parse/sync'

const DELIMITERS = [',', ';', '\t', '|'] as const
const SAMPLE = 64 * 1024
const ROWS = 50

/**
 * The delimiter that parts the first rows into the same number of columns, the most columns winning. A comma if none
 * does: a feed may have one column.
 */
export function detectDelimiter(text: string, quote: string | null): string {
  const sample = text.slice(0, SAMPLE)
  const whole = text.length > SAMPLE ? sample.slice(0, sample.lastIndexOf('\n') + 1) : sample
  let best = { delimiter: ',', columns: 1, even: 0 }
  for (const delimiter of DELIMITERS) {
    const widths = widthsOf(whole, delimiter, quote)
    const columns = widths[0] ?? 0
    const even = widths.filter(width => width === columns).length / Math.max(1, widths.length)
    if (columns > 1 && (even > best.even || (even === best.even && columns > best.columns)))
      best = { delimiter, columns, even }
  }
  return best.delimiter
}

function widthsOf(sample: string, delimiter: string, quote: string | null): number[] {
  const rows: string[][] = []
  try {
    parse(sample, {
      delimiter,
      quote,
      relax_column_count: true,
      skip_empty_lines: true,
      to: ROWS,
      on_record: (row: string[]) => {
        rows.push(row)
        return null
      },
    })
  } catch {
    // A record cut off at the sample's end: those before it count.
  }
  return rows.map(row => row.length)
}
