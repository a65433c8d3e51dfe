import { type FieldNode, type GraphQLObjectType, type GraphQLSchema, isAbstractType, isObjectType } from 'graphql'
import { AskedFields, keyOf } from './asked-fields.ts'
import { startsWith } from './paths.ts'
import { runtimeTypes } from './selection.ts'
import type { Step } from './steps.ts'
import type { Supergraph } from './supergraph.ts'

/** What a step asks of objects at some place, and what they can be. */
interface Asked {
  types: ReadonlySet<GraphQLObjectType>
  fields: readonly FieldNode[]
}

/** Where the objects that a step is about come from: what earlier steps ask of them. */
export class Origins {
  /** The types that they can be of, by the fields that they are in. Empty where no step has asked for those. */
  readonly types: ReadonlySet<string>
  #path: readonly string[]
  #paths: readonly (readonly string[])[]
  #asked: readonly (Asked & { subgraph: string })[]

  constructor({ full }: Supergraph, steps: readonly Step[], { id, path }: Step) {
    this.#path = path
    this.#paths = steps.map(step => step.path)
    const earlier = steps.filter(step => step.id < id && startsWith(path, step.path))
    this.#asked = earlier.map(step => ({ subgraph: step.subgraph, ...askedAt(full, step, path) }))
    // Those that only add to the objects do not say where they are.
    const bringing = this.#asked.filter((_, index) => earlier[index]!.path.length < path.length)
    this.types = new Set(bringing.flatMap(({ types }) => [...types].map(({ name }) => name)))
  }

  /** Whether the value of a key is all from one answer: no step adds to what is in it. */
  isWhole(key: string): boolean {
    return !this.#paths.some(path => startsWith(path, [...this.#path, key]))
  }

  /** The subgraph that is asked for a key of the objects; of several the last, whose answer counts. */
  subgraphOf(key: string): string | undefined {
    return this.#asked.findLast(({ fields }) => fields.some(field => keyOf(field) === key))?.subgraph
  }
}

function askedAt(schema: GraphQLSchema, step: Step, path: readonly string[]): Asked {
  const asked = new AskedFields(step)
  let at: Asked = { types: typesOf(schema, step), fields: asked.top }
  for (const part of path.slice(step.path.length)) {
    if (part === '@') continue
    const fields = at.fields.filter(field => keyOf(field) === part)
    at = { types: typesIn(schema, at.types, fields), fields: asked.below(fields) }
  }
  return at
}

/** The types of what is in fields of objects of these types. */
function typesIn(
  schema: GraphQLSchema,
  parents: ReadonlySet<GraphQLObjectType>,
  fields: readonly FieldNode[],
): Set<GraphQLObjectType> {
  const names = new Set(fields.map(({ name }) => name.value))
  const declared = [...parents].flatMap(parent => [...names].flatMap(name => parent.getFields()[name]?.type ?? []))
  return new Set(declared.flatMap(type => runtimeTypes(schema, type)))
}

/** The types of the objects that a step's own fields are of. */
function typesOf(schema: GraphQLSchema, { kind, requires }: Step): Set<GraphQLObjectType> {
  const names = requires?.map(node => (node.kind === 'Field' ? undefined : node.typeCondition))
  const types = names ? names.map(name => name && schema.getType(name)) : [schema.getRootType(kind)]
  return new Set(
    types.flatMap(type => (isObjectType(type) ? type : isAbstractType(type) ? schema.getPossibleTypes(type) : [])),
  )
}
