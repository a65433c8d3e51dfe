import { readFileSync } from 'node:fs'
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { supergraphFile } from '../graph/files.ts'

/** @apollo/gateway as it comes: Apollo Server standalone, its own data source and executor; the header forwarded as its guide says. */
interface Context {
  authorization?: string
}

class Forwarding extends RemoteGraphQLDataSource<Context> {
  override willSendRequest({
    request,
    context,
  }: Parameters<NonNullable<RemoteGraphQLDataSource<Context>['willSendRequest']>>[0]) {
    if (context.authorization) request.http?.headers.set('authorization', context.authorization)
  }
}

const [folder, port] = process.argv.slice(2) as [string, string]
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(supergraphFile(folder), 'utf8'),
  buildService: ({ url }) => new Forwarding({ url }),
})
await startStandaloneServer(new ApolloServer<Context>({ gateway }), {
  listen: { port: Number(port), host: '127.0.0.1' },
  context: async ({ req }) => ({ authorization: req.headers.authorization }),
})
