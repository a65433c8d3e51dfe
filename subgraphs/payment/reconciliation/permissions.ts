import { allow, definePermissions } from '#shared/permit.ts'

const staff = allow.roles('FINANCE', 'OPS')

/** Settlement files, what differs, and what is done about it. */
export const reconciliationPermissions = definePermissions({
  Query: { paymentReconciliations: staff, paymentReconciliationExceptions: staff },
  Mutation: { paymentReconcile: staff, paymentExceptionResolve: staff },
  PaymentReconciliation: { '*': staff },
  PaymentReconciliationConnection: { '*': staff },
  PaymentReconciliationEdge: { '*': staff },
  PaymentReconciliationException: { '*': staff },
  PaymentReconciliationExceptionConnection: { '*': staff },
  PaymentReconciliationExceptionEdge: { '*': staff },
  PaymentSettlementFigures: { '*': staff },
  PaymentReconcilePayload: { '*': staff },
  PaymentExceptionResolvePayload: { '*': staff },
})
