import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, parse } from 'graphql'
import { composeSupergraph } from '../../supergraph/compose.ts'

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n`
export const people = `${LINK} type Query { me: Person } type Person @key(fields: "id") { id: ID!  seen: String }`
/** The same with one more field. */
export const namedPeople = people.replace('seen: String', 'seen: String  name: String')
export const mail = `${LINK} type Person @key(fields: "id") { id: ID!  address: String }`

export const supergraph = (first = people): string =>
  composeSupergraph([
    { name: 'people', sdl: first },
    { name: 'mail', sdl: mail },
  ]).supergraphSdl

interface Sent {
  headers: Record<string, unknown>
}

/** Subgraphs over HTTP, one of them on a unix socket. */
export interface Subgraphs {
  /** The gateway's options that say where they are. */
  args: string[]
  close(): void
}

export async function startSubgraphs(socket: string): Promise<Subgraphs> {
  const seen = (_: unknown, { headers }: Sent) => `${headers.authorization} ${headers['x-secret']}`
  const servers = [
    serve(namedPeople, { Query: { me: () => ({ id: '1', seen, name: 'Ada' }) } }),
    serve(mail, { Person: { __resolveReference: ({ id }: { id: string }) => ({ id, address: `${id}@example.org` }) } }),
  ] as const
  await new Promise<void>(resolve => servers[0].listen(0, '127.0.0.1', resolve))
  await new Promise<void>(resolve => servers[1].listen(socket, resolve))
  const { port } = servers[0].address() as AddressInfo
  return {
    args: ['--subgraph', `people=http://127.0.0.1:${port}/graphql`, '--subgraph', `mail=unix:${socket}:/graphql`],
    close: () => {
      for (const server of servers) server.close()
    },
  }
}

/** Answers GraphQL; resolvers find the headers in their context. */
function serve(sdl: string, resolvers: object): Server {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }])
  return createServer(async (request, response) => {
    const { query, variables } = (await json(request)) as { query: string; variables?: Record<string, unknown> }
    const contextValue: Sent = { headers: request.headers }
    const result = await graphql({ schema, source: query, variableValues: variables, contextValue })
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result))
  })
}
