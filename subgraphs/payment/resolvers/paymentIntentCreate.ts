import { validate } from '#shared/errors.ts'
import { createIntent } from '../commands/createIntent.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { recordedPayload } from '../refusals/commands/record.ts'
import { paymentIntentCreateInput } from './inputs.ts'

export const paymentIntentCreate: MutationResolvers['paymentIntentCreate'] = (
  _parent,
  { input },
  { deps, viewer, payments },
) =>
  recordedPayload(deps, viewer, { operation: 'paymentIntentCreate', subjectId: input.orderId }, async () => {
    const { intentId } = await createIntent(deps, viewer, validate(paymentIntentCreateInput, input))
    return { paymentIntent: await payments.byId.load(intentId) }
  })
