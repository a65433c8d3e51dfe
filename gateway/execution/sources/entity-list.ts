import { isUtf8 } from 'node:buffer'
import { bufferOf } from '../plan/bytes.ts'
import { any } from '../splice/json.ts'

/** `{"data":{"_entities":[...]}}` and where its items are. */
export interface EntityList {
  bytes: Buffer
  /** Where each item starts, and after them where another would: each ends one byte before the next. */
  starts: Uint32Array
}

const OPEN = Buffer.from('{"data":{"_entities":[')
const CLOSE = Buffer.from(']}}')
const COMMA = 44

/** Null for what is not exactly a list of so many entities: errors, extensions, white space, another number, no JSON. */
export function entityList(given: Uint8Array, count: number): EntityList | null {
  const bytes = bufferOf(given)
  const end = bytes.length - CLOSE.length
  const isFramed =
    end >= OPEN.length && bytes.subarray(0, OPEN.length).equals(OPEN) && bytes.subarray(end).equals(CLOSE)
  if (!isFramed || !isUtf8(bytes)) return null
  const starts = new Uint32Array(count + 1)
  let at = OPEN.length
  for (let index = 0; index < count; index++) {
    if (index > 0 && bytes[at - 1] !== COMMA) return null
    starts[index] = at
    at = endOf(bytes, at) + 1
  }
  starts[count] = at
  return at === end + 1 ? { bytes, starts } : null
}

/** Behind the value that starts here; behind all bytes when it is none, or none that the scanner takes. */
function endOf(bytes: Uint8Array, start: number): number {
  try {
    return any(bytes, start)
  } catch {
    return bytes.length
  }
}

/** The answer to whoever asked for the entities at these places, in this order. */
export function answerOf({ bytes, starts }: EntityList, places: readonly number[]): Buffer {
  let length = OPEN.length + CLOSE.length - 1
  for (const place of places) length += starts[place + 1]! - starts[place]!
  const answer = Buffer.allocUnsafe(length)
  let at = OPEN.copy(answer)
  for (let index = 0; index < places.length; ) {
    const first = places[index++]!
    let next = first + 1
    // Places that follow each other are copied at once, with the commas between them.
    while (index < places.length && places[index] === next) {
      next++
      index++
    }
    at += bytes.copy(answer, at, starts[first], starts[next]! - 1)
    answer[at++] = COMMA
  }
  CLOSE.copy(answer, at - 1)
  return answer
}
