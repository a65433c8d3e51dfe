import {
  doTypesOverlap,
  GraphQLBoolean,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  GraphQLNonNull,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isUnionType,
  parse,
  validate,
} from 'graphql'
import { Random } from './random.ts'
import { type Samples, Values } from './values.ts'

export interface Operation {
  query: string
  variables: Record<string, unknown>
  operationName?: string
}

/** Response names that other fields have too. */
const ALIASES = ['a', 'b', 'id', 'name', 'x', 'title', 't', '__typename']
const DEPTH = 5
const FIELDS = 28

/** What a response name stands for where it is used, and below it. */
interface Scope {
  fields: Map<string, { meaning: string; below: Scope }>
}

const newScope = (): Scope => ({ fields: new Map() })

/** A random operation that is valid, the same for the same seed. */
export function generateOperation(schema: GraphQLSchema, samples: Samples, seed: number): Operation {
  const random = new Random(seed)
  for (;;) {
    const operation = new Generator(schema, samples, random).operation()
    if (validate(schema, parse(operation.query)).length === 0) return operation
  }
}

class Generator {
  readonly #schema: GraphQLSchema
  readonly #random: Random
  readonly #values: Values
  readonly #variables = new Map<string, { type: GraphQLInputType; definition: string; value: unknown }>()
  readonly #fragments: { name: string; on: GraphQLCompositeType; text: string }[] = []
  readonly #composites: GraphQLCompositeType[]
  #left = FIELDS

  constructor(schema: GraphQLSchema, samples: Samples, random: Random) {
    this.#schema = schema
    this.#random = random
    this.#values = new Values(random, samples)
    const types = Object.values(schema.getTypeMap()).filter(type => !type.name.startsWith('__'))
    this.#composites = types.filter(isCompositeType)
  }

  operation(): Operation {
    const mutation = this.#schema.getMutationType()
    const isMutation = mutation && this.#random.chance(40)
    const type = isMutation ? mutation : this.#schema.getQueryType()!
    const selections = this.#selections(type, 1 + this.#random.int(DEPTH), newScope())
    const name = this.#random.chance(50) ? 'Op' : ''
    const definitions = [...this.#variables].map(([variable, { definition }]) => `$${variable}: ${definition}`)
    const head = definitions.length ? `(${definitions.join(', ')})` : ''
    const operation = `${isMutation ? 'mutation' : 'query'} ${name}${head} ${selections}`
    const variables = [...this.#variables].filter(([, { value }]) => value !== undefined)
    const texts = this.#random.shuffle([operation, ...this.#fragments.map(({ text }) => text)])
    const other = name && this.#random.chance(10) ? ['query Other { __typename }'] : []
    return {
      query: [...texts, ...other].join('\n'),
      variables: Object.fromEntries(variables.map(([variable, { value }]) => [variable, value])),
      ...(name && { operationName: name }),
    }
  }

  #selections(type: GraphQLCompositeType, depth: number, scope: Scope): string {
    const count = 1 + this.#random.int(depth > 1 ? 4 : 3)
    const made = Array.from({ length: count }, () => this.#selection(type, depth, scope)).filter(Boolean)
    return `{ ${(made.length ? made : [this.#typename(scope)]).join(' ')} }`
  }

  #selection(type: GraphQLCompositeType, depth: number, scope: Scope): string {
    if (--this.#left < 0) return ''
    const abstract = isInterfaceType(type) || isUnionType(type)
    if (type === this.#schema.getQueryType() && this.#random.chance(2)) return this.#introspection(scope)
    if (this.#random.chance(8)) return this.#typename(scope)
    if (this.#random.chance(isUnionType(type) ? 95 : abstract ? 45 : 12)) return this.#fragment(type, depth, scope)
    if (isUnionType(type)) return this.#typename(scope)
    const fields = Object.values(type.getFields()).filter(field => depth > 1 || isLeafType(getNamedType(field.type)))
    return fields.length ? this.#field(type, this.#random.pick(fields), depth, scope) : this.#typename(scope)
  }

  #field(on: GraphQLCompositeType, field: GraphQLField<unknown, unknown>, depth: number, scope: Scope): string {
    const args = this.#values.fields(field.args, (type, hasDefault) => this.#variable(type, hasDefault)).join(', ')
    const meaning = `${field.name}(${args})`
    const name = this.#responseName(on, field.name, meaning, scope)
    if (name === undefined) return ''
    const { below } = scope.fields.get(`${on.name}.${name}`)!
    const type = getNamedType(field.type)
    const selections = isCompositeType(type) ? this.#selections(type, depth - 1, below) : ''
    const alias = name === field.name ? '' : `${name}: `
    return `${alias}${field.name}${args && `(${args})`}${this.#conditions()} ${selections}`
  }

  /** A free name, or one that means the same already; now and then not the field's own. */
  #responseName(on: GraphQLCompositeType, own: string, meaning: string, scope: Scope): string | undefined {
    const wanted = this.#random.chance(15) ? [this.#random.pick(ALIASES)] : [own]
    const names = [...wanted, `${own}2`, `${own}3`]
    return names.find(name => {
      const taken = scope.fields.get(`${on.name}.${name}`)
      if (!taken) scope.fields.set(`${on.name}.${name}`, { meaning, below: newScope() })
      return !taken || taken.meaning === meaning
    })
  }

  #fragment(type: GraphQLCompositeType, depth: number, scope: Scope): string {
    const again = this.#fragments.filter(({ on }) => doTypesOverlap(this.#schema, type, on))
    if (depth > 2 && again.length > 0 && this.#random.chance(25)) {
      return `...${this.#random.pick(again).name}${this.#conditions()}`
    }
    const types = this.#composites.filter(other => doTypesOverlap(this.#schema, type, other))
    const on = this.#random.chance(20) ? type : this.#random.pick(types)
    const selections = this.#selections(on, depth, scope)
    if (this.#random.chance(30)) {
      const name = `F${this.#fragments.length}`
      this.#fragments.push({ name, on, text: `fragment ${name} on ${on.name} ${selections}` })
      return `...${name}${this.#conditions()}`
    }
    const bare = on === type && this.#random.chance(40)
    return `...${bare ? '' : ` on ${on.name}`}${this.#conditions()} ${selections}`
  }

  #typename(scope: Scope): string {
    const name = this.#random.chance(15) ? this.#random.pick(ALIASES) : '__typename'
    if (name === '__typename') return name
    return scope.fields.size === 0 ? `${name}: __typename` : `t${this.#random.int(3)}: __typename`
  }

  #introspection(scope: Scope): string {
    if (scope.fields.size > 3) return '__typename'
    const type = this.#random.pick(Object.keys(this.#schema.getTypeMap()))
    const deep = 'kind name { name } fields { name type { kind name ofType { name } } }'
    return this.#random.chance(50)
      ? '__schema { queryType { name } mutationType { name } }'
      : `i${this.#random.int(2)}: __type(name: "${type}") { ${deep.replace('name { name }', 'name')} }`
  }

  #conditions(): string {
    if (!this.#random.chance(9)) return ''
    const condition = this.#random.chance(40)
      ? String(this.#random.chance(50))
      : this.#variable(new GraphQLNonNull(GraphQLBoolean), false)
    const directive = this.#random.chance(50) ? 'skip' : 'include'
    const again = this.#random.chance(10) ? ` @${directive === 'skip' ? 'include' : 'skip'}(if: ${condition})` : ''
    return ` @${directive}(if: ${condition})${again}`
  }

  /** A variable for a place of that type; `hasDefault`: the place takes a nullable one even when it is non-null. */
  #variable(type: GraphQLInputType, hasDefault: boolean): string {
    const same = [...this.#variables].filter(([, known]) => String(known.type) === String(type))
    if (same.length && this.#random.chance(50)) return `$${this.#random.pick(same)[0]}`
    const name = `v${this.#variables.size}`
    const nullable = isNonNullType(type) ? type.ofType : type
    const withDefault = this.#random.chance(30)
    const declared = isNonNullType(type) && (withDefault || hasDefault) && this.#random.chance(50) ? nullable : type
    const literal = withDefault ? ` = ${this.#values.literal(isNonNullType(type) ? type : declared)}` : ''
    const optional = withDefault || !isNonNullType(declared)
    const value = optional && this.#random.chance(30) ? undefined : this.#values.json(type)
    this.#variables.set(name, { type, definition: `${declared}${literal}`, value })
    return `$${name}`
  }
}
