import { readFileSync } from 'node:fs'
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { anonymousViewer, signClaims } from '#shared/auth.ts'
import { disableTelemetry, readGraphEnv } from '../../gateway/env.ts'

/**
 * @apollo/gateway as it comes: its own data source and executor, Apollo Server standalone, the same supergraph. The one
 * addition signs the request, because our subgraphs answer nobody else.
 */
disableTelemetry()
const { remotes, secret, defaultBusinessId } = readGraphEnv()
const viewer = anonymousViewer(defaultBusinessId)

class Signing extends RemoteGraphQLDataSource {
  subgraph: string

  constructor(subgraph: string, url: string | undefined) {
    super({ url })
    this.subgraph = subgraph
  }

  override willSendRequest({ request }: Parameters<NonNullable<RemoteGraphQLDataSource['willSendRequest']>>[0]) {
    const { http: _http, ...sent } = request
    const claims = { viewer, requestId: 'bench', traceparent: '', operationName: null, clientName: 'bench' }
    const headers = signClaims(secret, this.subgraph, claims, JSON.stringify(sent), Date.now())
    for (const [name, value] of Object.entries(headers)) request.http?.headers.set(name, value)
  }
}

const supergraphSdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8')
const gateway = new ApolloGateway({
  supergraphSdl,
  buildService: ({ name }) => new Signing(name, remotes[name as keyof typeof remotes]),
})
const { url } = await startStandaloneServer(new ApolloServer({ gateway }), { listen: { port: 0, host: '127.0.0.1' } })
process.send?.({ url })
process.once('disconnect', () => process.exit(0))
