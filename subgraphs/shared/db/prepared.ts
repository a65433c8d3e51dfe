const names = new Map<string, string>()

/**
 * Marks a statement that every order makes: it is parsed once per connection, and planned only now and then. Only for texts
 * of which there are few. A list among its values is given as `list` says. Answers the text.
 */
export function prepare(text: string): string {
  if (!names.has(text)) names.set(text, `prepared-${names.size}`)
  return text
}

/** The texts that are marked so far. */
export const markedStatements = (): string[] => [...names.keys()]

/**
 * A list among the values of a marked statement, so that PostgreSQL does not see how long it is when it plans. Otherwise a
 * plan for the values looks cheaper than one for any, whenever the list is short, and is made each time.
 */
export const list = (placeholder: string, type: string) => `(SELECT ${placeholder}::${type}[])::${type}[]`

/** Such lists of these types in the placeholders from `$first` on: the columns of a table, for `unnest`. */
export const lists = (first: number, ...types: readonly string[]) =>
  types.map((type, index) => list(`$${first + index}`, type)).join(', ')

/** The values of `lists`: a list for each of these fields of some objects. */
export const columnsOf = <T, K extends keyof T>(objects: readonly T[], fields: readonly K[]): T[K][][] =>
  fields.map(field => objects.map(object => object[field]))

/** The like of a list for objects of these columns, which come as JSON. PostgreSQL expects a hundred, and of an unknown part a tenth. */
export const records = (placeholder: string, columns: string) =>
  `SELECT * FROM json_to_recordset(${placeholder}::json) AS r (${columns}) LIMIT (SELECT 1000000)`

type Query = (...args: unknown[]) => unknown

/** How many marked statements a connection sends before they are planned anew for the first time. */
const FIRST_PLANS = 100

/**
 * Sends the marked statements of a connection by their names. A plan that was made while a table was small reads it as a
 * whole, and PostgreSQL keeps it until the table is analysed. So plans are forgotten after a hundred statements and
 * whenever there were twice as many: a table that these statements fill has about doubled by then, not grown a hundredfold.
 */
export function preparing(query: Query): Query {
  let sent = 0
  let next = FIRST_PLANS
  return (first, ...others) => {
    const named = nameOf(first, others)
    if (!named) return query(first, ...others)
    sent += 1
    if (sent <= next) return query(...named)
    next *= 2
    const forgetting = query('DISCARD PLANS') as Promise<unknown>
    // In a transaction that has failed it fails, too: the plans are kept until the next time.
    return forgetting.catch(() => {}).then(() => query(...named))
  }
}

/** The arguments of pg's `query`, which are a text and its values or an object with both, with the name of a marked text. */
function nameOf(first: unknown, others: unknown[]): unknown[] | null {
  if (typeof first === 'string') {
    const name = names.get(first)
    const [values, ...rest] = others
    return name && Array.isArray(values) ? [{ name, text: first, values }, ...rest] : null
  }
  const config = first as { text?: unknown; submit?: unknown }
  const name = typeof config.text === 'string' && !config.submit ? names.get(config.text) : undefined
  return name ? [{ ...config, name }, ...others] : null
}
