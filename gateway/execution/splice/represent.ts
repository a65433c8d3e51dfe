import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLObjectType } from 'graphql'
import type { Step } from '../plan/steps.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import { isVirtual } from '../plan/virtual.ts'
import { appliesTo, isExactly } from './compare.ts'
import { NotSpliceable } from './handover.ts'
import type { Need, Representation, Source } from './layout.ts'

type RequiredField = Extract<QueryPlanSelectionNode, { kind: 'Field' }>

/** What names an object of this type to the step, cut from what earlier fetches brought. Throws NotSpliceable. */
export function representationOf(
  supergraph: Supergraph,
  step: Step,
  type: GraphQLObjectType,
  sources: readonly Source[],
  nextId: () => number,
): Representation {
  const earlier = sources.filter(({ scan }) => scan.step.id < step.id)
  const parts: (string | { source: Source; need: Need })[] = []
  let text = '{'
  for (const [index, node] of requiredOf(supergraph, step, type, earlier).entries()) {
    const key = node.alias ?? node.name
    const sent = isVirtual(node.alias) ? node.name : key
    text += `${index === 0 ? '' : ','}${JSON.stringify(sent)}:`
    if (node.name === '__typename') text += JSON.stringify(type.name)
    else {
      const found = needOf(supergraph, node, key, earlier, nextId)
      parts.push(text, found)
      text = ''
    }
  }
  return { parts: [...parts, `${text}}`] }
}

/** The fields of all keys that can be had. With several, one is enough for the subgraph. */
function requiredOf(
  supergraph: Supergraph,
  { requires }: Step,
  type: GraphQLObjectType,
  sources: readonly Source[],
): RequiredField[] {
  const fields = new Map<string, RequiredField>()
  let alternatives = 0
  for (const node of requires ?? []) {
    if (!appliesTo(supergraph, node, type)) continue
    const nodes = node.kind === 'Field' ? [node] : node.selections
    const plain = nodes.filter(inner => inner.kind === 'Field')
    if (plain.length !== nodes.length) throw new NotSpliceable('fragment in a key')
    const isThere = plain.every(
      ({ name, alias }) =>
        name === '__typename' || sources.some(({ scan }) => scan.fields.some(({ key }) => key === (alias ?? name))),
    )
    if (!isThere) continue
    if (node.kind !== 'Field') alternatives++
    for (const field of plain) fields.set(field.alias ?? field.name, field)
  }
  if (fields.size === 0) throw new NotSpliceable('no key')
  // One of them might be missing at run time, which would leave the other: for the general executor.
  if (alternatives > 1 && sources.length > 1) throw new NotSpliceable('several keys')
  return [...fields.values()]
}

function needOf(
  { full }: Supergraph,
  node: RequiredField,
  key: string,
  sources: readonly Source[],
  nextId: () => number,
): { source: Source; need: Need } {
  for (const source of sources) {
    const field = source.scan.fields.findIndex(candidate => candidate.key === key)
    const found = source.scan.fields[field]
    if (!found) continue
    const { selection, type } = found
    if (found.name !== node.name) throw new NotSpliceable('renamed key')
    const isPlain = !node.selections && !selection
    if (!isPlain && !(node.selections && selection && type && isExactly(full, node.selections, type, selection)))
      continue
    const known = source.scan.needs.find(need => need.field === field)
    if (known) return { source, need: known }
    const need = { id: nextId(), field }
    source.scan.needs.push(need)
    return { source, need }
  }
  throw new NotSpliceable('composite key')
}
