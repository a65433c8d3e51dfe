import { allow, definePermissions } from '#shared/permit.ts'

/** Finance sees how payments are routed; operations decide it. */
const staff = allow.roles('FINANCE', 'OPS')
const operators = allow.roles('OPS')
const shopper = allow.roles('SHOPPER')

/** Channels, rules, agreements and decisions. */
export const routingPermissions = definePermissions({
  Query: {
    paymentMethodsAvailable: shopper,
    paymentAgreement: allow.signedIn,
    paymentChannels: staff,
    paymentRuleSet: staff,
    paymentRoutingDryRun: staff,
  },
  Mutation: {
    paymentChannelPublish: operators,
    paymentRuleSetPublish: operators,
    paymentAgreementPublish: operators,
  },
  PaymentMethod: { '*': allow.everyone },
  PaymentAgreement: { '*': allow.signedIn },
  PaymentChannel: { '*': staff },
  PaymentChannelCapabilities: { '*': staff },
  PaymentChannelTerms: { '*': staff },
  PaymentRuleSet: { '*': staff },
  PaymentRoutingRule: { '*': staff },
  PaymentRoutingCondition: { '*': staff },
  PaymentRoutingShare: { '*': staff },
  PaymentHealthPolicy: { '*': staff },
  PaymentRoutingDecision: { '*': staff },
  PaymentRoutingElimination: { '*': staff },
  PaymentRoutingDryRunPayload: { '*': staff },
  PaymentChannelPublishPayload: { '*': operators },
  PaymentRuleSetPublishPayload: { '*': operators },
  PaymentAgreementPublishPayload: { '*': operators },
})
