import { Origins } from '../plan/origins.ts'
import type { Step } from '../plan/steps.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import type { EngineError } from '../types.ts'
import { type FittingField, fittingFields } from './fits.ts'
import { type Item, own } from './items.ts'
import type { Problems } from './problems.ts'

/**
 * Looks at what a step sends of objects: their types, keys and required fields. Clients have not asked for them, so that
 * nobody else would see what is wrong with them, and a subgraph that is asked about null knows of nothing.
 */
export class Identity {
  #supergraph: Supergraph
  #steps: readonly Step[]
  #step: Step
  #known: Origins | undefined
  #byType = new Map<string, readonly FittingField[]>()
  #errors = new Map<string, EngineError>()

  constructor(supergraph: Supergraph, steps: readonly Step[], step: Step) {
    this.#supergraph = supergraph
    this.#steps = steps
    this.#step = step
  }

  /** The objects that can be sent. The others have failed. */
  sound(items: readonly Item[], problems: Problems): readonly Item[] {
    let sound: Item[] | undefined
    for (let index = 0; index < items.length; index++) {
      const item = items[index] as Item
      const wrong = this.#wrongOf(item)
      if (wrong === undefined) sound?.push(item)
      else {
        sound ??= items.slice(0, index)
        problems.failed([item], this.#errorOf(wrong), this.#step.keys)
      }
    }
    return sound ?? items
  }

  /** An object of which something is missing that must not be. */
  incomplete(item: Item): EngineError {
    const type = own(item, '__typename')
    const fields = typeof type === 'string' ? this.#fieldsOf(type) : undefined
    return this.#errorOf(fields?.find(({ key }) => own(item, key) === undefined)?.key ?? '__typename')
  }

  /** The key that is not what the schema says. */
  #wrongOf(item: Item): string | undefined {
    const type = own(item, '__typename')
    if (type === undefined) return undefined
    const fields = typeof type === 'string' ? this.#fieldsOf(type) : undefined
    if (!fields) return '__typename'
    for (const { key, fits } of fields) {
      const value = own(item, key)
      if (value !== undefined && !fits(value)) return key
    }
    return undefined
  }

  /** Undefined where no object can be of this type. */
  #fieldsOf(type: string): readonly FittingField[] | undefined {
    const known = this.#byType.get(type)
    if (known) return known
    const { full, interfaceObjects } = this.#supergraph
    const origins = this.#origins
    const { types } = origins
    // Objects whose type their subgraph does not know call themselves by an interface (`@interfaceObject`).
    const isPossible =
      interfaceObjects.has(type) || (types.size === 0 ? full.getType(type) !== undefined : types.has(type))
    if (!isPossible) return undefined
    const isWhole = (key: string) => origins.isWhole(key)
    const fields = fittingFields(this.#supergraph, type, this.#step.requires ?? [], isWhole)
    this.#byType.set(type, fields)
    return fields
  }

  #errorOf(key: string): EngineError {
    const known = this.#errors.get(key)
    if (known) return known
    const service = this.#origins.subgraphOf(key)
    const error: EngineError = {
      message: 'What this is found by or computed from was missing or wrong in the answer of a part of the graph.',
      extensions: { code: 'INVALID_SUBGRAPH_ANSWER', ...(service === undefined ? {} : { service }) },
      cause: `${key} of ${this.#step.path.join('.')}: missing, or not what the schema says`,
    }
    this.#errors.set(key, error)
    return error
  }

  /** Found when it is first needed: most plans run without. */
  get #origins(): Origins {
    this.#known ??= new Origins(this.#supergraph, this.#steps, this.#step)
    return this.#known
  }
}
