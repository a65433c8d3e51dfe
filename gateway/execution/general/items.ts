/** An object of an answer while it is put together. */
export type Item = Record<string, unknown>

export function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Clients choose keys (aliases): one like `constructor` must not find what every object has. */
export function own(item: Item, key: string): unknown {
  const value = item[key]
  return value === undefined || Object.hasOwn(item, key) ? value : undefined
}

/** The objects at a path of keys and '@', in the order of the answer. Nulls on the way lead nowhere. */
export function itemsAt(value: unknown, path: readonly string[], from = 0, found: Item[] = []): Item[] {
  if (value === null || value === undefined) return found
  const key = path[from]
  if (key === undefined) {
    if (isItem(value)) found.push(value)
  } else if (key === '@') {
    if (Array.isArray(value)) for (const element of value) itemsAt(element, path, from + 1, found)
  } else if (isItem(value)) {
    itemsAt(own(value, key), path, from + 1, found)
  }
  return found
}

/** Adds what another subgraph knows of an object. Where both know something, the later answer counts. */
export function merge(target: Item, source: Item): void {
  for (const key of Object.keys(source)) {
    const added = source[key]
    const present = own(target, key)
    if (isItem(present) && isItem(added)) merge(present, added)
    else if (Array.isArray(present) && Array.isArray(added) && present.length === added.length) {
      mergeLists(present, added)
    } else if (key === '__proto__') define(target, key, added)
    else target[key] = added
  }
}

function mergeLists(target: unknown[], source: unknown[]): void {
  for (const [index, added] of source.entries()) {
    const present = target[index]
    if (isItem(present) && isItem(added)) merge(present, added)
    else if (Array.isArray(present) && Array.isArray(added) && present.length === added.length) {
      mergeLists(present, added)
    } else target[index] = added
  }
}

/** An assignment would set the prototype. */
function define(target: Item, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}
