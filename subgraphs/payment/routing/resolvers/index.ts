import { paymentAgreementPublish } from './paymentAgreementPublish.ts'
import { paymentChannelPublish } from './paymentChannelPublish.ts'
import { paymentRuleSetPublish } from './paymentRuleSetPublish.ts'
import { Query } from './Query.ts'
import { PaymentChannel, PaymentChannelTerms, PaymentRoutingDecision, PaymentRoutingRule } from './types.ts'

export const routingResolvers = {
  Query,
  Mutation: { paymentChannelPublish, paymentRuleSetPublish, paymentAgreementPublish },
  PaymentChannel,
  PaymentChannelTerms,
  PaymentRoutingDecision,
  PaymentRoutingRule,
}
