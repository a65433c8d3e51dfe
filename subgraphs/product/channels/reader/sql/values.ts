/** A value of a dump: numbers stay text, so that no digit is lost. */
export type SqlValue = string | null

const MYSQL_ESCAPES: Record<string, string> = { '0': '\0', b: '\b', n: '\n', r: '\r', t: '\t', Z: '\x1a' }
const COPY_ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** The values of one row of an INSERT: `(1,'it''s',NULL)`. */
export function rowValues(text: string, escapes: boolean): SqlValue[] {
  const values: SqlValue[] = []
  let at = 1
  while (at < text.length) {
    const end = endOfValue(text, at, escapes)
    values.push(toValue(text.slice(at, end).trim(), escapes))
    at = end + 1
  }
  return values
}

/** Where the value that starts here ends: at a comma or the closing parenthesis outside quotes and calls. */
function endOfValue(text: string, from: number, escapes: boolean): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const char = text[at]!
    if (char === "'" || char === '"') at = endOfText(text, at, escapes || text[at - 1] === 'E')
    else if (char === '(') depth += 1
    else if (depth > 0 && char === ')') depth -= 1
    else if (depth === 0 && (char === ',' || char === ')')) return at
  }
  return text.length
}

function endOfText(text: string, from: number, escapes: boolean): number {
  const quote = text[from]!
  for (let at = from + 1; at < text.length; at += 1) {
    if (escapes && text[at] === '\\') at += 1
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at
      at += 1
    }
  }
  return text.length
}

function toValue(text: string, escapes: boolean): SqlValue {
  if (/^null$/i.test(text)) return null
  // MySQL says a character set before a text (_utf8mb4'x'), PostgreSQL E for escapes and a type behind it ('x'::text).
  const quoted = /^(?:_\w+\s*|N|E)?(['"])/i.exec(text)
  if (!quoted) return text.replace(/::[\w ]+$/, '')
  const from = quoted[0].length - 1
  const escaped = escapes || /^E/i.test(text)
  const inner = text.slice(from + 1, endOfText(text, from, escaped)).replaceAll(quoted[1]! + quoted[1]!, quoted[1]!)
  return escaped ? inner.replace(/\\([\s\S])/g, (_all, char: string) => MYSQL_ESCAPES[char] ?? char) : inner
}

/** The values of one line of a COPY. */
export function lineValues(line: string): SqlValue[] {
  return line
    .split('\t')
    .map(value =>
      value === '\\N' ? null : value.replace(/\\([\s\S])/g, (_all, char: string) => COPY_ESCAPES[char] ?? char),
    )
}

/** A name without its schema and quotes: `"shop"."goods"` is goods. */
export function bareName(name: string): string {
  const last = name.trim().split('.').at(-1) ?? ''
  return last.trim().replace(/^[`"[]|[`"\]]$/g, '')
}

/** The names in a parenthesised list of columns. */
export function columnList(text: string): string[] {
  return text.split(',').map(bareName)
}
