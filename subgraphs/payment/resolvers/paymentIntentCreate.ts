import { payload, validate } from '#shared/errors.ts'
import { createIntent } from '../commands/createIntent.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { paymentIntentCreateInput } from './inputs.ts'

export const paymentIntentCreate: MutationResolvers['paymentIntentCreate'] = (
  _parent,
  { input },
  { deps, viewer, payments },
) =>
  payload(async () => {
    const { intentId } = await createIntent(deps, viewer, validate(paymentIntentCreateInput, input))
    return { paymentIntent: await payments.byId.load(intentId) }
  })
