import type { EngineError } from '../types.ts'

interface Node {
  /** An error is at this place itself. */
  isError: boolean
  below: Map<unknown, Node> | null
}

/** The places that errors have been reported at, in an answer. */
export class Explained {
  #root: Node = { isError: false, below: null }
  #any = false

  add({ path }: EngineError): void {
    if (path === undefined) return
    this.#any = true
    let node = this.#root
    for (const key of path) node = nodeBelow(node, key)
    node.isError = true
  }

  /** Whether an error is at this place, in it or around it. */
  has(path: readonly unknown[]): boolean {
    if (!this.#any) return false
    let node: Node | undefined = this.#root
    for (const key of path) {
      if (node.isError) return true
      node = node.below?.get(key)
      if (!node) return false
    }
    return true
  }
}

function nodeBelow(node: Node, key: unknown): Node {
  node.below ??= new Map()
  const known = node.below.get(key)
  if (known) return known
  const made = { isError: false, below: null }
  node.below.set(key, made)
  return made
}
