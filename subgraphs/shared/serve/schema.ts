import { readFileSync } from 'node:fs'

/** The subgraphs of the graph, by the names they are composed under. */
export const SUBGRAPHS = ['product', 'sales-attribute', 'order', 'payment', 'settlement', 'support'] as const
export type SubgraphName = (typeof SUBGRAPHS)[number]

const folder = new URL('../../../schema/', import.meta.url)

/** The SDL of a subgraph: what all share (scalars, Money, user errors), then its own. */
export function readSchema(name: SubgraphName): string {
  return `${readFileSync(new URL('shared.graphql', folder), 'utf8')}\n${readFileSync(new URL(`${name}.graphql`, folder), 'utf8')}`
}
