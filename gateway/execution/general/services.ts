import { shownKey } from '../plan/aliases.ts'
import { AskedFields, keyOf } from '../plan/asked-fields.ts'
import { startsWith } from '../plan/paths.ts'
import type { Step } from '../plan/steps.ts'
import type { EngineError } from '../types.ts'

/**
 * Says which subgraph an error is about that has a path and no subgraph yet: the one that was asked for the field there.
 * Only looked for when there is such an error.
 */
export function withServices(steps: readonly Step[]): (error: EngineError) => EngineError {
  const known = new Map<string, string | undefined>()
  return error => {
    const { path, extensions } = error
    if (path === undefined || extensions.service !== undefined) return error
    const keys = path.filter(part => typeof part === 'string')
    const place = keys.join('.')
    if (!known.has(place)) known.set(place, steps.findLast(step => asksFor(step, keys))?.subgraph)
    const service = known.get(place)
    return service === undefined ? error : { ...error, extensions: { ...extensions, service } }
  }
}

/** Whether the step asks for the field at these keys of the client's answer. */
function asksFor(step: Step, keys: readonly string[]): boolean {
  const start = step.path.filter(part => part !== '@').map(shownKey)
  if (!startsWith(keys, start)) return false
  const asked = new AskedFields(step)
  let fields = asked.top
  let at: typeof fields = []
  for (const key of keys.slice(start.length)) {
    at = fields.filter(field => shownKey(keyOf(field)) === key)
    fields = asked.below(at)
  }
  return at.length > 0
}
