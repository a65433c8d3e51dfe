import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import { print } from 'graphql'
import type { Fixture } from '../fixtures/fixture.ts'
import { type Answer, parsed, type Runner } from './answer.ts'
import { hash } from './random.ts'
import { type FuzzContext, runSubgraph } from './sources.ts'

/** The stock gateway, to compare with: it proves the fixtures, and shows where the engine is better. */
export async function stockRunner(fixture: Fixture): Promise<Runner> {
  const silent = () => undefined
  const logger = { debug: silent, info: silent, warn: silent, error: silent }
  const gateway = new ApolloGateway({
    supergraphSdl: fixture.supergraphSdl,
    logger,
    buildService: ({ name }): GraphQLDataSource => ({
      process: async ({ request, context }) => {
        const schema = fixture.subgraphs.get(name)!
        const result = await runSubgraph(schema, request.query!, request.variables, context as unknown as FuzzContext)
        return JSON.parse(JSON.stringify(result))
      },
    }),
  })
  const { executor } = await gateway.load()
  return {
    name: 'stock',
    async run({ query, variables, operationName }, db): Promise<Answer> {
      const context: FuzzContext = { db, faults: [] }
      const document = parsed(fixture.merged, query)
      const request = { query, variables, operationName }
      const given = { request, document, context, operationName, logger, queryHash: String(hash(print(document))) }
      const { data, errors: reported = [] } = await executor({ ...given, source: query, metrics: {} } as never)
      const errors = JSON.parse(JSON.stringify(reported))
      return { data, errors: [...errors, ...context.faults.map(message => ({ message, path: ['fault'] }))] }
    },
    close: () => gateway.stop(),
  }
}
