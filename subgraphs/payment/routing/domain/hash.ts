import { createHash } from 'node:crypto'

/**
 * A point in [0, 1) that follows from the key alone; `purpose` makes independent points of one key. 48 bits of SHA-256:
 * keys that look alike, as ids made in the same millisecond do, spread evenly.
 */
export function pointOf(key: string, purpose: string): number {
  return createHash('sha256').update(`${purpose}\n${key}`).digest().readUIntBE(0, 6) / 2 ** 48
}
