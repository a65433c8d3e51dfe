import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql'
import { readSchema, type Subgraph } from '#shared/serve.ts'

/** One way into a subgraph: a query field, or the look-up of an entity. */
export interface Place {
  name: string
  subgraph: Subgraph
  query: string
  variables: Record<string, unknown>
}

type Cases = Record<string, object>
/** How far below a way in fields are read. */
const DEPTH = 4

/** Every query field of a subgraph, inaccessible ones included. One whose arguments have no known values throws. */
export function queryPlaces(subgraph: Subgraph, cases: Cases): Place[] {
  const fields = Object.values(subgraph.schema.getQueryType()?.getFields() ?? {})
  return fields
    .filter(({ name }) => !name.startsWith('_'))
    .map(field => {
      const name = `Query.${field.name}`
      const values = cases[name]
      if (field.args.length > 0 && !values) {
        throw new Error(
          `expected values for the arguments of ${name}: add them to queryCases or to the cases of this test`,
        )
      }
      const variables = field.args.map(arg => `$${arg.name}: ${arg.type}`).join(', ')
      const args = field.args.map(arg => `${arg.name}: $${arg.name}`).join(', ')
      const head = variables ? `query (${variables})` : 'query'
      const call = args ? `${field.name}(${args})` : field.name
      const query = `${head} { ${call} ${selection(field.type, DEPTH, cases)} }`
      return { name: `${subgraph.name} ${name}`, subgraph, query, variables: { ...values } }
    })
}

/** The types that a subgraph looks up by key, with the key's fields. */
export function entityTypes(subgraph: Subgraph): { type: string; key: string[] }[] {
  const document: DocumentNode = parse(readSchema(subgraph.name))
  return document.definitions.flatMap(definition => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return []
    return (definition.directives ?? []).flatMap(directive => {
      if (directive.name.value !== 'key') return []
      const args = Object.fromEntries(
        (directive.arguments ?? []).map(arg => [arg.name.value, valueFromASTUntyped(arg.value)]),
      )
      return args.resolvable === false ? [] : [{ type: definition.name.value, key: String(args.fields).split(' ') }]
    })
  })
}

/** The look-up of one entity. */
export function entityPlace(subgraph: Subgraph, type: string, representation: object, cases: Cases): Place {
  const fields = selection(subgraph.schema.getType(type) as GraphQLObjectType, DEPTH, cases)
  return {
    name: `${subgraph.name} ${type} by its key`,
    subgraph,
    query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} ${fields} } }`,
    variables: { of: [{ __typename: type, ...representation }] },
  }
}

/** All fields of a type to a depth, with the arguments that are known; those that need unknown ones throw. */
function selection(output: GraphQLOutputType, depth: number, cases: Cases, above: readonly string[] = []): string {
  const type = getNamedType(output)
  if (!isObjectType(type)) return ''
  const inner = [...above, type.name]
  const fields = Object.values(type.getFields()).flatMap(field => {
    const below = getNamedType(field.type)
    if (!isLeafType(below) && (depth === 1 || inner.includes(below.name))) return []
    const values = cases[`${type.name}.${field.name}`]
    if (!values && field.args.some(arg => String(arg.type).endsWith('!') && arg.defaultValue === undefined)) {
      throw new Error(`expected values for the arguments of ${type.name}.${field.name}`)
    }
    const args = Object.entries(values ?? {}).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    const call = args.length > 0 ? `${field.name}(${args.join(', ')})` : field.name
    return [`${call} ${selection(field.type, depth - 1, cases, inner)}`]
  })
  return fields.length > 0 ? `{ __typename ${fields.join(' ')} }` : '{ __typename }'
}
