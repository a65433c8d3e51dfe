import type { Supergraph } from '../plan/supergraph.ts'
import { type Collect, collector } from './collector.ts'
import { collecting } from './interpret/collect.ts'
import { Forms } from './interpret/forms.ts'
import { entityScan, rootScan } from './interpret/scan.ts'
import { entitySlot, nodeOf, Slots } from './interpret/slots.ts'
import { writing } from './interpret/write.ts'
import type { Layout, Scan } from './layout.ts'
import { entityScanner, type Node, rootScanner, type ScanEntities, type ScanRoot } from './scanner.ts'
import { answerWriter, type WriteAnswer } from './writer.ts'

/** What cuts the answers of one layout. */
export interface Splicer {
  scanRoot(scan: Scan): ScanRoot
  scanEntities(byType: ReadonlyMap<string, Scan>): ScanEntities
  collect(step: number): Collect
  write: WriteAnswer
  /** The root of an answer for which nothing has been fetched. */
  root(): Node
  /** The property of a node for the entity that a step adds. */
  slot(step: number): string | number
}

/** Generated functions: twice as fast. */
export function generatedSplicer(supergraph: Supergraph, layout: Layout): Splicer {
  const root: Node = Object.fromEntries([...layout.roots.keys()].map(id => [`e${id}`, null]))
  return {
    scanRoot: scan => rootScanner(supergraph, scan),
    scanEntities: byType => entityScanner(supergraph, byType),
    collect: step => collector(layout, step),
    write: answerWriter(layout),
    root: () => ({ ...root }),
    slot: step => `e${step}`,
  }
}

/** The same by going over the layout, where code must not be generated. */
export function interpretingSplicer(supergraph: Supergraph, layout: Layout): Splicer {
  const slots = new Slots(layout)
  const forms = new Forms(supergraph, slots)
  return {
    scanRoot: scan => rootScan(forms.kept(scan)),
    scanEntities: byType => entityScan([...byType.values()].map(scan => forms.kept(scan))),
    collect: step => collecting(layout, slots, step),
    write: writing(layout, slots),
    root: () => nodeOf(slots.empty(null)),
    slot: entitySlot,
  }
}
