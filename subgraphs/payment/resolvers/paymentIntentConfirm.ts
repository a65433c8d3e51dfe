import { payload, validate } from '#shared/errors.ts'
import { confirmIntent } from '../commands/confirmIntent.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { paymentIntentConfirmInput } from './inputs.ts'

export const paymentIntentConfirm: MutationResolvers['paymentIntentConfirm'] = (
  _parent,
  { input },
  { deps, viewer, payments },
) =>
  payload(async () => {
    const checked = validate(paymentIntentConfirmInput, input)
    const userErrors = await confirmIntent(deps, viewer, checked)
    return { paymentIntent: await payments.byId.load(checked.paymentIntentId), userErrors }
  })
