/**
 * Text of JSON is kept as strings of bytes (latin1: one character per byte of UTF-8). What one subgraph answered can be
 * cut and sent on without being decoded and encoded again; latin1 strings are also what V8 handles fastest.
 */
export function toBytes(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
}

const NOT_ASCII = /[^\0-\x7f]/

function isAscii(text: string): boolean {
  return !NOT_ASCII.test(text)
}
