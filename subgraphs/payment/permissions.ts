import { ORDER_SKILLS } from '#shared/auth.ts'
import { allow, definePermissions } from '#shared/permit.ts'

/** Who sees payments at all. Which ones is decided by store/payments.ts. */
const readers = allow.any(allow.roles('SHOPPER', 'FINANCE', 'OPS', 'SERVICE'), allow.skilled(...ORDER_SKILLS))
const staff = allow.roles('FINANCE', 'OPS')
const shopper = allow.roles('SHOPPER')

/** Intents and attempts. How they are routed decides on its own types, beside its code. */
export const permissions = definePermissions({
  Query: { paymentIntent: readers },
  Mutation: {
    paymentIntentCreate: shopper,
    paymentIntentConfirm: shopper,
    paymentIntentCancel: shopper,
    paymentIntentCapture: staff,
  },
  PaymentIntent: { '*': readers, attempts: staff, events: staff, captures: staff, refunds: staff },
  PaymentNextAction: { '*': readers },
  PaymentAttempt: { '*': staff },
  PaymentEvent: { '*': staff },
  PaymentCapture: { '*': staff },
  PaymentRefund: { '*': staff },
  PaymentRiskDecision: { '*': staff },
  Order: { id: allow.everyone, paymentIntent: readers },
  PaymentIntentCreatePayload: { '*': shopper },
  PaymentIntentConfirmPayload: { '*': shopper },
  PaymentIntentCancelPayload: { '*': shopper },
  PaymentIntentCapturePayload: { '*': staff },
})
