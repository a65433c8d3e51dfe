import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, Kind, visit } from 'graphql'
import { hasRole } from '#shared/auth.ts'
import type { GatewayContext } from '../context.ts'

/** Keeps the schema to operations staff where `hidden` (production): it is a map for whoever looks for a way in. */
export function introspectionPlugin(hidden: boolean): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart({ contextValue }) {
      if (!hidden || hasRole(contextValue.viewer, 'OPS')) return undefined
      return {
        async didResolveOperation({ document }) {
          visit(document, {
            [Kind.FIELD]: node => {
              if (node.name.value !== '__schema' && node.name.value !== '__type') return
              throw new GraphQLError('Introspection is for operations staff here.', {
                extensions: { code: 'INTROSPECTION_DISABLED', http: { status: 403 } },
              })
            },
          })
        },
      }
    },
  }
}
