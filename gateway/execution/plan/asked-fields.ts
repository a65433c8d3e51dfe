import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'
import { fragmentsOf } from './fragments.ts'
import { operationOf, type Step } from './steps.ts'

/** The fields that a step asks for, of objects of whatever type. */
export class AskedFields {
  /** Those of the objects that the step is about. */
  readonly top: readonly FieldNode[]
  #fragments: ReadonlyMap<string, FragmentDefinitionNode>

  constructor({ document, requires }: Step) {
    this.#fragments = fragmentsOf(document)
    const root = this.#fieldsOf(operationOf(document).selectionSet)
    this.top = requires ? this.below(root) : root
  }

  /** Those of the objects in fields. */
  below(fields: readonly FieldNode[]): FieldNode[] {
    return fields.flatMap(({ selectionSet }) => (selectionSet ? this.#fieldsOf(selectionSet) : []))
  }

  #fieldsOf({ selections }: SelectionSetNode): FieldNode[] {
    return selections.flatMap(node => {
      if (node.kind === Kind.FIELD) return node
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value) : node
      return fragment ? this.#fieldsOf(fragment.selectionSet) : []
    })
  }
}

/** The key of a field in answers. */
export function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value
}
