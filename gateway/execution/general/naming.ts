import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { Step } from '../plan/steps.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import { isVirtual } from '../plan/virtual.ts'
import { type Item, own } from './items.ts'
import { jsonText } from './leaf.ts'
import { type Represent, representing } from './represent.ts'
import { isOfType } from './types.ts'

type Field = Extract<QueryPlanSelectionNode, { kind: 'Field' }>

interface Part {
  /** In the object, and in what is sent. */
  key: string
  sent: string
  /** What stands before the value in JSON. */
  before: string
}

/** Objects of one type, named by plain values of theirs: what `representing` does, with all that the type decides decided. */
export class Naming {
  #type: string
  #parts: readonly Part[]
  #end: string
  /** The key of the value that tells most objects apart. */
  #first: string | undefined

  constructor(type: string, fields: readonly Field[], keys: readonly (readonly string[])[]) {
    const parts: Part[] = []
    let before = '{'
    for (const [index, field] of fields.entries()) {
      const sent = sentKey(field)
      before += `${index === 0 ? '' : ','}"${sent}":`
      if (sent === '__typename') before += `"${type}"`
      else {
        parts.push({ key: field.alias ?? field.name, sent, before })
        before = ''
      }
    }
    this.#type = type
    this.#parts = parts
    this.#first = (parts.find(({ sent }) => keys.some(([name]) => name === sent)) ?? parts[0])?.key
    this.#end = `${before}}`
  }

  /** Whether the object has all that it is named by. */
  isWhole(item: Item): boolean {
    for (const { key } of this.#parts) if (own(item, key) === undefined) return false
    return true
  }

  /** What tells most objects apart. */
  first(item: Item): unknown {
    return this.#first === undefined ? undefined : own(item, this.#first)
  }

  isSame(one: Item, other: Item): boolean {
    return this.#parts.every(({ key }) => own(one, key) === own(other, key)) || this.text(one) === this.text(other)
  }

  /** JSON in bytes. */
  text(item: Item): string {
    let text = ''
    for (const { key, before } of this.#parts) text += before + (jsonText(own(item, key)) ?? 'null')
    return text + this.#end
  }

  value(item: Item): Item {
    const value: Item = { __typename: this.#type }
    for (const { key, sent } of this.#parts) value[sent] = own(item, key)
    return value
  }
}

/** How a step names the objects that it is about. */
export class Namer {
  /** For any object, or null when the step is not about it. */
  readonly represent: Represent
  #supergraph: Supergraph
  #step: Step
  #byType = new Map<unknown, Naming | 'none' | 'other'>()

  constructor(supergraph: Supergraph, step: Step) {
    this.represent = representing(supergraph, step)
    this.#supergraph = supergraph
    this.#step = step
  }

  /** 'none' for objects of a type that the step is not about, 'other' for those that only `represent` knows to name. */
  of(item: Item): Naming | 'none' | 'other' {
    const type = own(item, '__typename')
    const known = this.#byType.get(type)
    if (known) return known
    // What subgraphs call types that there are not is not kept.
    if (typeof type !== 'string' || !this.#supergraph.full.getType(type)) return 'other'
    const naming = namingOf(this.#supergraph, this.#step, type)
    this.#byType.set(type, naming)
    return naming
  }

  isAbout(item: Item): boolean {
    const naming = this.of(item)
    if (naming === 'other') return this.represent(item) !== null
    return naming !== 'none' && naming.isWhole(item)
  }
}

function namingOf(
  { full, keys, interfaceObjects }: Supergraph,
  { requires, inputRewrites, subgraph }: Step,
  type: string,
): Naming | 'none' | 'other' {
  if (inputRewrites?.length || requires?.some(node => node.kind === 'Field')) return 'other'
  const concerned = (requires ?? []).filter(
    node => node.kind !== 'Field' && (node.typeCondition === undefined || isOfType(full, type, node.typeCondition)),
  )
  const [fragment] = concerned
  if (!fragment) return 'none'
  if (fragment.kind === 'Field' || concerned.length > 1) return 'other'
  // Of an interface object a part may be enough.
  if (interfaceObjects.has(fragment.typeCondition ?? '')) return 'other'
  const fields = fragment.selections.filter(node => node.kind === 'Field')
  if (fields.length !== fragment.selections.length || fields.some(field => field.selections)) return 'other'
  const sent = fields.map(sentKey)
  if (new Set(sent).size !== sent.length || !fields.some(isTypename)) return 'other'
  const known = keys(subgraph, type)
  return known.length === 0 || known.some(key => key.every(name => sent.includes(name)))
    ? new Naming(type, fields, known)
    : 'other'
}

function isTypename({ name, alias }: Field): boolean {
  return name === '__typename' && (alias ?? name) === name
}

function sentKey({ name, alias }: Field): string {
  return isVirtual(alias) ? name : (alias ?? name)
}
