import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type NameNode,
  parse,
  type StringValueNode,
  type TypeNode,
} from 'graphql'
import { SUBGRAPHS } from '#shared/serve.ts'

/**
 * The one style of the schema, checked on the authored SDL:
 * a description on everything; mutations are `nounVerb(input: NounVerbInput!): NounVerbPayload!` with `userErrors`;
 * connections have `nodes`, `edges` or both with `pageInfo`; lists never hold nulls; money is never a Float;
 * `@deprecated` says what to use instead; enum values are in capitals, everything else in camel case.
 */
export function lintSdl(file: string, sdl: string): string[] {
  const mistakes: string[] = []
  const definitions = parse(sdl).definitions
  const say = (at: string, what: string) => void mistakes.push(`${file}: ${at}: ${what}`)
  for (const definition of definitions) lintDefinition(definition, say)
  for (const name of payloads(definitions)) lintPayload(definitions, name, say)
  return mistakes
}

type Say = (at: string, what: string) => void
interface Described {
  name: NameNode
  description?: StringValueNode
  directives?: readonly ConstDirectiveNode[]
}

function lintDefinition(definition: DefinitionNode, say: Say): void {
  if (!('name' in definition) || !definition.name) return
  const name = definition.name.value
  const root = name === 'Query' || name === 'Mutation'
  if (!root && 'description' in definition) lintDescribed(definition as Described, name, say)
  if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
    for (const value of definition.values ?? []) {
      lintDescribed(value, `${name}.${value.name.value}`, say)
      if (!/^[A-Z][A-Z0-9_]*$/.test(value.name.value))
        say(`${name}.${value.name.value}`, 'expected an enum value in capitals')
    }
  }
  if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) lintInputs(name, definition.fields ?? [], say)
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) return
  for (const field of definition.fields ?? []) lintField(name, field, say)
  if (name === 'Mutation') for (const field of definition.fields ?? []) lintMutation(field, say)
  if (name.endsWith('Connection')) lintConnection(name, definition.fields ?? [], say)
}

function lintDescribed({ description, directives }: Described, at: string, say: Say): void {
  if (!description?.value.trim()) say(at, 'expected a description')
  const deprecated = directives?.find(directive => directive.name.value === 'deprecated')
  const reason = deprecated?.arguments?.find(argument => argument.name.value === 'reason')?.value
  if (deprecated && (reason?.kind !== Kind.STRING || !reason.value.trim()))
    say(at, 'expected @deprecated(reason:) to name the replacement')
}

function lintField(type: string, field: FieldDefinitionNode, say: Say): void {
  const at = `${type}.${field.name.value}`
  lintDescribed(field, at, say)
  if (!isCamel(field.name.value)) say(at, 'expected a name in camel case')
  lintType(at, field.type, say)
  for (const argument of field.arguments ?? []) {
    // A mutation has one argument, whose type is described; paging arguments mean the same everywhere.
    if (!isCamel(argument.name.value)) say(`${at}(${argument.name.value})`, 'expected a name in camel case')
    lintType(`${at}(${argument.name.value})`, argument.type, say)
  }
  const names = (field.arguments ?? []).map(argument => argument.name.value)
  if (namedOf(field.type).endsWith('Connection') && !names.includes('first'))
    say(at, 'expected a connection to take first and after')
}

function lintInputs(type: string, fields: readonly InputValueDefinitionNode[], say: Say): void {
  for (const field of fields) {
    const at = `${type}.${field.name.value}`
    lintDescribed(field, at, say)
    if (!isCamel(field.name.value)) say(at, 'expected a name in camel case')
    lintType(at, field.type, say)
  }
}

function lintType(at: string, type: TypeNode, say: Say): void {
  if (hasNullableItems(type)) say(at, 'expected list items that are not null')
  const money = /(?:amount|price|money|cost|fee|total)(?:Minor)?$/i.test(at.split('.').at(-1) ?? '')
  if (namedOf(type) === 'Float' && money) say(at, 'expected Money, got Float: floats lose cents')
}

function lintMutation({ name, arguments: given = [], type }: FieldDefinitionNode, say: Say): void {
  const at = `Mutation.${name.value}`
  const base = name.value.charAt(0).toUpperCase() + name.value.slice(1)
  const [input] = given
  const single = given.length === 1 && input?.name.value === 'input' && printed(input.type) === `${base}Input!`
  if (!single) say(at, `expected (input: ${base}Input!)`)
  if (printed(type) !== `${base}Payload!`) say(at, `expected the type ${base}Payload!, got ${printed(type)}`)
}

function lintConnection(name: string, fields: readonly FieldDefinitionNode[], say: Say): void {
  const names = fields.map(field => field.name.value)
  for (const wanted of ['nodes', 'pageInfo']) if (!names.includes(wanted)) say(name, `expected the field ${wanted}`)
}

function payloads(definitions: readonly DefinitionNode[]): string[] {
  return definitions.flatMap(definition =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === 'Mutation'
      ? (definition.fields ?? []).map(field => namedOf(field.type))
      : [],
  )
}

function lintPayload(definitions: readonly DefinitionNode[], name: string, say: Say): void {
  const payload = definitions.find(
    definition => definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === name,
  )
  if (payload?.kind !== Kind.OBJECT_TYPE_DEFINITION) {
    say(name, 'expected this payload type to exist')
    return
  }
  for (const field of payload.fields ?? []) {
    const errors = field.name.value === 'userErrors'
    if (errors && printed(field.type) !== '[UserError!]!') say(name, 'expected userErrors: [UserError!]!')
    if (!errors && field.type.kind === Kind.NON_NULL_TYPE && field.type.type.kind !== Kind.LIST_TYPE) {
      say(`${name}.${field.name.value}`, 'expected a nullable field: there is nothing to answer when userErrors are')
    }
  }
  if (!payload.fields?.some(field => field.name.value === 'userErrors')) say(name, 'expected the field userErrors')
}

function hasNullableItems(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return hasNullableItems(type.type)
  return type.kind === Kind.LIST_TYPE && (type.type.kind !== Kind.NON_NULL_TYPE || hasNullableItems(type.type))
}

function namedOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedOf(type.type)
}

function printed(type: TypeNode): string {
  if (type.kind === Kind.NAMED_TYPE) return type.name.value
  return type.kind === Kind.LIST_TYPE ? `[${printed(type.type)}]` : `${printed(type.type)}!`
}

function isCamel(name: string): boolean {
  return /^[a-z][A-Za-z0-9]*$/.test(name)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../schema/', import.meta.url))
  const files = ['shared', ...SUBGRAPHS].map(name => `${name}.graphql`)
  const mistakes = files.flatMap(file => lintSdl(`schema/${file}`, readFileSync(join(folder, file), 'utf8')))
  for (const mistake of mistakes) console.error(mistake)
  if (mistakes.length > 0) process.exitCode = 1
}
