const names = new Map<string, string>()

/**
 * Marks a statement that every order makes: it is parsed once per connection, and planned once it is known that planning it
 * for each set of values is no better. Only for texts of which there are few, and which write, or look at one row by its
 * key: a plan that was made while a table was small, and reads it as a whole, stays until the table is analysed. Answers
 * the text.
 */
export function prepare(text: string): string {
  if (!names.has(text)) names.set(text, `prepared-${names.size}`)
  return text
}

/** A statement for node-postgres, with a name if it is marked. */
export function statement(text: string, values: unknown[]): { name?: string; text: string; values: unknown[] } {
  const name = names.get(text)
  return name ? { name, text, values } : { text, values }
}
