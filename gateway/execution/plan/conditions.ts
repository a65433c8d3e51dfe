import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { PLACEHOLDER } from './selection.ts'

/**
 * The variables that decide what is selected. Their values are part of the plan's key: an operation is planned for the
 * selection that it has, so that neither executor meets a condition.
 */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>()
  visit(document, {
    [Kind.DIRECTIVE]: node => {
      if (!isCondition(node)) return
      const value = node.arguments?.[0]?.value
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names].sort()
}

/** What the conditions' variables are worth in this request. */
export function conditionValues(
  names: readonly string[],
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): Map<string, boolean> {
  return new Map(
    names.map(name => {
      if (Object.hasOwn(given, name) && given[name] !== undefined) return [name, given[name] === true]
      const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)
      const value = definition?.defaultValue
      return [name, value?.kind === Kind.BOOLEAN && value.value]
    }),
  )
}

/** The document without @skip and @include, and without what they leave out. */
export function withoutConditions(document: DocumentNode, values: ReadonlyMap<string, boolean>): DocumentNode {
  const select = (set: SelectionSetNode): SelectionSetNode => {
    const kept = set.selections.filter(node => isIncluded(node, values)).map(withoutDirectives)
    return { ...set, selections: kept.length > 0 ? kept : [placeholder] }
  }
  return visit(document, { [Kind.SELECTION_SET]: { enter: select } })
}

/** Stands where nothing is left of a selection. */
export const placeholder: SelectionNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: PLACEHOLDER },
  name: { kind: Kind.NAME, value: '__typename' },
}

function isCondition({ name }: DirectiveNode | ConstDirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include'
}

function isIncluded({ directives }: SelectionNode, values: ReadonlyMap<string, boolean>): boolean {
  return (directives ?? []).filter(isCondition).every(directive => {
    const value = directive.arguments?.[0]?.value
    const holds =
      value?.kind === Kind.VARIABLE
        ? values.get(value.name.value) === true
        : value?.kind === Kind.BOOLEAN && value.value === true
    return directive.name.value === 'include' ? holds : !holds
  })
}

function withoutDirectives<T extends SelectionNode>(node: T): T {
  if (!node.directives?.some(isCondition)) return node
  return { ...node, directives: node.directives.filter(directive => !isCondition(directive)) }
}
