import { randomFillSync } from 'node:crypto'

/** Crockford's base 32: no letters that look like digits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A new id: the type's prefix and a ULID, as in `ord_01JD3F…`. Ids sort by the millisecond they were made in, which
 * keeps inserts at the end of an index. They come from the system's time, not from the platform's clock: a test clock
 * that jumps must not make ids that collide or sort wrongly.
 */
export function newId(prefix: string): string {
  let time = Date.now()
  let text = ''
  for (let digit = 0; digit < 10; digit += 1) {
    text = ALPHABET[time % 32] + text
    time = Math.floor(time / 32)
  }
  for (const byte of randomness()) text += ALPHABET[byte & 31]
  return `${prefix}_${text}`
}

const BYTES = 16
/** Drawn many at a time: an import makes a million ids. */
const pool = Buffer.alloc(BYTES * 256)
let used = pool.length

function randomness(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += BYTES
  return pool.subarray(used - BYTES, used)
}
