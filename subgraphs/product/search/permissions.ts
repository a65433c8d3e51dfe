import { allow, definePermissions } from '#shared/permit.ts'

const operations = allow.roles('OPS')
/** The index is one for all businesses: who sees or changes it as a whole sees past each of them. */
const administrators = allow.roles('ADMIN')

export const searchPermissions = definePermissions({
  Query: {
    productSearch: allow.everyone,
    opsProductSearch: operations,
    searchDeadLetters: operations,
    searchIndex: administrators,
    searchReconciliations: administrators,
  },
  Mutation: {
    searchDeadLetterRedrive: operations,
    searchIndexReconcile: administrators,
    searchIndexRebuild: administrators,
  },
  ProductSearchConnection: { '*': allow.everyone },
  ProductSearchEdge: { '*': allow.everyone },
  ProductHit: { '*': allow.everyone },
  ProductFacet: { '*': allow.everyone },
  ProductFacetValue: { '*': allow.everyone },
  OpsProductSearchConnection: { '*': operations },
  OpsProductSearchEdge: { '*': operations },
  OpsProductHit: { '*': operations },
  SearchDeadLetterConnection: { '*': operations },
  SearchDeadLetterEdge: { '*': operations },
  SearchDeadLetter: { '*': operations },
  SearchDeadLetterRedrivePayload: { '*': operations },
  SearchIndexStatus: { '*': administrators },
  SearchIndexRebuild: { '*': administrators },
  SearchIndexRebuildPayload: { '*': administrators },
  SearchReconciliation: { '*': administrators },
  SearchReconciliationConnection: { '*': administrators },
  SearchReconciliationEdge: { '*': administrators },
  SearchException: { '*': administrators },
  SearchIndexReconcilePayload: { '*': administrators },
})
