import { GraphQLError, type ValidationRule } from 'graphql'

/** Refuses operations of a kind that the schema has no root for: the specification's own rules leave them to execution. */
export const rootsRule: ValidationRule = context => ({
  OperationDefinition: node => {
    if (context.getSchema().getRootType(node.operation)) return
    context.reportError(new GraphQLError(`The schema has no ${node.operation}s.`, { nodes: node }))
  },
})
