import { fragmentsOf } from '../plan/fragments.ts'
import { Selection } from '../plan/selection.ts'
import { operationOf, type Step } from '../plan/steps.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import { NotSpliceable } from './handover.ts'

const asked = new WeakMap<Step, Selection>()

/** What a fetch asks of the objects that it brings. */
export function askedOf({ full }: Supergraph, step: Step, entities: boolean): Selection {
  const known = asked.get(step)
  if (known) return known
  const { selectionSet } = operationOf(step.document)
  const [root] = selectionSet.selections
  const set = entities && root?.kind === 'Field' ? root.selectionSet : selectionSet
  if (!set) throw new NotSpliceable('no selection')
  const selection = new Selection(full, fragmentsOf(step.document), [set])
  asked.set(step, selection)
  return selection
}
