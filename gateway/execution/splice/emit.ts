/**
 * The only way into `new Function` here. Code is made of: the keywords and operators written in the generators, names
 * numbered by them, bytes as numbers, and JSON string literals. Nothing of a request's values gets in, and of its
 * document only names that the GraphQL grammar allows, as literals.
 */
export function compile<T>(parameters: readonly string[], body: string, values: readonly unknown[]): T {
  return new Function(...parameters, `'use strict';${body}`)(...values) as T
}

/** Whether code can be generated here at all: not under a policy that forbids it to the whole process. */
export function mayCompile(): boolean {
  try {
    compile([], '', [])
    return true
  } catch {
    return false
  }
}

const NAME = /^[_A-Za-z][_0-9A-Za-z]*$/

/** A string literal. */
export function literal(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

/** A key of JSON with its colon, as text. Throws for what is no name of GraphQL. */
export function keyText(name: string): string {
  if (!NAME.test(name)) throw new Error(`expected a GraphQL name, got ${JSON.stringify(name)}`)
  return `"${name}":`
}

/** A condition: these bytes stand at `p`. */
export function bytesAt(text: string): string {
  return [...Buffer.from(text)].map((byte, index) => `b[p${index === 0 ? '' : `+${index}`}]===${byte}`).join('&&')
}

/** Passes these bytes or hands over. */
export function expectBytes(text: string): string {
  return `if(!(${bytesAt(text)}))throw H.shape;p+=${Buffer.byteLength(text)};`
}
