import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError } from 'graphql'
import type { GatewayContext } from '../context.ts'
import { type Measure, measure } from './measure.ts'

/** The most an operation may ask for. Defaults with their reason in DEFAULT_LIMITS. */
export interface Limits {
  maxDepth: number
  maxAliases: number
  maxRootFields: number
  maxCost: number
}

/** Well above the deepest of our clients' operations (the room: 7 deep, cost about 500), well below what hurts. */
export const DEFAULT_LIMITS: Limits = { maxDepth: 15, maxAliases: 30, maxRootFields: 20, maxCost: 10_000 }

const CHECKS: { what: keyof Measure; limit: keyof Limits; code: string; name: string }[] = [
  { what: 'depth', limit: 'maxDepth', code: 'MAX_DEPTH_LIMIT', name: 'a depth' },
  { what: 'aliases', limit: 'maxAliases', code: 'MAX_ALIASES_LIMIT', name: 'a number of aliases' },
  { what: 'rootFields', limit: 'maxRootFields', code: 'MAX_ROOT_FIELDS_LIMIT', name: 'a number of root fields' },
  { what: 'cost', limit: 'maxCost', code: 'COST_ESTIMATED_TOO_EXPENSIVE', name: 'an estimated cost' },
]

/** Refuses operations that ask for too much, before they are planned. */
export function limitsPlugin(limits: Limits): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          // Without an operation (an unknown name) the server has its own answer.
          if (!operation) return
          const measured = measure(schema, document, operation, request.variables ?? {})
          for (const { what, limit, code, name } of CHECKS) {
            if (measured[what] <= limits[limit]) continue
            throw new GraphQLError(`expected ${name} of at most ${limits[limit]}, got ${measured[what]}`, {
              extensions: { code, http: { status: 400 } },
            })
          }
        },
      }
    },
  }
}
