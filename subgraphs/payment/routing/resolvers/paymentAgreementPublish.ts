import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { publishAgreement } from '../commands/publish.ts'
import { agreementPublishInput } from './inputs.ts'

export const paymentAgreementPublish: MutationResolvers['paymentAgreementPublish'] = (
  _parent,
  { input },
  { deps, viewer, routing },
) =>
  payload(async () => {
    const checked = validate(agreementPublishInput, input)
    await publishAgreement(deps, viewer, checked)
    return { agreement: await routing.agreement(checked.channelCode, checked.expectedVersion + 1) }
  })
