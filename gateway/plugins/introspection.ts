import { BREAK, GraphQLError, Kind, visit } from 'graphql'
import { hasRole } from '#shared/auth.ts'
import { type Check, noted, type Operation } from './check.ts'

/** Keeps the schema to operations staff (in production): it is a map for whoever looks for a way in. */
export const hideSchema: Check = (operation, _values, viewer) => {
  if (!noted(operation, 'introspects', introspects) || hasRole(viewer, 'OPS')) return undefined
  const extensions = { code: 'INTROSPECTION_DISABLED' }
  return {
    reason: 'forbidden',
    error: new GraphQLError('Introspection is for operations staff here.', { extensions }),
  }
}

function introspects({ document }: Operation): boolean {
  let found = false
  visit(document, {
    [Kind.FIELD]: node => {
      if (node.name.value !== '__schema' && node.name.value !== '__type') return undefined
      found = true
      return BREAK
    },
  })
  return found
}
