import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  validate,
  visit,
} from 'graphql'
import type { Operation } from './generate.ts'

const ATTEMPTS = 400

/** Takes away from an operation whatever it can without `fails` ceasing to hold. */
export async function minimise(
  schema: GraphQLSchema,
  operation: Operation,
  fails: (operation: Operation) => Promise<boolean>,
): Promise<Operation> {
  let best = operation
  let attempts = 0
  for (let smaller = true; smaller; ) {
    smaller = false
    for (const candidate of candidates(best)) {
      if (
        candidate.query === '' ||
        size(candidate) >= size(best) ||
        validate(schema, parse(candidate.query)).length > 0
      )
        continue
      if (++attempts > ATTEMPTS) return best
      if (!(await fails(candidate))) continue
      best = candidate
      smaller = true
      break
    }
  }
  return best
}

function size({ query, variables }: Operation): number {
  return query.replace(/\s+/g, ' ').length + JSON.stringify(variables).length
}

function* candidates(operation: Operation): Generator<Operation> {
  const document = parse(operation.query, { noLocation: true })
  yield tidy(operation, document)
  for (let at = 0; ; at++) {
    let seen = 0
    const changed = visit(document, {
      enter(node) {
        return removable(node) && seen++ === at ? null : undefined
      },
    })
    if (seen <= at) break
    yield tidy(operation, changed)
  }
  yield* flattened(operation, document)
}

function removable({ kind }: ASTNode): boolean {
  return ([Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD, Kind.ARGUMENT, Kind.DIRECTIVE] as string[]).includes(
    kind,
  )
}

/** Fragments replaced by what they hold, aliases by names. */
function* flattened(operation: Operation, document: DocumentNode): Generator<Operation> {
  const fragments = new Map(
    document.definitions.flatMap(one => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  )
  const inline = visit(document, {
    FragmentSpread: ({ name, directives }): SelectionNode | undefined => {
      const fragment = fragments.get(name.value)
      return fragment && { ...fragment, kind: Kind.INLINE_FRAGMENT, directives }
    },
  })
  yield tidy(operation, inline)
  for (let at = 0; ; at++) {
    let seen = 0
    const flatten = (selection: SelectionNode): readonly SelectionNode[] => {
      if (selection.kind === Kind.INLINE_FRAGMENT && seen++ === at) return selection.selectionSet.selections
      if (selection.kind === Kind.FIELD && selection.alias && seen++ === at) return [{ ...selection, alias: undefined }]
      return [selection]
    }
    const opened = visit(document, {
      SelectionSet: { leave: node => ({ ...node, selections: node.selections.flatMap(flatten) }) },
    })
    if (seen <= at) return
    yield tidy(operation, opened)
  }
}

/** Without empty selection sets, fragments and variables that nothing uses. */
function tidy(operation: Operation, document: DocumentNode): Operation {
  const full = visit(document, {
    leave: node =>
      'selectionSet' in node && node.selectionSet && node.selectionSet.selections.length === 0 ? null : undefined,
  })
  const text = print(full)
  const used = (pattern: string) => new RegExp(`${pattern}\\b`).test(text.replace(/\$\w+:/g, ''))
  const definitions = full.definitions.filter(
    one => one.kind !== Kind.FRAGMENT_DEFINITION || used(`\\.\\.\\.${one.name.value}`),
  )
  const kept = definitions.map(one => (one.kind === Kind.OPERATION_DEFINITION ? withVariables(one, used) : one))
  const variables = Object.entries(operation.variables).filter(([name]) => used(`\\$${name}`))
  return {
    ...operation,
    query: print({ kind: Kind.DOCUMENT, definitions: kept }),
    variables: Object.fromEntries(variables),
  }
}

function withVariables(
  operation: OperationDefinitionNode,
  used: (pattern: string) => boolean,
): OperationDefinitionNode {
  return {
    ...operation,
    variableDefinitions: operation.variableDefinitions?.filter(({ variable }) => used(`\\$${variable.name.value}`)),
  }
}
