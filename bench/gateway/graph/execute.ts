import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, parse, validate } from 'graphql'

export interface Execution {
  query: string
  document?: DocumentNode
  variables?: Record<string, unknown> | null
  operationName?: string | null
}

/** Executes on a schema; each text is parsed and validated once. The same work for a subgraph elsewhere and in process. */
export function createExecutor(schema: GraphQLSchema): (operation: Execution) => Promise<ExecutionResult> {
  const documents = new Map<string, DocumentNode>()
  return async ({ query, document: given, variables, operationName }) => {
    let document = given ?? documents.get(query)
    if (!document) {
      document = parse(query)
      const errors = validate(schema, document)
      if (errors.length > 0) return { errors }
      documents.set(query, document)
    }
    return execute({ schema, document, variableValues: variables, operationName })
  }
}
