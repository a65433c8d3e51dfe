import type { MutationCase } from '../case.ts'
import type { State } from '../state.ts'
import { key } from './words.ts'

export const settlementCases = (state: State): Record<string, MutationCase> => ({
  settlementPeriodClose: {
    as: 'FINANCE',
    input: { periodId: state.openPeriodId, ...key('settlementPeriodClose') },
    other: { periodId: state.closedPeriodId },
    strangers: { neighbour: 'finance sees all of its business' },
  },
  settlementPayoutRun: {
    as: 'FINANCE',
    input: { periodId: state.closedPeriodId, ...key('settlementPayoutRun') },
    other: { periodId: state.openPeriodId },
    strangers: { neighbour: 'finance sees all of its business' },
  },
})
