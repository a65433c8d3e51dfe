import type { ApolloServerPlugin } from '@apollo/server'
import type { GatewayContext } from '../context.ts'

const MISTAKES_OF_THE_REQUEST = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'])

/**
 * GraphQL over HTTP, section 6.4.1: as `application/json`, a request that was understood is answered 200 even when its
 * document or variables are wrong, because such clients cannot tell a proxy's 400 from ours. Clients that accept
 * `application/graphql-response+json` get the telling status.
 */
export function statusPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart({ request }) {
      const accept = request.http?.headers.get('accept') ?? ''
      if (accept.includes('application/graphql-response+json')) return undefined
      return {
        async willSendResponse({ response }) {
          if (response.http.status !== 400 || response.body.kind !== 'single') return
          const codes = response.body.singleResult.errors?.map(error => String(error.extensions?.code)) ?? []
          if (codes.every(code => MISTAKES_OF_THE_REQUEST.has(code))) response.http.status = 200
        },
      }
    },
  }
}
