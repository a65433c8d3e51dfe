import { payload, validate } from '#shared/errors.ts'
import { referenceOf } from '../../domain/attempts.ts'
import type { Resolvers } from '../../generated/types.ts'
import { requestReconciliation, resolveException } from '../commands/reconcile.ts'
import { type MoneyState, problemOf } from '../domain/money.ts'
import { orderReconciliationResolveInput, orderReconciliationRunInput } from './inputs.ts'

/** Orders against payments: what was compared, what differs, and what people said about it. */
export const reconciliationResolvers = {
  Query: {
    orderReconciliations: (_parent, page, { reconciliations }) => reconciliations.runs(page),
    orderReconciliationExceptions: (_parent, page, { reconciliations }) => reconciliations.exceptions(page),
  },
  Mutation: {
    orderReconciliationRun: (_parent, { input }, { deps, viewer, reconciliations }) =>
      payload(async () => {
        const { repair } = validate(orderReconciliationRunInput, input)
        return { reconciliation: await reconciliations.run(await requestReconciliation(deps, viewer, repair)) }
      }),
    orderReconciliationResolve: (_parent, { input }, { deps, viewer, reconciliations }) =>
      payload(async () => {
        const checked = validate(orderReconciliationResolveInput, input)
        await resolveException(deps, viewer, checked)
        return { exception: await reconciliations.exception(checked.exceptionId) }
      }),
  },
  OrderReconciliation: {
    differing: ({ missing, unexpected, mismatched }) => missing + unexpected + mismatched,
  },
  OrderReconciliationException: {
    order: ({ key }, _args, { orders }) => orders.byId.load(key),
    problem: ({ expected, actual }) => problemOf(expected, actual),
    expected: ({ expected }) => toWire(expected),
    actual: ({ actual }) => toWire(actual),
    refundedTwice: ({ expected }) =>
      (expected?.surplus ?? []).map(surplus => ({ ...surplus, currencyCode: expected!.currencyCode })),
  },
  OrderRefundSurplus: {
    refund: ({ refundId }, _args, { details }) => details.refundById.load(refundId),
    references: ({ refundId, attempts }) => attempts.map(attempt => referenceOf(refundId, attempt)),
    amount: ({ amountMinor, currencyCode }) => ({ amountMinor: BigInt(amountMinor), currencyCode }),
  },
} satisfies Resolvers

function toWire(state: MoneyState | null) {
  if (!state) return null
  const money = (minor: string) => ({ amountMinor: BigInt(minor), currencyCode: state.currencyCode })
  return {
    paymentIntentId: state.paymentIntentId,
    received: money(state.receivedMinor),
    refunded: money(state.refundedMinor),
  }
}
