import { allow, definePermissions } from '#shared/permit.ts'

const operators = allow.roles('OPS')

/** What was tried and refused. */
export const refusalPermissions = definePermissions({
  Query: { paymentRefusals: operators },
  Mutation: {},
  PaymentRefusal: { '*': operators },
  PaymentRefusalConnection: { '*': operators },
  PaymentRefusalEdge: { '*': operators },
})
