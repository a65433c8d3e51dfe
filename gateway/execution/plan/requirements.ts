import type { Supergraph as FederationSupergraph } from '@apollo/federation-internals'
import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/**
 * What fields need of others with arguments: `@requires(fields: "price(currency: \"EUR\")")`. The planner takes two fields
 * of one name for the same whatever their arguments are, so these are planned with care.
 */
export interface Requirements {
  /** Names of fields that are required with arguments. */
  readonly names: ReadonlySet<string>
  /** By `Type.field`: for each field that it requires with arguments, that field's path with them. */
  readonly byField: ReadonlyMap<string, ReadonlyMap<string, string>>
}

export function requirementsOf(supergraph: FederationSupergraph): Requirements {
  const names = new Set<string>()
  const byField = new Map<string, ReadonlyMap<string, string>>()
  for (const type of supergraph.schema.objectTypes()) {
    for (const field of type.fields()) {
      for (const join of field.appliedDirectivesOf('join__field')) {
        const { requires } = join.arguments()
        if (typeof requires !== 'string' || !requires.includes('(')) continue
        const required = withArguments(requires)
        for (const path of required.keys()) names.add(path.slice(path.lastIndexOf('.') + 1))
        byField.set(`${type.name}.${field.name}`, required)
      }
    }
  }
  return { names, byField }
}

/** The paths of fields with arguments, with those arguments as text. */
function withArguments(fields: string): Map<string, string> {
  const found = new Map<string, string>()
  const path: string[] = []
  visit(parse(`{${fields}}`, { noLocation: true }), {
    [Kind.FIELD]: {
      enter: node => {
        path.push(node.name.value)
        if (node.arguments?.length) found.set(path.join('.'), textOf(node))
      },
      leave: () => void path.pop(),
    },
  })
  return found
}

function textOf({ arguments: given = [] }: FieldNode): string {
  return given
    .map(argument => print(argument))
    .sort()
    .join(', ')
}

/** Throws for an operation that needs one field of an object with two different arguments: it would get one for both. */
export function refuseConflicts(schema: GraphQLSchema, { byField }: Requirements, document: DocumentNode): void {
  if (byField.size === 0) return
  const types = new TypeInfo(schema)
  const needed = new Map<string, { text: string; by: string }>()
  visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: node => {
        const type = types.getParentType()?.name
        const by = `${type}.${node.name.value}`
        for (const [path, text] of byField.get(by) ?? []) {
          const known = needed.get(`${type}.${path}`)
          if (known && known.text !== text) {
            const message = `${known.by} needs ${path}(${known.text}) and ${by} needs ${path}(${text}): ask for them in two operations.`
            throw new GraphQLError(message, { nodes: node })
          }
          needed.set(`${type}.${path}`, { text, by })
        }
      },
    }),
  )
}
