import { HANDOVER } from './handover.ts'

// Scanners of single JSON values. Each takes the bytes and where the value starts, and answers where it ends. They
// accept what serialisers write and hand over what they do not: the parser is right about the rest.

const QUOTE = 34
const BACKSLASH = 92
const ZERO = 48
const NINE = 57
const MINUS = 45

/** Escapes that stand for one character: " \ / b f n r t */
const SIMPLE_ESCAPES = new Set([34, 92, 47, 98, 102, 110, 114, 116])
const LETTER_U = 117

export function string(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== QUOTE) throw HANDOVER.value
  let at = start + 1
  for (;;) {
    const byte = bytes[at++]
    if (byte === QUOTE) return at
    // Also past the end, where there is no byte.
    if (!((byte as number) >= 32)) throw HANDOVER.value
    if (byte === BACKSLASH) at = escaped(bytes, at)
  }
}

function escaped(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] as number
  if (SIMPLE_ESCAPES.has(byte)) return at + 1
  if (byte !== LETTER_U) throw HANDOVER.value
  for (let digit = 1; digit <= 4; digit++) if (!isHex(bytes[at + digit])) throw HANDOVER.value
  return at + 5
}

function isHex(byte: number | undefined): boolean {
  if (byte === undefined) return false
  return (byte >= ZERO && byte <= NINE) || (byte >= 97 && byte <= 102) || (byte >= 65 && byte <= 70)
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE
}

/** The digits before a point: one zero, or none at the front. */
function digits(bytes: Uint8Array, start: number): number {
  let at = start
  if (bytes[at] === MINUS) at++
  if (!isDigit(bytes[at])) throw HANDOVER.value
  if (bytes[at] === ZERO) return at + 1
  while (isDigit(bytes[at])) at++
  return at
}

/** Whether more of a number follows: `.`, `e`, `E`, or a digit after a leading zero. */
function goesOn(byte: number | undefined): boolean {
  return byte === 46 || byte === 101 || byte === 69 || isDigit(byte)
}

/** An Int of nine digits at most: all of them fit. */
export function int(bytes: Uint8Array, start: number): number {
  const end = digits(bytes, start)
  if (end - start > 9 || goesOn(bytes[end])) throw HANDOVER.value
  return end
}

/** A number without exponent: serialisers write one only where a value is out of the ordinary. */
export function float(bytes: Uint8Array, start: number): number {
  let at = digits(bytes, start)
  if (bytes[at] === 46) {
    at++
    if (!isDigit(bytes[at])) throw HANDOVER.value
    while (isDigit(bytes[at])) at++
  }
  if (at - start > 24 || goesOn(bytes[at])) throw HANDOVER.value
  return at
}

export function boolean(bytes: Uint8Array, start: number): number {
  if (bytes[start] === 116) return word(bytes, start, TRUE)
  return word(bytes, start, FALSE)
}

export function nothing(bytes: Uint8Array, start: number): number {
  return word(bytes, start, NULL)
}

const TRUE = Buffer.from('true')
const FALSE = Buffer.from('false')
const NULL = Buffer.from('null')

function word(bytes: Uint8Array, start: number, expected: Uint8Array): number {
  for (let index = 0; index < expected.length; index++) {
    if (bytes[start + index] !== expected[index]) throw HANDOVER.value
  }
  return start + expected.length
}

const MAX_DEPTH = 64

/** Anything that is JSON, for scalars of which only their subgraph knows the shape. */
export function any(bytes: Uint8Array, start: number, depth = 0): number {
  const byte = bytes[start]
  if (byte === QUOTE) return string(bytes, start)
  if (byte === 116 || byte === 102) return boolean(bytes, start)
  if (byte === 110) return nothing(bytes, start)
  if (byte !== 91 && byte !== 123) return float(bytes, start)
  if (depth === MAX_DEPTH) throw HANDOVER.value
  const close = byte + 2
  let at = start + 1
  if (bytes[at] === close) return at + 1
  for (;;) {
    if (byte === 123) {
      at = string(bytes, at)
      if (bytes[at++] !== 58) throw HANDOVER.value
    }
    at = any(bytes, at, depth + 1)
    if (bytes[at] === close) return at + 1
    if (bytes[at++] !== 44) throw HANDOVER.value
  }
}
