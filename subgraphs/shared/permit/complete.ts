import { type GraphQLObjectType, type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql'
import { allow, type PermissionTable, type Rule } from './rules.ts'

/** The federation machinery. Its types guard themselves: `_entities` answers guarded types. */
const FEDERATION_TYPES = new Set(['_Service', '_Entity'])
const FEDERATION_FIELDS = new Set(['_entities', '_service'])

/** Value types of the shared SDL that carry nothing of their own: whoever may read the field may read the value. */
const VALUE_TYPES = new Set(['Money', 'PageInfo', 'UserError'])

/** A permission table does not fit its schema. All mistakes are listed at once. */
export class PermissionTableError extends Error {
  override name = 'PermissionTableError'
}

/**
 * Answers the rule of every field, by type and field. Throws PermissionTableError when a type or field has no decision,
 * when the table names something unknown, or when a root type uses '*': a new operation must be decided on by name.
 */
export function completeTable(schema: GraphQLSchema, table: PermissionTable): Map<string, Map<string, Rule>> {
  const types = objectTypes(schema)
  const mistakes = unknownNames(types, table)
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
  const complete = new Map<string, Map<string, Rule>>()

  for (const type of types.values()) {
    const rules = table[type.name] ?? (VALUE_TYPES.has(type.name) ? { '*': allow.everyone } : {})
    if (roots.has(type) && rules['*']) mistakes.push(`${type.name}.*: expected a decision per operation, got a default`)
    const fields = new Map<string, Rule>()
    for (const name of Object.keys(type.getFields())) {
      const rule = roots.has(type) && FEDERATION_FIELDS.has(name) ? allow.everyone : (rules[name] ?? rules['*'])
      if (rule) fields.set(name, rule)
      else mistakes.push(`${type.name}.${name}: expected a decision, got none`)
    }
    complete.set(type.name, fields)
  }
  if (mistakes.length > 0)
    throw new PermissionTableError(`The permission table does not fit:\n  ${mistakes.join('\n  ')}`)
  return complete
}

function objectTypes(schema: GraphQLSchema): Map<string, GraphQLObjectType> {
  const types = new Map<string, GraphQLObjectType>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !isIntrospectionType(type) && !FEDERATION_TYPES.has(type.name)) types.set(type.name, type)
  }
  return types
}

function unknownNames(types: Map<string, GraphQLObjectType>, table: PermissionTable): string[] {
  return Object.entries(table).flatMap(([typeName, rules]) => {
    const type = types.get(typeName)
    if (!type) return [`${typeName}: expected an object type of this subgraph, got an unknown name`]
    const fields = type.getFields()
    return Object.keys(rules)
      .filter(name => name !== '*' && !fields[name])
      .map(name => `${typeName}.${name}: expected a field of ${typeName}, got an unknown name`)
  })
}
