import { isAscii, isUtf8 } from 'node:buffer'

/**
 * Text of JSON is kept as strings of bytes (latin1: one character per byte of UTF-8). What one subgraph answered can be
 * cut and sent on without being decoded and encoded again; latin1 strings are also what V8 handles fastest.
 */
export function toBytes(text: string): string {
  return Buffer.byteLength(text) === text.length ? text : Buffer.from(text, 'utf8').toString('latin1')
}

const BYTE_ORDER_MARK = '\uFEFF'

/** The text that bytes stand for, without a byte order mark. Throws TypeError for bytes that are no UTF-8. */
export function textOf(bytes: Uint8Array): string {
  if (isAscii(bytes)) return bufferOf(bytes).toString('latin1')
  if (!isUtf8(bytes)) throw new TypeError('expected UTF-8')
  const text = bufferOf(bytes).toString('utf8')
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
}

export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
