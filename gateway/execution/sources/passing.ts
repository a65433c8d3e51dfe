/** What is added before a map is left behind. */
const MANY = 1_000

/**
 * A map for what comes and goes with requests. One Map that lives long would keep much of what was taken out of it alive until
 * the next full collection: each table that it outgrows points to the next one, and once one of them is in the old
 * generation, all that follow are taken for alive. With a million objects that passed through, 64 at a time, collections took
 * 5.7 s instead of 0.35. So another one is begun now and then, and what is still in the one before the last is forgotten.
 */
export class Passing<V> {
  #now = new Map<string, V>()
  #before = new Map<string, V>()
  #added = 0

  get(key: string): V | undefined {
    return this.#now.get(key) ?? this.#before.get(key)
  }

  set(key: string, value: V): void {
    this.#added += 1
    if (this.#added > MANY) {
      this.#added = 1
      this.#before = this.#now
      this.#now = new Map()
    }
    this.#now.set(key, value)
  }

  delete(key: string): void {
    this.#now.delete(key) || this.#before.delete(key)
  }
}
