import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'
import type { Random } from './random.ts'

export type Samples = Record<string, readonly unknown[]>

const DEFAULTS: Samples = {
  Int: [0, 1, 2, -1, 2147483647],
  Float: [0, 0.5, -1.25, 1e30, 3],
  String: ['', 'a', 'é"\\\n', '\u{1F600}', '\u2028</script>'],
  Boolean: [true, false],
  ID: ['1', '2', 'x'],
}

/** What becomes a variable instead of a value; undefined when it is to be written out. */
export type Variable = (type: GraphQLInputType, hasDefault: boolean) => string | undefined

/** Random values of input types: as JSON for variables, as GraphQL text for arguments. */
export class Values {
  readonly #random: Random
  readonly #samples: Samples

  constructor(random: Random, samples: Samples) {
    this.#random = random
    this.#samples = { ...DEFAULTS, ...samples }
  }

  json(type: GraphQLInputType, name?: string): unknown {
    if (isNonNullType(type)) return this.#present(type.ofType, name)
    return this.#random.chance(15) ? null : this.#present(type, name)
  }

  /** `{ name: value, ... }` without the braces. */
  fields(of: readonly (GraphQLArgument | GraphQLInputField)[], variable: Variable): string[] {
    return of.flatMap(field => {
      const required = 'deprecationReason' in field && isRequired(field)
      if (!required && this.#random.chance(40)) return []
      return [`${field.name}: ${this.#text(field.type, variable, field.name, field.defaultValue !== undefined)}`]
    })
  }

  literal(type: GraphQLInputType): string {
    return this.#write(type, this.json(type))
  }

  #text(type: GraphQLInputType, variable: Variable, name: string | undefined, hasDefault: boolean): string {
    const made = this.#random.chance(35) ? variable(type, hasDefault) : undefined
    if (made) return made
    if (!isNonNullType(type) && this.#random.chance(15)) return 'null'
    const bare = isNonNullType(type) ? type.ofType : type
    if (this.#sample(bare, name)) return this.#write(bare, this.#present(bare, name))
    if (isInputObjectType(bare)) return `{ ${this.fields(Object.values(bare.getFields()), variable).join(', ')} }`
    if (isListType(bare)) {
      const items = Array.from({ length: this.#random.int(3) }, () =>
        this.#text(bare.ofType, variable, undefined, false),
      )
      return `[${items.join(', ')}]`
    }
    return this.#write(bare, this.#present(bare, name))
  }

  #present(type: GraphQLInputType, name: string | undefined): unknown {
    const sample = this.#sample(type, name)
    if (sample) return sample.filter(value => value !== null).length ? this.#notNull(sample) : sample[0]
    if (isListType(type)) {
      if (this.#random.chance(10) && !isListType(type.ofType)) return this.json(type.ofType)
      return Array.from({ length: this.#random.int(3) }, () => this.json(type.ofType))
    }
    if (isEnumType(type)) return this.#random.pick(type.getValues()).name
    if (!isInputObjectType(type)) return 'scalar'
    const fields = Object.values(type.getFields()).filter(
      field => isRequiredInputField(field) || this.#random.chance(50),
    )
    return Object.fromEntries(fields.map(field => [field.name, this.json(field.type, field.name)]))
  }

  #notNull(sample: readonly unknown[]): unknown {
    return this.#random.pick(sample.filter(value => value !== null))
  }

  /** By the name of the argument when its values are of a kind with its type, else by the name of the type. */
  #sample(type: GraphQLInputType, name: string | undefined): readonly unknown[] | undefined {
    if (name && Object.hasOwn(this.#samples, name)) return this.#samples[name]
    return 'name' in type ? this.#samples[type.name] : undefined
  }

  #write(type: GraphQLInputType, value: unknown): string {
    if (isNonNullType(type)) return this.#write(type.ofType, value)
    if (value === null) return 'null'
    if (isEnumType(type)) return String(value)
    if (isListType(type) && Array.isArray(value))
      return `[${value.map(item => this.#write(type.ofType, item)).join(', ')}]`
    if (isListType(type)) return this.#write(type.ofType, value)
    const fields = isInputObjectType(type) ? type.getFields() : undefined
    if (!fields) return generic(value)
    const entries = Object.entries(value as object).map(
      ([key, item]) => `${key}: ${this.#write(fields[key]!.type, item)}`,
    )
    return `{${entries.join(', ')}}`
  }
}

function isRequired(field: GraphQLArgument | GraphQLInputField): boolean {
  return isRequiredArgument(field as GraphQLArgument)
}

/** A value of a custom scalar as GraphQL text. */
function generic(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(generic).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}: ${generic(item)}`)
    .join(', ')}}`
}
