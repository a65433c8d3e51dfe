/** An object of an answer while it is put together. */
export type Item = Record<string, unknown>

export function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Clients choose keys (aliases): one like `constructor` must not find what every object has. That is functions, which are
 * no data, and the prototype; looking for the key in the object itself is left to them.
 */
export function own(item: Item, key: string): unknown {
  const value = item[key]
  if (typeof value !== 'function' && key !== '__proto__') return value
  return Object.hasOwn(item, key) ? value : undefined
}

/** The objects at a path of keys and '@', in the order of the answer. Nulls on the way lead nowhere. */
export function itemsAt(value: unknown, path: readonly string[], from = 0, found: Item[] = []): Item[] {
  let at = value
  for (let index = from; index < path.length; index++) {
    const key = path[index] as string
    if (key === '@') {
      if (Array.isArray(at)) for (const element of at) itemsAt(element, path, index + 1, found)
      return found
    }
    if (!isItem(at)) return found
    at = own(at, key)
  }
  if (isItem(at)) found.push(at)
  return found
}

/** Adds what another subgraph knows of an object. Where both know something, the later answer counts. */
export function merge(target: Item, source: Item): void {
  for (const key of Object.keys(source)) {
    const added = source[key]
    if (typeof added === 'object' && added !== null && mergeWith(own(target, key), added)) continue
    if (key === '__proto__') define(target, key, added)
    else target[key] = added
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (const [index, added] of source.entries()) {
    if (!mergeWith(target[index], added)) target[index] = added
  }
}

/** False for what has nothing to merge with. */
function mergeWith(present: unknown, added: unknown): boolean {
  if (isItem(present) && isItem(added)) merge(present, added)
  else if (Array.isArray(present) && Array.isArray(added) && present.length === added.length) {
    mergeLists(present, added)
  } else return false
  return true
}

/** An assignment would set the prototype. */
function define(target: Item, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}
