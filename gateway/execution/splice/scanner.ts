import type { Schemas } from './compare.ts'
import { compile, expectBytes } from './emit.ts'
import { HANDOVER } from './handover.ts'
import * as json from './json.ts'
import type { Scan } from './layout.ts'
import { NodeCode } from './node-code.ts'
import { listOf } from './value-code.ts'

/** An object as it was scanned: where its parts are, and the objects in it. */
export type Node = Record<string, unknown>

/** Checks the bytes of one answer and notes where things are. Throws a Handover. */
export type ScanRoot = (bytes: Uint8Array) => Node
/** `types` holds for each entity the number of its type, as the collector counts them. */
export type ScanEntities = (bytes: Uint8Array, types: readonly number[]) => (Node | null)[]

export function rootScanner(schemas: Schemas, scan: Scan): ScanRoot {
  return compileScanner(['b'], rootScannerCode(schemas, scan))
}

export function entityScanner(schemas: Schemas, byType: ReadonlyMap<string, Scan>): ScanEntities {
  return compileScanner(['b', 'types'], entityScannerCode(schemas, byType))
}

function compileScanner<T>(parameters: string[], body: string): T {
  return compile(['H', 'J'], `return function(${parameters.join(',')}){${body}}`, [HANDOVER, json])
}

export function rootScannerCode(schemas: Schemas, scan: Scan): string {
  const code = new NodeCode(schemas)
  return `let p=0,n0;${expectBytes('{"data":')}if(b[p]!==123)throw H.null;${code.node(scan, 'n0')}${END}return n0;`
}

export function entityScannerCode(schemas: Schemas, byType: ReadonlyMap<string, Scan>): string {
  const code = new NodeCode(schemas)
  const cases = [...byType.values()].map((scan, index) => `case ${index}:{${code.node(scan, 'n')}break;}`)
  const [only] = byType.values()
  const one = byType.size === 1 && only ? code.node(only, 'n') : `switch(types[all.length]){${cases.join('')}}`
  const item = `let n=null;if(b[p]===123){${one}}else p=J.nothing(b,p);all.push(n);`
  return `let p=0;${expectBytes('{"data":{"_entities":[')}const all=[];${listOf(item)}${expectBytes('}')}${END}
if(all.length!==types.length)throw H.entities;return all;`
}

/** The end of an answer, with the line break that some servers add. */
const END = `${expectBytes('}')}if(p!==b.length&&!(b[p]===10&&p+1===b.length))throw H.shape;`
