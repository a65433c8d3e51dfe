/**
 * Gives repeated statements names, by which PostgreSQL keeps them parsed and planned: without one it plans each anew,
 * which for short statements takes longer than running them.
 */
export class StatementNames {
  #names = new Map<string, string | undefined>()
  #named = 0

  /** The name of a statement from its second use on. Some never get one: see `isFit`. */
  nameOf(text: string, values: readonly unknown[]): string | undefined {
    if (values.length === 0 || !values.every(isShort)) return undefined
    const known = this.#names.get(text)
    if (known !== undefined) return known
    if (this.#named >= MOST) return undefined
    if (!this.#names.has(text)) {
      if (this.#names.size >= SEEN) this.#forgetUnnamed()
      this.#names.set(text, undefined)
      return undefined
    }
    if (!isFit(text)) return undefined
    this.#named += 1
    const name = `s${this.#named}`
    this.#names.set(text, name)
    return name
  }

  #forgetUnnamed(): void {
    for (const [text, name] of this.#names) if (name === undefined) this.#names.delete(text)
  }
}

/** Each connection keeps each of them, so that many would take its memory. */
const MOST = 400
const SEEN = 4 * MOST

/** A column that a migration adds would change the result of `*`, and PostgreSQL refuses to run a kept plan then. */
function isFit(text: string): boolean {
  return !/\.\*|returning\s+\*/i.test(text)
}

/** Statements with much in them are worth a plan of their own. */
function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 4_000
  return !Array.isArray(value) || value.length <= 100
}
