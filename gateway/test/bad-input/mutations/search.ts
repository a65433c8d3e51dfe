import type { MutationCase } from '../case.ts'
import { OPERATIONS } from './words.ts'

const INDEX = 'the search index is one for all businesses'
const NOT_FAILED = 'what has not failed is not tried again'

export const searchCases = (): Record<string, MutationCase> => ({
  searchIndexReconcile: {
    as: 'ADMIN',
    input: { repair: true },
    strangers: { otherBusiness: INDEX, neighbour: INDEX },
  },
  searchIndexRebuild: {
    as: 'ADMIN',
    input: { reason: 'new synonyms' },
    strangers: { otherBusiness: INDEX, neighbour: INDEX },
  },
  searchDeadLetterRedrive: {
    as: 'OPS',
    input: { productIds: ['prd_demo_001'] },
    fine: {
      'productIds.0: unknown': NOT_FAILED,
      'productIds.0: malformed': NOT_FAILED,
      'productIds.0: of another kind': NOT_FAILED,
    },
    strangers: { otherBusiness: NOT_FAILED, neighbour: OPERATIONS },
  },
})
