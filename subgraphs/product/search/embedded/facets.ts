import { collectFacets } from '../facets.ts'
import type { Facet, FacetField } from '../index-port.ts'
import type { Collected, Retriever } from './retrieve.ts'

/** How many hits are counted when there are more than were collected: the counts are estimates then anyhow. */
const SAMPLE = 3000

/** The facets of hits. Of a sample the counts are scaled to all hits. */
export function countFacets(retriever: Retriever, { ns: collected, total }: Collected): Facet[] {
  const ns = total > collected.length ? collected.slice(0, SAMPLE) : collected
  const { labels } = retriever
    .prepared(
      "SELECT group_concat(labels, ' ') AS labels FROM (SELECT d.labels FROM json_each(?) j CROSS JOIN doc d ON d.n = j.value)",
    )
    .get(JSON.stringify(ns)) as { labels: string | null }
  const counts = new Map<string, number>()
  for (const v of labels?.split(' ') ?? []) counts.set(v, (counts.get(v) ?? 0) + 1)
  counts.delete('')
  const scale = ns.length === 0 ? 1 : total / ns.length
  const rows = retriever
    .prepared('SELECT l.v, l.kind, l.name, l.value FROM json_each(?) j CROSS JOIN label l ON l.v = j.value')
    .all(JSON.stringify([...counts.keys()].map(Number))) as {
    v: number
    kind: FacetField
    name: string
    value: string
  }[]
  return collectFacets(
    rows.map(({ v, kind, name, value }) => ({
      field: kind,
      attribute: kind === 'ATTRIBUTE' ? name : null,
      value,
      count: Math.round(counts.get(String(v))! * scale),
    })),
  )
}
