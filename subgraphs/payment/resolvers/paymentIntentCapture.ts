import { payload, validate } from '#shared/errors.ts'
import { captureIntent } from '../commands/capture.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { paymentIntentCaptureInput } from './inputs.ts'

export const paymentIntentCapture: MutationResolvers['paymentIntentCapture'] = (
  _parent,
  { input },
  { deps, viewer, payments },
) =>
  payload(async () => {
    const checked = validate(paymentIntentCaptureInput, input)
    const userErrors = await captureIntent(deps, viewer, checked)
    return { paymentIntent: await payments.byId.load(checked.paymentIntentId), userErrors }
  })
