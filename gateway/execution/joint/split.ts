import { MalformedAnswer, parseAnswer } from '../general/ask.ts'
import { type Item, isItem } from '../general/items.ts'
import { bufferOf } from '../plan/bytes.ts'
import type { Joint } from '../plan/joints.ts'

const START = Buffer.from('{"data":{"_entities":[')
const END = Buffer.from(']}}')
const ERRORS = Buffer.from(']},"errors":')
const LINE_BREAK = 10

/**
 * The answer of each step, as if it had been asked alone. Null when the subgraph answered none of them: then each has to
 * be asked for itself, to get what is its own. Throws MalformedAnswer.
 */
export function splitAnswer(joint: Joint, bytes: Uint8Array): Uint8Array[] | null {
  return cut(joint, bufferOf(bytes)) ?? part(joint, bytes)
}

/** Cuts what serialisers write when nothing failed, without reading it. Null for anything else. */
function cut({ parts }: Joint, bytes: Buffer): Uint8Array[] | null {
  const end = bytes.at(-1) === LINE_BREAK ? bytes.length - 1 : bytes.length
  if (!bytes.subarray(0, START.length).equals(START)) return null
  if (!bytes.subarray(end - END.length, end).equals(END) || bytes.includes(ERRORS)) return null
  const pieces: Uint8Array[] = []
  let from = START.length
  for (const { key } of parts.slice(1)) {
    // No text in JSON holds a quote that is not escaped, so these are the end of a list and the key after it. Should
    // a scalar without a schema hold the same key, it is not told here which of them is the one.
    const boundary = `],"${key}":[`
    const at = bytes.indexOf(boundary, from)
    if (at < 0 || bytes.includes(boundary, at + 1)) return null
    pieces.push(alone(bytes.subarray(from, at)))
    from = at + boundary.length
  }
  pieces.push(alone(bytes.subarray(from, end - END.length)))
  return pieces
}

function alone(entities: Uint8Array): Uint8Array {
  return Buffer.concat([START, entities, END])
}

function part({ parts }: Joint, bytes: Uint8Array): Uint8Array[] | null {
  const { data, errors } = parseAnswer(bytes)
  if (!isItem(data)) return null
  const keys = new Set<unknown>(parts.map(({ key }) => key))
  return parts.map(({ key }) => {
    const own = (Array.isArray(errors) ? errors : []).flatMap(error => errorOf(error, key, keys))
    return textBytes({ data: { _entities: data[key] }, ...(own.length > 0 ? { errors: own } : {}) })
  })
}

/** An error without a path to one of the parts is everybody's. */
function errorOf(error: unknown, key: string, keys: ReadonlySet<unknown>): unknown[] {
  const path = isItem(error) && Array.isArray(error.path) ? error.path : []
  if (!isItem(error) || !keys.has(path[0])) return [error]
  return path[0] === key ? [{ ...error, path: ['_entities', ...path.slice(1)] }] : []
}

function textBytes(answer: Item): Uint8Array {
  try {
    return Buffer.from(JSON.stringify(answer))
  } catch {
    throw new MalformedAnswer('expected an answer that is less deep')
  }
}
