import { payload, validate } from '#shared/errors.ts'
import { cancelIntent } from '../commands/cancelIntent.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { paymentIntentCancelInput } from './inputs.ts'

export const paymentIntentCancel: MutationResolvers['paymentIntentCancel'] = (
  _parent,
  { input },
  { deps, viewer, payments },
) =>
  payload(async () => {
    const { paymentIntentId } = validate(paymentIntentCancelInput, input)
    await cancelIntent(deps, viewer, paymentIntentId)
    return { paymentIntent: await payments.byId.load(paymentIntentId) }
  })
