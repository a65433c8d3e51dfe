import type { PaymentReconciliationExceptionResolvers } from '../../generated/types.ts'
import type { Figures } from '../domain/figures.ts'
import { paymentExceptionResolve } from './paymentExceptionResolve.ts'
import { paymentReconcile } from './paymentReconcile.ts'
import { Query } from './Query.ts'

const referenceOf = (key: string) => key.slice(key.indexOf(':') + 1)

const PaymentReconciliationException: PaymentReconciliationExceptionResolvers = {
  type: ({ key }) => key.slice(0, key.indexOf(':')),
  reference: ({ key }) => referenceOf(key),
  expected: ({ expected }) => figures(expected),
  actual: ({ actual }) => figures(actual),
  paymentIntent: async ({ key }, _args, { reconciliation, payments }) => {
    const found = await reconciliation.intentOf.load(referenceOf(key))
    return found && payments.byId.load(found.intentId)
  },
  note: async ({ id }, _args, { reconciliation }) => (await reconciliation.notes.load(id))?.note ?? null,
}

function figures(side: Figures | null) {
  if (!side) return null
  const money = (minor: string) => ({ amountMinor: BigInt(minor), currencyCode: side.currency })
  return { rows: side.rows, gross: money(side.gross), fee: side.fee === null ? null : money(side.fee) }
}

export const reconciliationResolvers = {
  Query,
  Mutation: { paymentReconcile, paymentExceptionResolve },
  PaymentReconciliationException,
}
