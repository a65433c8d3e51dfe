import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql'

/**
 * Whether an object that calls itself `name` is one of `condition`. The name may be that of an interface, for objects
 * whose type their subgraph does not know (`@interfaceObject`).
 */
export function isOfType(schema: GraphQLSchema, name: unknown, condition: string): boolean {
  if (name === condition) return true
  if (typeof name !== 'string') return false
  const type = schema.getType(name)
  const wanted = schema.getType(condition)
  if (!type || !wanted || !isAbstractType(wanted)) return false
  return (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wanted, type)
}
